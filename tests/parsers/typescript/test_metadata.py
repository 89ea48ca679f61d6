"""Types that `emitDecoratorMetadata` turns into values."""

from __future__ import annotations

import pytest

from dockerlint.models.module import Kept
from tests.support.typescript_reading import METADATA, PLAIN, UNREAD, imports, kept


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("import { C } from 'p'; @Injectable() class A { constructor(c: C) {} }", Kept.YES),
        (
            "import { C } from 'p'; @Injectable() export class A { constructor(private c?: C<X>) {} }",
            Kept.YES,
        ),
        ("import * as n from 'p'; @Controller() class A { constructor(c: n.C) {} }", Kept.YES),
        ("import { C } from 'p'; class A { constructor(c: C) {} }", Kept.NO),
        ("import { C } from 'p'; @Injectable() class A { f(c: C): C {} g: C }", Kept.NO),
        ("import { C } from 'p'; @Injectable() class A { constructor(c: C[], d: Promise<C>) {} }", Kept.NO),
        ("import { C } from 'p'; @Injectable() class A { constructor(c: C | string) {} }", Kept.NO),
        ("import { C } from 'p'; @Injectable() class A { constructor(@Inject('k') c: C) {} }", Kept.UNKNOWN),
        ("import { C } from 'p'; @Injectable() class A { constructor(c: C | null) {} }", Kept.UNKNOWN),
        ("import { C } from 'p'; @Injectable() class A { constructor(...c: C[]) {} }", Kept.UNKNOWN),
        ("import { C } from 'p'; @Entity() class A { constructor(c: C) {} }", Kept.UNKNOWN),
        ("import { C } from 'p'; class A { @Field() c: C; }", Kept.UNKNOWN),
        ("import { C } from 'p'; class A { @Get() f(): C {} }", Kept.UNKNOWN),
        ("import { C } from 'p'; class A { f(@Body() c: C) {} }", Kept.UNKNOWN),
        ("import type { C } from 'p'; @Injectable() class A { constructor(c: C) {} }", Kept.NO),
    ],
)
def test_metadata_keeps_the_types_of_decorated_code(text: str, verdict: Kept) -> None:
    assert kept(text, METADATA) is verdict


def test_metadata_needs_its_option() -> None:
    text = "import { C } from 'p'; @Injectable() class A { constructor(c: C) {} }"
    assert [kept(text, PLAIN), kept(text, METADATA), kept(text, UNREAD)] == [Kept.NO, Kept.YES, Kept.UNKNOWN]


def test_a_known_interface_leaves_no_metadata() -> None:
    text = "import { Request, Odd } from 'express'; class A { @Get() f(@Req() r: Request) {} }"
    assert imports(text, METADATA)[0].kept is Kept.NO
    assert imports(text.replace("r: Request", "r: Odd"), METADATA)[0].kept is Kept.UNKNOWN

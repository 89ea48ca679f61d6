"""How a label explains that an undeclared import works all the same."""

from __future__ import annotations

import pytest

from dockerlint.checks.imports.shared.providers import is_shown, works
from dockerlint.project.workspaces.hoisting import Hoist, OtherProvider, Provider
from dockerlint.source import SourceFile, Span

AT = Span(SourceFile("lib/package.json", "{}"), 0, 2)
HOIST = Hoist("shamefully-hoist", ".npmrc")


@pytest.mark.parametrize(
    ("other", "text", "shown"),
    [
        (OtherProvider(Provider.ROOT, AT), "works here only because the root declares it", True),
        (OtherProvider(Provider.AROUND, AT), "works here only because lib/package.json declares it", True),
        (
            OtherProvider(Provider.PACKAGE, AT),
            "works only where another package brings it and it is hoisted",
            False,
        ),
        (
            OtherProvider(Provider.DEPENDENCY, hoist=HOIST),
            "works only because another package brings it and .npmrc hoists it (`shamefully-hoist`)",
            False,
        ),
        (
            OtherProvider(Provider.DEPENDENCY, via="y"),
            "works only where `y`, a dependency of this package, brings it",
            False,
        ),
        (
            OtherProvider(Provider.DEPENDENCY, hoist=HOIST, via="y"),
            "works only because `y`, a dependency of this package, brings it and .npmrc hoists it (`shamefully-hoist`)",
            False,
        ),
        (OtherProvider(Provider.PUBLIC_HOIST), "works only where pnpm 8 or 9 hoists it to the root", False),
    ],
)
def test_the_words_of_a_label(other: OtherProvider, text: str, *, shown: bool) -> None:
    assert works(other) == text
    assert is_shown(other) is shown

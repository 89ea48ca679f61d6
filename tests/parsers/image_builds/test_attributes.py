"""`name=value` between commas; `…` is unknown."""

from __future__ import annotations

import pytest

from dockerlint.parsers.image_builds.attributes import attributes, stripped
from dockerlint.values import Known, Text, Unknown


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ((Known("type=image, push=true"),), {"type": "image", "push": "true"}),
        (
            (Known("type=image,name=a/"), Unknown("x"), Known(",push=true")),
            {"type": "image", "name": "a/…", "push": "true"},
        ),
        ((Known("name="), Unknown("x")), {"name": "…"}),
        ((Known("x="),), {"x": ""}),
        ((Known("out"),), {}),
        ((Unknown("x"),), {}),
    ],
)
def test_attributes(parts: tuple[Known[str] | Unknown, ...], expected: dict[str, str]) -> None:
    assert {name: str(value) for name, value in attributes(Text(parts)).items()} == expected


def test_blanks_at_both_ends_are_left_out() -> None:
    text = Text((Known(" a "), Unknown("x"), Known(" b ")))
    assert str(stripped(text)) == "a … b"
    assert stripped(Text.known("  ")).parts == ()

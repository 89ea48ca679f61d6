"""The YAML that pnpm writes, line by line."""

from __future__ import annotations

import pytest

from dockerlint.parsers.lockfile.lines import Lines, UnreadableError, unquoted
from dockerlint.source import SourceFile
from dockerlint.tree import plain


def lines(text: str) -> Lines:
    return Lines(SourceFile("pnpm-lock.yaml", text), text)


def block(text: str) -> object:
    return plain(lines(text).block(0, len(text)))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a: b\nc:\n", {"a": "b", "c": None}),
        ("a:\n  b:\n    c: 1\n  d: 2\ne: 3\n", {"a": {"b": {"c": 1}, "d": 2}, "e": 3}),
        ("a:\n  - b\n  - c\nd:\n- e\n", {"a": ["b", "c"], "d": ["e"]}),
        ("'a:b': 1\n\"c\\td\": 2\n", {"a:b": 1, "c\td": 2}),
        ("a@1.0.0: 1\n/a/1.0.0: 2\n", {"a@1.0.0": 1, "/a/1.0.0": 2}),
        (
            "a: {b: 1, 'c d': e}\nf: [g, 'h, i']\nj: {}\nk: []\n",
            {"a": {"b": 1, "c d": "e"}, "f": ["g", "h, i"], "j": {}, "k": []},
        ),
        (
            "a: true\nb: ~\nc: 1.5\nd: 1.2.3\ne: '1'\n",
            {"a": True, "b": None, "c": 1.5, "d": "1.2.3", "e": "1"},
        ),
        ("# c\n\na: b # c\r\n", {"a": "b"}),
        ("a:b: c\n", {"a:b": "c"}),
        ("", {}),
    ],
)
def test_blocks(text: str, wanted: object) -> None:
    assert block(text) == wanted


@pytest.mark.parametrize(
    ("text", "why", "sure"),
    [
        ("a: 1\na: 2\n", "a key occurs twice", True),
        ("a:\n  b: 1\n c: 2\n", "a line is indented wrongly", True),
        ("- a\n", "a list item is indented wrongly", True),
        ("\ta: 1\n", "a line is indented with a tab", True),
        ("a: 1\n<<<<<<< x\n", "it holds a stray merge conflict marker", True),
        ("a: 1\nb", "it ends in the middle of an entry", True),
        ("a: &x 1\n", "it holds YAML that pnpm does not write", False),
        ("a: |\n  b\n", "it holds YAML that pnpm does not write", False),
        ("b\na: 1\n", "it holds YAML that pnpm does not write", False),
    ],
)
def test_what_can_not_be_scanned(text: str, why: str, *, sure: bool) -> None:
    with pytest.raises(UnreadableError) as raised:
        block(text)
    assert (raised.value.why, raised.value.sure) == (why, sure)


def test_places() -> None:
    found = lines("a:\n  b: 'c'\n").block(0, 12)
    inner = found.map("a")
    assert inner is not None
    entry = inner.entries["b"]
    assert (entry.key.span.start, entry.value.span.start, entry.value.span.text) == ((2, 3), (2, 6), "'c'")


PACKAGES = (
    "packages:\n\n  a@1.0.0:\n    resolution: {integrity: x}\n\n  '@b/c@2.0.0':\n    engines: {node: '>=1'}\n"
)


def test_keys_of_a_section_of_packages() -> None:
    start = PACKAGES.index("\n") + 1
    found = lines(PACKAGES).entries(start, len(PACKAGES))
    assert [(key, PACKAGES[at : at + len(key)]) for key, at in found] == [
        ("a@1.0.0", "a@1.0.0"),
        ("'@b/c@2.0.0'", "'@b/c@2.0.0'"),
    ]


def test_a_package_that_is_there_twice() -> None:
    text = "packages:\n\n  a@1:\n    x: 1\n\n  a@1:\n    x: 1\n"
    with pytest.raises(UnreadableError) as raised:
        lines(text).entries(10, len(text))
    assert (raised.value.why, raised.value.at.start) == ("a key occurs twice", (6, 3))


@pytest.mark.parametrize(
    ("raw", "wanted"), [("a", "a"), ("'it''s'", "it's"), ('"a\\nb"', "a\nb"), ('"a\\_b"', "a\u00a0b")]
)
def test_unquoted(raw: str, wanted: str) -> None:
    assert unquoted(raw) == wanted

from __future__ import annotations

from dockerlint.source import SourceFile, Span
from dockerlint.tree import Entry, Map, Scalar, Seq, find, locate, locate_key, plain

FILE = SourceFile("a.yaml", "key: [one, two]\nother: 3\n")


def scalar(text: str, value: str | int | None = None) -> Scalar:
    begin = FILE.text.index(text)
    return Scalar(Span(FILE, begin, begin + len(text)), text if value is None else value, text)


LIST = Seq(Span(FILE, 5, 15), [scalar("one"), scalar("two")])
TREE = Map(
    Span(FILE, 0, 24),
    {"key": Entry(scalar("key"), LIST), "other": Entry(scalar("other"), scalar("3", 3))},
)


def test_locate_points_at_the_value_or_the_nearest_place_before_it() -> None:
    assert locate(TREE, "key", 1).text == "two"
    assert locate(TREE, "key", 7).text == "[one, two]"
    assert locate(TREE, "missing", "x") == TREE.span


def test_locate_key_points_at_the_key_or_the_item() -> None:
    assert locate_key(TREE, "other").text == "other"
    assert locate_key(TREE, "key", 0).text == "one"


def test_accessors_answer_by_kind() -> None:
    assert (TREE.seq("key"), TREE.map("key"), TREE.scalar("key")) == (LIST, None, None)
    assert (TREE.string("other"), TREE.string("nope")) == (None, None)
    assert find(TREE, "key", 0) is LIST.items[0]
    assert find(TREE, "key", "x") is None


def test_a_string_with_unresolved_variables_is_no_string() -> None:
    node = scalar("one")
    node.unresolved = ("X",)
    assert Map(TREE.span, {"a": Entry(scalar("key"), node)}).string("a") is None


def test_plain() -> None:
    assert plain(TREE) == {"key": ["one", "two"], "other": 3}

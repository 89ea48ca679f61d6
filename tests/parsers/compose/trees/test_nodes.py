"""Made, cut and printed scalars: what is known of them stays exact."""

from __future__ import annotations

import pytest

from dockerlint.parsers.compose.trees.nodes import (
    Interpolated,
    derived,
    go_text,
    known_piece,
    made,
    marked_of,
    marked_text,
    new_map,
    pair_of,
    retyped,
    same_list,
    text_of,
    too_large,
    with_entry,
    without,
)
from dockerlint.source import SourceFile
from dockerlint.tree import Seq, plain
from dockerlint.values import Unknown
from tests.support.compose_trees import node, scalar, tree

AT = SourceFile("compose.yaml", "x${A}y").span(0, 6)
UNKNOWN = Unknown("`A` has no value", AT)
MARK = "\U000f0000"


def interpolated(value: str, marked: str, *, unset: bool = False) -> Interpolated:
    names = ("A",) if unset else ()
    return Interpolated(AT, value, value, True, None, ("A",), marked, (UNKNOWN,), names)


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        (1000.0, "1000"),
        (123456789.0, "1.23456789e+08"),
        (1e100, "1e+100"),
        (0.5, "0.5"),
        (1e-7, "1e-07"),
        (True, "true"),
        (None, ""),
    ],
)
def test_values_are_printed_as_go_does(value: float | None, wanted: str) -> None:
    assert go_text(value) == wanted


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        (float("inf"), "+Inf"),
        (float("-inf"), "-Inf"),
        (float("nan"), "NaN"),
        (0.0, "0"),
        (0.0001, "0.0001"),
        (0.00001, "1e-05"),
        (999999.0, "999999"),
        (1000000.0, "1e+06"),
        (-2500000.0, "-2.5e+06"),
        (12, "12"),
        (False, "false"),
        ("a", "a"),
    ],
)
def test_where_go_changes_to_an_exponent(value: float | str, wanted: str) -> None:
    assert go_text(value) == wanted


@pytest.mark.parametrize(
    ("marked", "wanted"),
    [
        (f"x{MARK}y", ["x", None, "y"]),
        (MARK, [None]),
        ("xy", ["xy"]),
        ("xé", ["xé"]),
        ("", [""]),
    ],
)
def test_a_marked_text_is_known_in_parts(marked: str, wanted: list[str | None]) -> None:
    parts = marked_text(marked, (UNKNOWN,), AT).parts
    assert [None if isinstance(part, Unknown) else part.value for part in parts] == wanted


def test_a_plain_scalar_is_known_as_go_prints_it() -> None:
    assert (text_of(scalar("1e6")).value, marked_of(scalar("1e6"))) == ("1e+06", "1e+06")
    assert str(text_of(interpolated("xy", f"x{MARK}y"))) == "x…y"


@pytest.mark.parametrize(
    ("piece", "value", "unresolved", "unset"),
    [
        (("x", "x"), "x", (), ()),
        (("", MARK), "", ("A",), ("A",)),
        (("y", f"{MARK}y"), "y", ("A",), ("A",)),
    ],
)
def test_a_piece_is_unknown_only_where_it_was_cut_from_the_unknown(
    piece: tuple[str, str], value: str, unresolved: tuple[str, ...], unset: tuple[str, ...]
) -> None:
    found = derived(interpolated("xy", f"x{MARK}y", unset=True), *piece)
    assert isinstance(found, Interpolated)
    assert (found.value, found.marked, found.unresolved, found.unset) == (value, piece[1], unresolved, unset)


@pytest.mark.parametrize(
    ("whole", "marked", "piece", "wanted"),
    [
        ("81:90", f"{MARK}:90", "90", "90"),
        ("81:90", f"{MARK}:90", "81", MARK),
        ("90:90", f"{MARK}:90", "90", MARK),
        (":90", f"{MARK}:90", "", MARK),
    ],
)
def test_a_piece_that_a_variable_may_have_brought_is_unknown(
    whole: str, marked: str, piece: str, wanted: str
) -> None:
    assert marked_of(known_piece(interpolated(whole, marked), piece)) == wanted


def test_a_piece_of_a_plain_scalar_is_known() -> None:
    assert text_of(known_piece(scalar("a:b"), "a")).value == "a"


def test_a_cast_keeps_what_is_known() -> None:
    found = retyped(interpolated("80", MARK, unset=True), 80)
    assert isinstance(found, Interpolated)
    assert (found.value, found.text, found.marked, found.unset) == (80, "80", MARK, ("A",))
    assert (retyped(scalar("'80'"), 80).value, retyped(scalar("'80'"), 80).quoted) == (80, True)


@pytest.mark.parametrize(
    ("item", "name", "key", "value", "at"),
    [
        ("A=1", "A", "A", "1", "1"),
        ("'A=1=2'", "A", "'A", "1=2", "1=2"),
        ("A=", "A", "A", "", ""),
        ("'A='", "A", "'A", "", ""),
        ("A", "A", "A", None, None),
    ],
)
def test_a_pair_knows_the_places_of_its_halves(
    item: str, name: str, key: str, value: str | None, at: str | None
) -> None:
    found, key_node, value_node = pair_of(scalar(item))
    assert (found, key_node.span.text) == (name, key)
    assert (value_node and value_node.value) == value
    assert (value_node and value_node.span.text) == at


def test_mappings_are_changed_in_copies() -> None:
    old = tree("a: 1\nb: 2\n")
    new = with_entry(old, "a", scalar("3"))
    assert (plain(new), plain(old)) == ({"a": 3, "b": 2}, {"a": 1, "b": 2})
    assert new.entries["a"].key is old.entries["a"].key
    assert plain(with_entry(old, "c", scalar("4"))) == {"a": 1, "b": 2, "c": 4}
    assert plain(without(old, "a", "z")) == {"b": 2}
    assert without(old, "z") is old


def test_a_changed_entry_keeps_that_a_merge_key_brought_it() -> None:
    old = tree("x: &x {a: 1}\ny:\n  <<: *x\n").map("y")
    assert old is not None
    assert with_entry(old, "a", scalar("2")).entries["a"].merged is True


def test_made_nodes() -> None:
    assert (made("1", AT).quoted, made(1, AT).quoted, made(1, AT).text) == (True, False, "1")
    assert plain(new_map(AT, [(made("a", AT), made(True, AT))])) == {"a": True}
    flow = node("[1, 2]")
    assert isinstance(flow, Seq)
    assert (plain(same_list(flow, flow.items[:1])), same_list(flow, []).flow) == ([1], True)


def aliased(levels: int) -> str:
    """Write lists of ten aliases of the list before."""
    lines = ["a0: &a0 [x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, levels)]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(("levels", "wanted"), [(1, False), (6, False), (7, True), (40, True)])
def test_aliases_count_as_often_as_they_are_used(levels: int, *, wanted: bool) -> None:
    assert too_large(tree(aliased(levels))) is wanted

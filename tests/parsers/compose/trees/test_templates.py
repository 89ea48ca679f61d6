"""Variables in a value: every operator, nesting, what is refused, and which part is unknown."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dockerlint.parsers.compose.trees.environment import Environment
from dockerlint.parsers.compose.trees.nodes import FIRST_MARK
from dockerlint.parsers.compose.trees.templates import Expansion, TemplateError, keys_with_variables
from dockerlint.parsers.yaml.read import parse_yaml
from dockerlint.source import SourceFile


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("${V}", "1"),
        ("$V-x", "1-x"),
        ("$$V", "$V"),
        ("a$", "a$"),
        ("$1 $(x) $ {V}", "$1 $(x) $ {V}"),
        ("${U:-d}", "d"),
        ("${E:-d}${E-d}", "d"),
        ("${V:+a}${U:+a}${E+b}${E:+c}", "ab"),
        ("${U:-${V}b}c", "1bc"),
        ("${U:-a}b}", "ab}"),
        ("${V:?must}", "1"),
        ("${U}", ""),
    ],
)
def test_expansion(text: str, wanted: str) -> None:
    assert Expansion(Environment({"V": "1", "E": ""})).expand(text).value == wanted


@pytest.mark.parametrize(
    "text", ["${", "${V", "${1V}", "${V/a/b}", "${#V}", "${V=d}", "${V!x}", "${V:= d}", "${}"]
)
def test_what_is_no_variable_is_refused(text: str) -> None:
    with pytest.raises(TemplateError, match="does not start a variable"):
        Expansion(Environment({"V": "1"})).expand(text)


def test_a_required_variable_names_itself() -> None:
    with pytest.raises(TemplateError) as raised:
        Expansion(Environment()).expand("a${U:?say}")
    assert str(raised.value) == "required variable `U` has no value"


def test_a_required_variable_is_unknown_where_it_is_asked_for() -> None:
    expansion = Expansion(Environment({"V": "1"}), missing=[])
    assert expansion.expand("${V:?say}${U:?say}/${W?}").value == "1/"
    assert (expansion.missing, [one.why for one in expansion.unknowns]) == (
        ["U", "W"],
        ["`U` has no value", "`W` has no value"],
    )


@settings(derandomize=True, max_examples=60)
@given(st.text(alphabet="Va1:$-+?{}/ '\"\\;(", max_size=20))
def test_only_the_named_error_is_raised(text: str) -> None:
    try:
        Expansion(Environment()).expand(text)
    except TemplateError as raised:
        assert str(raised)  # noqa: PT017 - most texts raise nothing


@pytest.mark.parametrize(
    ("text", "marked", "why"),
    [
        ("a$U", "a\U000f0000", ["`U` has no value"]),
        ("$U$U", "\U000f0000\U000f0001", ["`U` has no value", "`U` has no value"]),
        ("${D:-x}", "\U000f0000", ["git ignores it"]),
        ("${D:+x}", "\U000f0000", ["git ignores it"]),
        ("${D:?x}", "\U000f0000", ["git ignores it"]),
        ("${U:-x}", "x", []),
        ("${U+x}", "", []),
        ("$V", "1", []),
    ],
)
def test_what_the_files_do_not_decide_is_marked(text: str, marked: str, why: list[str]) -> None:
    environment = Environment({}, {"V": "1", "D": "2"}, {"D": "git ignores it"})
    expansion = Expansion(environment)
    assert expansion.expand(text).marked == marked
    assert [one.why for one in expansion.unknowns] == why
    assert ord("\U000f0000") == FIRST_MARK


@pytest.mark.parametrize(
    ("text", "names", "unset"),
    [
        ("$A${B:-$C}", ["A", "B", "C"], ["A", "C"]),
        ("${A:-x}", ["A"], []),
        ("${A-}", ["A"], []),
        ("$$A", [], []),
    ],
)
def test_names_and_those_without_a_value(text: str, names: list[str], unset: list[str]) -> None:
    expansion = Expansion(Environment())
    expansion.expand(text)
    assert (expansion.names, expansion.unset) == (names, unset)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("${U:-" * 52 + "}" * 52, "variables are nested too deep"),
        ("${U:-a\nb}", "a default cannot hold a line break"),
        ("$V" * 1001, "the text grows too long"),
    ],
)
def test_bounds(text: str, message: str) -> None:
    with pytest.raises(TemplateError) as raised:
        Expansion(Environment({"V": "x" * 1000})).expand(text)
    assert str(raised.value) == message


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("services:\n  web: {image: x}\n  db.${SHOP}: {image: y}\n", [3]),
        ("services:\n  web: {image: x}\nvolumes:\n  $SHOP-data:\nnetworks:\n  ${SHOP}:\n", [4, 6]),
        ("services:\n  web: {image: '${IMAGE}', labels: {'${HOST}': x}}\n", []),
        ("services:\n  price$: {image: x}\n  a$1: {image: x}\n", []),
        ("- $SHOP\n", []),
    ],
)
def test_variables_in_keys(text: str, lines: list[int]) -> None:
    documents, _ = parse_yaml(SourceFile("compose.yaml", text))
    assert [at.start[0] for at in keys_with_variables(documents)] == lines

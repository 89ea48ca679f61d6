"""Variables in values, and texts that Compose casts."""

from __future__ import annotations

import pytest

from dockerlint.parsers.compose.pipeline.interpolate import interpolate, pass_through
from dockerlint.parsers.compose.trees.environment import Caller, Environment
from dockerlint.parsers.compose.trees.nodes import Interpolated, text_of
from dockerlint.parsers.compose.verdict.report import Report
from dockerlint.tree import Scalar, find, plain
from tests.support.compose_trees import reported, tree

ENVIRONMENT = Environment(values={"V": "1", "T": "true", "D": "x"}, doubtful={"D": "git ignores it"})
PASSED = Environment(values={"A": "1", "D": "2"}, doubtful={"D": "git ignores it"})


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("{image: 'a:$V'}", {"image": "a:1"}),
        ("{$V: $V}", {"$V": "1"}),
        ("{command: [$V, '$$V']}", {"command": ["1", "$V"]}),
        ("{tty: $T, scale: '${V}0'}", {"tty": True, "scale": 10}),
        ("{image: $T}", {"image": "true"}),
        ("{cpus: '0.5'}", {"cpus": 0.5}),
        ("{mode: 0440}", {"mode": 288}),
        ("{read_only: 'false'}", {"read_only": False}),
    ],
)
def test_values(text: str, wanted: object) -> None:
    report = Report()
    found = interpolate(tree(f"services: {{a: {text}}}"), ENVIRONMENT, report)
    assert (plain(found), reported(report)) == ({"services": {"a": wanted}}, [])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{tty: 'yes'}", "1:21 `yes` is not a boolean in YAML 1.2: write `true`"),
        ("{tty: maybe}", "1:21 this must be a boolean"),
        ("{scale: x}", "1:23 this must be an integer"),
        ("{scale: '1.5'}", "1:23 this must be an integer"),
        ("{cpus: x}", "1:22 this must be a number"),
        ("{image: '${'}", "1:23 `${` does not start a variable: write `$$` for a dollar sign"),
        ("{image: '${U:?say}'}", "1:23 required variable `U` has no value"),
        ("{scale: '${U}'}", "1:23 `U` has no value: this must be an integer"),
        ("{1: x}", "1:16 key `1` must be a string: quote it"),
    ],
)
def test_what_is_refused(text: str, message: str) -> None:
    report = Report()
    interpolate(tree(f"services: {{a: {text}}}"), ENVIRONMENT, report)
    assert reported(report) == [message]


@pytest.mark.parametrize(
    ("text", "unresolved", "unset"),
    [
        ("$V", (), ()),
        ("$U$U", ("U",), ("U",)),
        ("$D", ("D",), ()),
        ("$D$U", ("D", "U"), ("U",)),
        ("$CALLED", ("CALLED",), ()),
        ("$HOME", ("HOME",), ()),
        ("${U:-x}", (), ()),
    ],
)
def test_which_variables_are_not_to_be_trusted(
    text: str, unresolved: tuple[str, ...], unset: tuple[str, ...]
) -> None:
    environment = Environment(
        values=ENVIRONMENT.values,
        doubtful=ENVIRONMENT.doubtful,
        callers=(Caller("CALLED=1", "{name}=1"),),
    )
    found = find(interpolate(tree(f"a: '{text}'"), environment, Report()), "a")
    assert isinstance(found, Interpolated)
    assert (found.unresolved, found.unset) == (unresolved, unset)


def test_what_aliases_share_stays_shared() -> None:
    found = interpolate(tree("a: &a {x: $V}\nb: *a\n"), ENVIRONMENT, Report())
    assert found.get("a") is found.get("b")
    assert plain(found) == {"a": {"x": "1"}, "b": {"x": "1"}}


@pytest.mark.parametrize(
    ("service", "wanted"),
    [
        ("{environment: {A: null, U: null, B: x}}", {"environment": {"A": "1", "U": None, "B": "x"}}),
        ("{build: {args: {A: null}}}", {"build": {"args": {"A": "1"}}}),
        ("{labels: {A: null}}", {"labels": {"A": None}}),
        ("{environment: {D: null}}", {"environment": {"D": "2"}}),
    ],
)
def test_values_that_are_known_of_the_name(service: str, wanted: object) -> None:
    found = pass_through(tree(f"services: {{a: {service}}}"), PASSED)
    assert plain(found) == {"services": {"a": wanted}}


def test_a_doubtful_value_is_unknown() -> None:
    found = pass_through(tree("services: {a: {environment: {D: null}}}"), PASSED)
    value = find(found, "services", "a", "environment", "D")
    assert isinstance(value, Scalar)
    assert (text_of(value).why, value.unresolved) == ("git ignores it", ("D",))

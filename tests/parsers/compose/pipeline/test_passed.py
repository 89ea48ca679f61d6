"""Names without a value under `environment` and `build.args`."""

from __future__ import annotations

import pytest

from dockerlint.parsers.compose.pipeline.passed import pass_through
from dockerlint.parsers.compose.trees.environment import Environment
from dockerlint.parsers.compose.trees.nodes import text_of
from dockerlint.tree import Scalar, find, plain
from tests.support.compose_trees import tree

ENVIRONMENT = Environment(values={"A": "1", "D": "2"}, doubtful={"D": "git ignores it"})


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
    found = pass_through(tree(f"services: {{a: {service}}}"), ENVIRONMENT)
    assert plain(found) == {"services": {"a": wanted}}


def test_a_doubtful_value_is_unknown() -> None:
    found = pass_through(tree("services: {a: {environment: {D: null}}}"), ENVIRONMENT)
    value = find(found, "services", "a", "environment", "D")
    assert isinstance(value, Scalar)
    assert (text_of(value).why, value.unresolved) == ("git ignores it", ("D",))

"""Values as `docker compose config` prints them."""

from __future__ import annotations

import pytest

from dockerlint.parsers.compose.printing.prints import OMITTED, host_list, print_value
from dockerlint.parsers.compose.trees.patterns import Patterns
from tests.support.compose_trees import node


def printed(kind: str, text: str) -> object:
    """Print a value of a kind; `-` for what is left out."""
    found = print_value(node(text), Patterns({"": kind}).at(""))
    return "-" if found is OMITTED else found


@pytest.mark.parametrize(
    ("kind", "text", "wanted"),
    [
        ("size", "512m", "536870912"),
        ("size", "1024", "1024"),
        ("size", "0", "-"),
        ("duration", "90s", "1m30s"),
        ("duration", "null", "-"),
        ("command", "a 'b c'", ["a", "b c"]),
        ("command", "[a, 1]", ["a", "1"]),
        ("command", "null", None),
        ("command", "a 'b", None),
        ("test", "curl x", ["CMD-SHELL", "curl x"]),
        ("test", "[CMD, x]", ["CMD", "x"]),
        ("hosts", "{b: '2', a: '1'}", ["a=1", "b=2"]),
        ("number", "'0.5'", 0.5),
        ("number", "2.0", 2),
        ("number", "0", "-"),
        ("integer", "'80'", 80),
        ("integer", "1e3", 1000),
        ("integer", "0", "-"),
        ("kept integer", "0", 0),
        ("boolean", "'yes'", True),
        ("boolean", "false", "-"),
        ("kept boolean", "false", False),
        ("kept boolean", "null", "-"),
        ("texts", "{A: 1, B: null, C: true}", {"A": "1", "B": None, "C": "true"}),
        ("labels", "{A: 1, B: null}", {"A": "1", "B": ""}),
        ("multiple", "{a: 1, b: [2, 3]}", {"a": ["1"], "b": ["2", "3"]}),
        ("throttles", "[{path: /a, rate: 1m}]", [{"Path": "/a", "Rate": "1048576"}]),
        ("list", "[80, a]", ["80", "a"]),
        ("servers", "['', 1.1.1.1]", ["1.1.1.1"]),
        ("text", "80", "80"),
        ("text", "''", "-"),
        ("ssh", "{default: null, k: /k}", ["default", "k"]),
        ("ulimit", "{soft: 1, hard: 2}", {"soft": 1, "hard": 2}),
        ("ulimit", "3", 3),
        (
            "dependencies",
            "{b: {condition: service_started, required: false, restart: false}}",
            {"b": {"condition": "service_started", "required": False}},
        ),
        (
            "dependencies",
            "{b: {condition: service_started, required: true, restart: true}}",
            {"b": {"condition": "service_started", "required": True, "restart": True}},
        ),
    ],
)
def test_kinds(kind: str, text: str, wanted: object) -> None:
    found = printed(kind, text)
    assert (found, type(found)) == (wanted, type(wanted))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("{a: '', b: 0, c: false, d: null, e: x}", {"d": None, "e": "x"}),
        ("{a: {x-b: 1, c: 2}}", {"a": {"c": 2}}),
        ("['', 0, a]", ["", 0, "a"]),
        ("{a: []}", {"a": []}),
    ],
)
def test_what_has_no_kind_is_printed_without_its_empty_values(text: str, wanted: object) -> None:
    assert print_value(node(text), None) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("['b=1.1.1.1', 'a:2.2.2.2']", ["a=2.2.2.2", "b=1.1.1.1"]),
        ("['a=1.1.1.1,2.2.2.2']", ["a=1.1.1.1", "a=2.2.2.2"]),
        ("['a=[::1]', 'b:::1']", ["a=::1", "b=::1"]),
        ("{a: 1.1.1.1, b: [2.2.2.2, '[::1]']}", ["a=1.1.1.1", "b=2.2.2.2", "b=::1"]),
        ("x", []),
    ],
)
def test_hosts(text: str, wanted: list[str]) -> None:
    assert host_list(node(text)) == wanted

"""A service over the one that it extends."""

from __future__ import annotations

import pytest

from dockerlint.parsers.compose.pipeline.extends import DEEPEST, Extended, Extends
from dockerlint.parsers.compose.pipeline.reset import take_resets
from dockerlint.parsers.compose.verdict.report import Report
from dockerlint.source import Span
from dockerlint.tree import find, plain
from tests.support.compose_trees import reported, tree

OTHER = "services: {base: {image: o, command: [c]}, next: {extends: base, tty: true}}"


def extended(text: str, **files: str) -> tuple[object, list[str], Extends]:
    """Apply `extends` to compose.yaml; `files` are the others, by their paths."""
    report = Report()

    def read(path: str, _: Span) -> Extended | None:
        return Extended(*take_resets(tree(files[path], path))) if path in files else None

    extends = Extends("compose.yaml", ".", read, report)
    services = find(extends.apply(*take_resets(tree(text))), "services")
    assert services is not None
    return plain(services), reported(report), extends


@pytest.mark.parametrize(
    ("services", "wanted"),
    [
        (
            "{a: {image: x, tty: true}, b: {extends: a, image: y}}",
            {"a": {"image": "x", "tty": True}, "b": {"image": "y", "tty": True}},
        ),
        (
            "{a: {environment: {A: 1, B: 1}}, b: {extends: {service: a}, environment: [B=2]}}",
            {"a": {"environment": {"A": 1, "B": 1}}, "b": {"environment": {"A": 1, "B": "2"}}},
        ),
        (
            "{a: {image: x}, b: {extends: a, tty: true}, c: {extends: b}}",
            {"a": {"image": "x"}, "b": {"image": "x", "tty": True}, "c": {"image": "x", "tty": True}},
        ),
        ("{b: {extends: a}, a: {image: x}}", {"b": {"image": "x"}, "a": {"image": "x"}}),
        (
            "{a: {image: x, ports: ['1']}, b: {extends: a, ports: !reset []}}",
            {"a": {"image": "x", "ports": ["1"]}, "b": {"image": "x"}},
        ),
        (
            "{a: {ports: ['1']}, b: {extends: a, ports: !override ['2']}}",
            {"a": {"ports": ["1"]}, "b": {"ports": ["2"]}},
        ),
        ("{a: {image: x}}", {"a": {"image": "x"}}),
    ],
)
def test_services_of_one_file(services: str, wanted: object) -> None:
    found, messages, extends = extended(f"services: {services}")
    assert (found, messages, extends.files) == (wanted, [], set())


def test_a_service_of_another_file() -> None:
    text = "services: {a: {extends: {file: ./o/../other.yaml, service: next}, image: x}}"
    found, messages, extends = extended(text, **{"other.yaml": OTHER})
    assert found == {"a": {"image": "x", "command": ["c"], "tty": True}}
    assert (messages, extends.files, extends.whole) == ([], {"other.yaml"}, True)


def test_a_service_behind_a_url_leaves_the_project_incomplete() -> None:
    text = "services: {a: {extends: {file: 'https://x/y.yaml', service: b}, image: x}}"
    found, messages, extends = extended(text)
    assert (found, messages, extends.whole) == ({"a": {"image": "x"}}, [], False)


@pytest.mark.parametrize(
    ("services", "messages"),
    [
        ("{a: {extends: z}}", ["1:25 `extends` names the service `z`, which does not exist"]),
        ("{a: {extends: a}}", ["1:25 `extends` leads back to the service `a`"]),
        (
            "{a: {extends: b}, b: {extends: a}}",
            ["1:42 `extends` leads back to the service `a`"],
        ),
        ("{a: {extends: {file: o.yaml}}}", ["1:25 `extends` needs a `service`"]),
    ],
)
def test_what_cannot_be_extended(services: str, messages: list[str]) -> None:
    assert extended(f"services: {services}")[1] == messages


def test_a_service_whose_base_is_missing_is_left_without_it() -> None:
    assert extended("services: {a: {extends: z, image: x}}")[0] == {"a": {"image": "x"}}


def test_a_long_row_of_services_is_bounded() -> None:
    lines = [f"  s{n}: {{extends: s{n + 1}}}\n" for n in range(DEEPEST + 2)]
    text = "services:\n" + "".join(lines) + f"  s{DEEPEST + 2}: {{image: x}}\n"
    assert extended(text)[1][0] == f"{DEEPEST + 2}:18 more than {DEEPEST} services extend each other"

"""What each key may hold."""

from __future__ import annotations

import pytest

from dockerlint.parsers.compose.pipeline.interpolate import interpolate
from dockerlint.parsers.compose.pipeline.schema import check_schema
from dockerlint.parsers.compose.trees.environment import Environment
from dockerlint.parsers.compose.verdict.report import Report
from tests.support.compose_trees import reported, tree


def checked(text: str) -> tuple[bool, list[str]]:
    """Check a file whose scalars have the types that Compose gives them."""
    report = Report()
    typed = interpolate(tree(text), Environment(), report)
    return check_schema(typed, report), reported(report)


@pytest.mark.parametrize(
    "text",
    [
        "{}",
        "version: '3'\nname: x\nx-a: [1]",
        "services: {a: {image: x, build: ., x-a: 1}}",
        "services: {a: {build: {context: ., args: [A=1]}}}",
        "services: {a: {environment: {A: null, B: 1, C: true, D: 1.5}}}",
        "services: {a: {ports: [80, '81', {target: 82}]}}",
        "services: {a: {depends_on: {b: {condition: service_healthy}}}}",
        "services: {a: {cpus: 1}}",
        "services: {}\nnetworks: {n: null}",
    ],
)
def test_what_compose_takes(text: str) -> None:
    assert checked(text) == (True, [])


@pytest.mark.parametrize(
    ("service", "message"),
    [
        ("{imag: x}", "1:16 unknown key `imag` in `a`"),
        ("{image: 1}", "1:23 `image` must be a text"),
        ("{image: [x]}", "1:23 `image` must be a text"),
        ("{image: }", "1:16 `image` must be a text"),
        ("{ports: x}", "1:23 `ports` must be a list"),
        ("{labels: x}", "1:24 `labels` must be a list or a mapping"),
        ("{deploy: x}", "1:24 `deploy` must be empty or a mapping"),
        ("{cap_add: [A, A]}", "1:29 `cap_add` holds this item twice"),
        ("{depends_on: {b: {condition: up}}}", "1:44 `condition` must be one of "),
        ("{deploy: {mode: {}}}", "1:31 `mode` must be a text"),
        ("{oom_score_adj: 1001}", "1:31 `oom_score_adj` must be 1000 or less"),
        ("{oom_score_adj: -1001}", "1:31 `oom_score_adj` must be -1000 or more"),
        ("{environment: {A: 2024-01-02}}", "1:33 `A` must be "),
    ],
)
def test_what_compose_refuses_of_a_service(service: str, message: str) -> None:
    sound, [found] = checked(f"services: {{a: {service}}}")
    assert (sound, found[: len(message)]) == (False, message)


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("web: {image: x}", ["compose-1-format"]),
        ("web: {image: x}\nother: 1", ["invalid-compose", "invalid-compose"]),
        ("services: {a: {gpus: all, use_api_socket: true}}", []),
    ],
)
def test_keys_at_the_top_of_a_file(text: str, rules: list[str]) -> None:
    report = Report()
    check_schema(tree(text), report)
    assert [one.kind for one in report.diagnoses] == rules

"""Variables without a value that have one cause."""

from __future__ import annotations

import pytest

from dockerlint.findings import ReadingKind, Severity
from tests.support.small_projects import project

PORTS = "services:\n  a: {image: x, ports: ['$A:1']}\n  b: {image: x, ports: ['${B}:2', '${C}:3']}\n"


def unset(**files: str) -> list[tuple[str, list[str]]]:
    """Return the message and the labels of each finding about an unset variable."""
    found = project(files).files.diagnoses
    return [
        (one.problem.message.partition(":")[0], [label.message for label in one.problem.labels])
        for one in found
        if one.kind == ReadingKind.UNSET
    ]


CAUSE = "nothing sets any variable of this file"
A, B, C = ("`A` has no value", "`B` has no value", "`C` has no value")


def test_variables_of_a_file_of_which_nothing_sets_any_are_one() -> None:
    assert unset(**{"compose.yaml": PORTS}) == [(A, [CAUSE, B, C])]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        (".env", "A=1\n", [B, C]),
        ("up.sh", "A=1 docker compose up -d\n", [B, C]),
        (".env.example", "OTHER=1\n", [A]),
    ],
)
def test_one_that_is_set_shows_that_the_others_were_left_out(
    name: str, text: str, expected: list[str]
) -> None:
    assert [message for message, _ in unset(**{"compose.yaml": PORTS, name: text})] == expected


def test_what_leads_to_something_else_is_apart() -> None:
    text = "services:\n  a: {image: 'x:$A', ports: ['$B:1']}\n"
    assert unset(**{"compose.yaml": text}) == [(B, []), (A, [])]


def test_files_are_apart() -> None:
    text = "services:\n  a: {image: x, ports: ['$A:1']}\n"
    assert unset(**{"a/compose.yaml": text, "b/compose.yaml": text}) == [(A, []), (A, [])]


@pytest.mark.parametrize("env", ["", "B=1\n"])
def test_one_variable_that_several_values_lack_is_one(env: str) -> None:
    text = "services:\n  a: {image: 'x:$A'}\n  b: {image: 'x:$A'}\n  c: {image: 'y:${A}', user: '$B'}\n"
    assert (A, ["here too", "here too"]) in unset(**{"compose.yaml": text, ".env": env})


@pytest.mark.parametrize(
    ("path", "text", "caller", "expected"),
    [
        ("compose-cli.yaml", PORTS, "", Severity.INFO),
        ("compose-cli.yaml", PORTS, "docker compose -f compose-cli.yaml up\n", Severity.WARNING),
        ("compose-cli.yaml", PORTS, "docker compose up\n", Severity.INFO),
        ("compose.yaml", PORTS, "", Severity.WARNING),
        ("compose-cli.yaml", "services:\n  a: {image: x, ports: ['$A:1']}\n", "", Severity.WARNING),
    ],
)
def test_a_file_that_nothing_near_names_is_run_from_elsewhere(
    path: str, text: str, caller: str, expected: Severity
) -> None:
    found = project({path: text, "README.md": caller}).files.diagnoses
    assert [one.as_severe.severity for one in found if one.kind == ReadingKind.UNSET] == [expected]

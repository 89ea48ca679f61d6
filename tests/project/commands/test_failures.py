"""What follows when a command of a script fails (POSIX.1-2024, Shell Command Language 2.9, and `set -e`)."""

from __future__ import annotations

import pytest

from dockerlint.project.commands.failures import Failure, failures
from tests.support.shell_reading import script

STOPS, HANDLED, LOST, UNKNOWN = Failure.STOPS, Failure.HANDLED, Failure.LOST, Failure.UNKNOWN


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a", [STOPS]),
        ("a && b", [STOPS, STOPS]),
        ("a && b && c", [STOPS, STOPS, STOPS]),
        ("a; b", [LOST, STOPS]),
        ("a\nb", [LOST, STOPS]),
        ("a && b; c", [LOST, LOST, STOPS]),
        ("a || b", [HANDLED, STOPS]),
        ("a && b || c", [HANDLED, HANDLED, STOPS]),
        ("a | b", [LOST, STOPS]),
        ("a & b", [LOST, STOPS]),
        ("a && b | c", [STOPS, LOST, STOPS]),
        ("a && b | c; d", [LOST, LOST, LOST, STOPS]),
        ("a && b & c", [LOST, LOST, STOPS]),
        ("a && b | c || d", [HANDLED, LOST, HANDLED, STOPS]),
        ("if a; then b; fi; c", [UNKNOWN, UNKNOWN, STOPS]),
        ("(a; b) && c", [LOST, UNKNOWN, STOPS]),
        ("a $(b)", [UNKNOWN, STOPS]),
        ("! a", [LOST]),
        ("! a && b", [LOST, STOPS]),
        ("a && ! b", [STOPS, LOST]),
        ("! a || b", [LOST, STOPS]),
    ],
)
def test_a_script_without_options(text: str, wanted: list[Failure]) -> None:
    assert list(failures(script(text), errexit=False, pipefail=False)) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a; b", [STOPS, STOPS]),
        ("a && b; c", [LOST, STOPS, STOPS]),
        ("a || b; c", [HANDLED, UNKNOWN, STOPS]),
        ("a | b; c", [LOST, STOPS, STOPS]),
    ],
)
def test_errexit_stops_at_a_command_that_no_list_tests(text: str, wanted: list[Failure]) -> None:
    assert list(failures(script(text), errexit=True, pipefail=False)) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("a | b", [STOPS, STOPS]), ("a | b; c", [LOST, LOST, STOPS]), ("a | b || c", [HANDLED, HANDLED, STOPS])],
)
def test_pipefail_counts_every_command_of_a_pipeline(text: str, wanted: list[Failure]) -> None:
    assert list(failures(script(text), errexit=False, pipefail=True)) == wanted

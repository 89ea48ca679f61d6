"""Which source of a variable wins, and what is not to be trusted."""

from __future__ import annotations

import pytest

from dockerlint.parsers.compose.trees.environment import Environment, Found

OWN = Environment({"G": "given"}, {"G": "file", "F": "file", "E": ""}, {"F": "ignored", "D": "a template"})


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("G", Found("given")),
        ("F", Found("file", "ignored")),
        ("E", Found("")),
        ("D", Found(None, "a template")),
        ("U", Found(None)),
    ],
)
def test_the_command_line_wins_over_files(name: str, wanted: Found) -> None:
    assert OWN.find(name) == wanted
    assert OWN.get(name) == wanted.value


def test_an_included_files_own_env_file_only_fills_in() -> None:
    below = OWN.below({"F": "below", "N": "new"}, {"N": "ignored", "E": "ignored", "D": "other"})
    assert {name: below.find(name) for name in "GFNED"} == {
        "G": Found("given"),
        "F": Found("file", "ignored"),
        "N": Found("new", "ignored"),
        "E": Found(""),
        "D": Found(None, "a template"),
    }
    assert OWN.find("N") == Found(None)

from __future__ import annotations

import pytest

from dockerlint.catalog import rules
from dockerlint.config import Settings
from dockerlint.engine import lint
from dockerlint.files import MemoryFiles
from dockerlint.load import load

ON = ("from-as-casing", "stage-name-casing", "expose-host-port")


def found(dockerfile: str) -> list[str]:
    """Return the rules of three that report something, in order of place."""
    project = load(MemoryFiles({"Dockerfile": dockerfile}))
    return [one.rule for one in lint(project, rules(), Settings(select=ON)).findings]


BODY = "FROM alpine as Base\nEXPOSE 80:80\n"
BOTH = ["from-as-casing", "stage-name-casing"]


@pytest.mark.parametrize(
    ("top", "expected"),
    [
        ("", [*BOTH, "expose-host-port"]),
        ("# check=skip=FromAsCasing\n", ["stage-name-casing", "expose-host-port"]),
        ("#check=skip=FromAsCasing, StageNameCasing;error=true\n", ["expose-host-port"]),
        ("# syntax=docker/dockerfile:1\n# check=error=true;skip=all\n", []),
        ("# check=skip=all\n", []),
        ("# check=experimental=all\n", [*BOTH, "expose-host-port"]),
        ("# check=skip=fromascasing\n", [*BOTH, "expose-host-port"]),
        ("\n# check=skip=all // of this instruction\n", ["expose-host-port"]),
        ("\n# why\n# check=skip=FromAsCasing,StageNameCasing // why\n", ["expose-host-port"]),
        ("\n# check=skip=FromAsCasing\n\n", ["stage-name-casing", "expose-host-port"]),
        ("\n# check=skip=FromAsCasing\n#\n", [*BOTH, "expose-host-port"]),
        (
            "\n# check=skip=FromAsCasing\n# check=skip=StageNameCasing\n",
            ["stage-name-casing", "expose-host-port"],
        ),
        ("\n# no check=skip=all\n", [*BOTH, "expose-host-port"]),
    ],
)
def test_what_buildkit_is_told_to_skip(top: str, expected: list[str]) -> None:
    assert found(top + BODY) == expected


def test_a_comment_covers_the_next_instruction_only() -> None:
    assert found("FROM alpine\n# check=skip=ExposeInvalidFormat\nEXPOSE 80:80\nEXPOSE 81:81\n") == [ON[2]]


def test_text_in_a_heredoc_is_no_comment() -> None:
    heredoc = "FROM alpine\nCOPY <<EOF /x\n# check=skip=all\nEOF\nEXPOSE 80:80\n"
    assert found(heredoc) == [ON[2]]


def test_what_skips_is_not_called_unused_or_unknown() -> None:
    project = load(MemoryFiles({"Dockerfile": "# check=skip=UndefinedVar,Other\nFROM alpine\n"}))
    settings = Settings(select=("unused-ignore", "invalid-ignore", "undefined-variable"))
    assert lint(project, rules(), settings).findings == ()

"""Commands, help, and errors that end a run."""

from __future__ import annotations

import pytest

from dockerlint import __version__
from tests.support.command_line import FOUND, ROOT, Shell, tree


@pytest.mark.parametrize("arguments", [(), (".",), ("check",), ("check", "."), ("a", "b")])
def test_check_is_the_command_that_needs_no_name(bad: Shell, arguments: tuple[str, ...]) -> None:
    assert bad(*arguments, "--format", "concise") == (1, f"a/Dockerfile:4:6: {FOUND}", "")


def test_an_internal_error_is_one_line_without_what_files_hold(
    bad: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def load_project(*_: object) -> None:
        raise ValueError("hunter2\nsecond line")

    monkeypatch.setattr("dockerlint.cli.linting.load_project", load_project)
    code, out, err = bad()
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith("dockerlint: internal error: ValueError at linting.py:")
    assert "hunter2" not in err


def test_version_and_help(shell: Shell) -> None:
    assert shell("--version") == (0, f"dockerlint {__version__}\n", "")
    code, out, _ = shell("--help")
    assert (code, out.split("\n")[0]) == (0, "Usage: dockerlint [OPTIONS] [PATHS]...")
    assert "  dockerlint explain RULE  show a rule's page\n" in out
    assert shell("inspect", "-h")[1].startswith("Usage: dockerlint inspect [OPTIONS] [PATH]\n")


def test_the_same_input_gives_the_same_bytes(bad: Shell) -> None:
    for kind in ("text", "concise", "json"):
        assert bad("--format", kind) == bad("--format", kind)


def test_a_first_argument_that_names_a_command_is_the_command(shell: Shell) -> None:
    tree(shell.folder, {"rules/Dockerfile": ROOT, "rules/server.js": ""})
    assert shell("rules")[1].startswith("rule ")
    assert shell("./rules", "--format", "concise")[:2] == (1, f"rules/Dockerfile:4:6: {FOUND}")

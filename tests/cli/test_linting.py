"""One run over a tree: what is reported, what is only told, and the exit code."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from dockerlint.catalog import Rule, rules
from dockerlint.pages import PageError
from tests.support.command_line import FOUND, Shell, tree
from tests.support.lint_fakes import fake_rule


def test_text_is_the_default(bad: Shell) -> None:
    code, out, err = bad()
    assert (code, err) == (1, "")
    assert out == (
        "warning[root-user]: the image runs as root: this is its last `USER`\n"
        " --> a/Dockerfile:4:6\n  |\n4 | USER root\n  |      ^^^^\n\n"
        "1 root-user (dockerlint explain root-user; warnings pass with --fail-on error)\n1 warning in 2 files; 2 images\n"
    )


def test_paths_narrow_what_is_reported(bad: Shell) -> None:
    assert bad("b") == (0, "no findings in 1 file; 1 image; 1 more in files not given\n", "")
    assert bad("b", "--format", "concise") == (0, "", "dockerlint: 1 more in files not given\n")
    assert bad("a/Dockerfile")[0] == 1
    assert json.loads(bad("b", "--format", "json")[1])["summary"]["hidden"] == 1


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--fail-on", "warning"), 1),
        (("--fail-on", "error"), 0),
        (("--fail-on", "info"), 1),
        (("--fail-on", "never"), 0),
        (("--min-severity", "error"), 1),
        (("--ignore", "root-user"), 0),
        (("--select", "core"), 0),
        (("--select", "core,image"), 1),
        (("--select", "core", "--extend-select", "root-user"), 1),
        (("--extend-ignore", "image"), 0),
        (("--isolated", "--no-cache", "--jobs", "4", "--pnpm-version", "9"), 1),
        (("--env", "A=b", "--profile", "x"), 1),
    ],
)
def test_exit_codes(bad: Shell, arguments: tuple[str, ...], code: int) -> None:
    assert bad(*arguments)[0] == code


def test_what_fails_a_run_is_shown(bad: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def lowered() -> tuple[Rule, ...]:
        return tuple(
            fake_rule(one.load(), one.page.path, "severity: info\nsubject: container")
            for one in rules()
            if one.id == "root-user"
        )

    monkeypatch.setattr("dockerlint.cli.linting.rules", lowered)
    assert bad() == (0, "no findings in 2 files; 2 images; 1 info not shown (--min-severity)\n", "")
    assert bad("--format", "concise", "--fail-on", "info")[:2] == (
        1,
        f"a/Dockerfile:4:6: {FOUND.replace('warning', 'info')}",
    )
    assert bad("--format", "concise", "--fail-on", "info", "--min-severity", "error")[:2] == (1, "")


def test_nothing_to_lint(shell: Shell) -> None:
    (shell.folder / "README.md").write_text("x")
    message = (
        "dockerlint: nothing to lint in this folder: no Dockerfile, compose file, workflow or package.json\n"
    )
    assert shell() == (0, "", message)
    assert shell("--output", "json=report.json") == (0, "no findings\n", message)
    assert json.loads((shell.folder / "report.json").read_text())["findings"] == []
    code, out, err = shell("--format", "json", "README.md")
    assert (code, json.loads(out)["findings"], err) == (0, [], message.replace("this folder", "`README.md`"))


def test_a_folder_that_can_not_be_listed_is_told(bad: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def listed(path: str | Path) -> object:
        if Path(path).name in {"b", "data"}:
            raise PermissionError
        return scandir(path)

    scandir = os.scandir
    tree(bad.folder, {"data/x": "", ".gitignore": "data\n"})
    monkeypatch.setattr("os.scandir", listed)
    told = "dockerlint: the folder `b` cannot be listed (permission denied), so nothing in it was read\n"
    assert bad("--format", "concise") == (1, f"a/Dockerfile:4:6: {FOUND}", told)


def test_a_compose_file_of_another_name_has_its_option(shell: Shell) -> None:
    (shell.folder / "db.yaml").write_text("services: {}\n")
    code, out, err = shell("db.yaml")
    assert (code, out) == (0, "")
    assert err.endswith("or package.json; `--compose-file` reads a compose file of any name\n")


def test_a_file_that_can_not_be_read_is_no_empty_folder(shell: Shell) -> None:
    (shell.folder / "Dockerfile").write_bytes("FROM a\n".encode("utf-16"))
    code, out, err = shell("--format", "concise")
    assert (code, err) == (1, "")
    assert out == "Dockerfile:1:1: warning[unreadable-file] the file is UTF-16, not UTF-8\n"


def test_a_page_that_breaks_the_rules_says_where(bad: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise PageError("image/x.md:2: `severty` is no key")

    monkeypatch.setattr("dockerlint.cli.linting.rules", broken)
    assert bad() == (2, "", "dockerlint: rules/image/x.md:2: `severty` is no key\n")


def test_an_exception_in_a_rule_is_told_and_exits_with_2(bad: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def check(subject: object, project: object) -> object:
        raise KeyError(subject, project)

    broken = fake_rule(check, "image/broken-rule.md", "subject: dockerfile")  # type: ignore[arg-type]
    monkeypatch.setattr("dockerlint.cli.linting.rules", lambda: (*rules(), broken))
    code, out, err = bad("--format", "concise", "--fail-on", "never")
    assert (code, out) == (2, f"a/Dockerfile:4:6: {FOUND}")
    (line,) = err.splitlines()
    assert line.startswith(
        "dockerlint: rule `broken-rule` failed at `a/Dockerfile` and for 1 more: KeyError at "
    )
    errors = json.loads(bad("--format", "json")[1])["errors"]
    assert [(one["rule"], one["path"]) for one in errors] == [
        ("broken-rule", "a/Dockerfile"),
        ("broken-rule", "b/Dockerfile"),
    ]

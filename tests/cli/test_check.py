from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from dockerlint import __version__, cli
from dockerlint.catalog import Rule, rules
from dockerlint.pages import PageError
from tests.support.lint_fakes import fake_rule

ROOT = 'FROM node:22-slim\nWORKDIR /app\nCOPY server.js ./\nUSER root\nCMD ["node", "server.js"]\n'
GOOD = ROOT.replace("root", "node")
FOUND = "warning[root-user] the image runs as root: this is its last `USER`\n"


def tree(folder: Path, files: Mapping[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="")
    return folder


class Shell:
    """Runs dockerlint in this process, in a folder of its own."""

    def __init__(self, folder: Path, captured: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.captured = captured

    def __call__(self, *arguments: str) -> tuple[int, str, str]:
        code = cli.run(arguments)
        return (code, *self.captured.readouterr())


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / ".git").mkdir()
    return Shell(tmp_path, capsys)


@pytest.fixture
def bad(shell: Shell) -> Shell:
    tree(shell.folder, {"a/Dockerfile": ROOT, "a/server.js": "", "b/Dockerfile": GOOD, "b/server.js": ""})
    return shell


@pytest.mark.parametrize("arguments", [(), (".",), ("check",), ("check", "."), ("a", "b")])
def test_check_is_the_command_that_needs_no_name(bad: Shell, arguments: tuple[str, ...]) -> None:
    assert bad(*arguments, "--format", "concise") == (1, f"a/Dockerfile:4:6: {FOUND}", "")


def test_text_is_the_default(bad: Shell) -> None:
    code, out, err = bad()
    assert (code, err) == (1, "")
    assert out == (
        "warning[root-user]: the image runs as root: this is its last `USER`\n"
        " --> a/Dockerfile:4:6\n  |\n4 | USER root\n  |      ^^^^\n\n1 warning in 2 files\n"
    )


def test_paths_narrow_what_is_reported(bad: Shell) -> None:
    assert bad("b") == (0, "no findings in 1 file; 1 more in files not given\n", "")
    assert bad("b", "--format", "concise") == (0, "", "dockerlint: 1 more in files not given\n")
    assert bad("a/Dockerfile")[0] == 1
    assert json.loads(bad("b", "--format", "json")[1])["summary"]["hidden"] == 1


def test_paths_are_shown_from_the_working_directory(bad: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(bad.folder / "b")
    assert bad("--format", "concise", "..") == (1, f"../a/Dockerfile:4:6: {FOUND}", "")
    report = json.loads(bad("--format", "json", "../a")[1])
    assert (report["base"], report["findings"][0]["path"]) == ("..", "../a/Dockerfile")
    monkeypatch.chdir(bad.folder.parent)
    path = f"{bad.folder.name}/a"
    assert bad("--format", "concise", path) == (1, f"{path}/Dockerfile:4:6: {FOUND}", "")


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
    assert bad() == (0, "no findings in 2 files; 1 info not shown (--min-severity)\n", "")
    assert bad("--format", "concise", "--fail-on", "info")[:2] == (
        1,
        f"a/Dockerfile:4:6: {FOUND.replace('warning', 'info')}",
    )
    assert bad("--format", "concise", "--fail-on", "info", "--min-severity", "error")[:2] == (1, "")


def test_output_goes_to_files_as_well(bad: Shell) -> None:
    code, out, _ = bad("--format", "concise", "--output", "json=r.json", "--output", "text=r.txt")
    assert (code, out) == (1, f"a/Dockerfile:4:6: {FOUND}")
    assert json.loads((bad.folder / "r.json").read_text("utf-8"))["summary"]["warnings"] == 1
    assert (bad.folder / "r.txt").read_text("utf-8").endswith("\n1 warning in 2 files\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("nope",), "`nope` does not exist; give a file or folder that does"),
        (("--format", "jsn"), "invalid value for '--format': unknown format `jsn`; did you mean `json`?"),
        (
            ("--min-severity", "yy"),
            "invalid value for '--min-severity': unknown severity `yy`; use error, warning or info",
        ),
        (
            ("--output", "json"),
            "invalid value for '--output': `json` is not FORMAT=FILE; write for example `json=report.json`",
        ),
        (
            ("--output", "jsn=x"),
            "invalid value for '--output': unknown format `jsn`; did you mean `json`?",
        ),
        (("--output", "json=no/x"), "`no/x` can't be written: No such file or directory"),
        (
            ("--select", "root-usr"),
            "unknown rule, alias, family or group `root-usr`; did you mean `root-user`?",
        ),
        (
            ("--env", "SECRET"),
            "invalid value for '--env': a variable must be NAME=VALUE, for example `TAG=1.2`",
        ),
        (("--stdin-filename", "x", "a"), "`--stdin-filename` takes no PATHS; give one or the other"),
        (("--stdin-filename", ""), "`--stdin-filename` takes the name of a file, not ``"),
        (("--stdin-filename", "b"), "`--stdin-filename` takes the name of a file, not `b`"),
        (("--env-file", "no.env"), "invalid value for '--env-file': `no.env` does not exist"),
        (("inspect", "--compose-file", "no"), "invalid value for '--compose-file': `no` does not exist"),
        (("explain", "root-usr"), "unknown rule `root-usr`; did you mean `root-user`?"),
        (("explain", "zzzzzz"), "unknown rule `zzzzzz`; `dockerlint rules` lists all"),
        (("explain", "DL3018"), "unknown rule `DL3018`; `dockerlint rules` lists all"),
        (("-f", "x.yaml"), "no such option '-f'; `--compose-file` names a compose file"),
        (("rule",), "`rule` does not exist; give a file or folder that does, or the command `rules`"),
        (("inspect", "nope"), "`nope` does not exist; give a file or folder that does"),
        (
            ("rules", "--format", "xml"),
            "invalid value for '--format': unknown format `xml`; use text or json",
        ),
        (("n\x1b\no",), "`n\\u{1b} o` does not exist; give a file or folder that does"),
    ],
)
def test_what_can_not_run_says_so_in_one_line(bad: Shell, arguments: tuple[str, ...], message: str) -> None:
    assert bad(*arguments) == (2, "", f"dockerlint: {message}\n")


def test_an_unknown_option_names_the_nearest(bad: Shell) -> None:
    code, out, err = bad("--formt", "json")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "--formt" in err
    assert "--format" in err.replace("--formt", "")


def test_two_repositories_are_linted_one_at_a_time(shell: Shell) -> None:
    tree(shell.folder, {"a/.git/x": "", "b/.git/x": ""})
    (shell.folder / ".git").rmdir()
    shell.folder.joinpath("c").mkdir()
    os.chdir(shell.folder / "c")
    assert shell("../a", "../b") == (
        2,
        "",
        "dockerlint: `a` and `b` are separate projects; lint one at a time\n",
    )


def test_files_of_two_plain_folders_have_one_base(bad: Shell) -> None:
    (bad.folder / ".git").rmdir()
    assert bad("--format", "concise", "a/Dockerfile", "b/Dockerfile") == (1, f"a/Dockerfile:4:6: {FOUND}", "")


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


def test_standard_input_stands_for_a_file(bad: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def feed(text: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))

    arguments = ("--stdin-filename", "b/Dockerfile", "--format", "concise")
    feed(ROOT)
    assert bad(*arguments) == (1, f"b/Dockerfile:4:6: {FOUND}", "dockerlint: 1 more in files not given\n")
    feed(GOOD)
    assert bad(*arguments) == (0, "", "dockerlint: 1 more in files not given\n")
    feed("FROM a\nCOPPY b c\n")
    assert bad("--stdin-filename", "b/new.Dockerfile", "--format", "concise", "--select", "syntax") == (
        1,
        "b/new.Dockerfile:2:1: error[syntax] unknown instruction `COPPY`\n",
        "",
    )


def test_in_a_subfolder_paths_are_relative_to_it(bad: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(bad.folder / "a")
    assert bad("--format", "concise") == (1, f"Dockerfile:4:6: {FOUND}", "")
    report = json.loads(bad("--format", "json")[1])
    assert (report["base"], report["findings"][0]["path"]) == ("..", "Dockerfile")
    assert json.loads(bad("inspect")[1])["dockerfiles"][1]["path"] == "../b/Dockerfile"
    monkeypatch.chdir(bad.folder / "b")
    assert bad("--format", "concise", "../a") == (1, f"../a/Dockerfile:4:6: {FOUND}", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_a_full_disk_is_one_line(bad: Shell) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "dockerlint"],
            cwd=bad.folder,
            check=False,
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=60,
        )
    message = b"dockerlint: the output can't be written: No space left on device\n"
    assert (done.returncode, done.stderr) == (2, message)


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
    assert [line[:58] for line in err.splitlines()] == [
        "dockerlint: rule `broken-rule` failed at `a/Dockerfile`: K",
        "dockerlint: rule `broken-rule` failed at `b/Dockerfile`: K",
    ]
    errors = json.loads(bad("--format", "json")[1])["errors"]
    assert [(one["rule"], one["path"]) for one in errors] == [
        ("broken-rule", "a/Dockerfile"),
        ("broken-rule", "b/Dockerfile"),
    ]


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


def test_rules_lists_all(shell: Shell) -> None:
    code, out, _ = shell("rules")
    lines = out.split("\n")
    assert (code, lines[0].split()) == (0, ["rule", "family", "severity", "group", "fixable", "aliases"])
    assert [line.split()[0] for line in lines[1:-1]] == [rule.id for rule in rules()]
    rows = json.loads(shell("rules", "--format", "json")[1])
    (row,) = [one for one in rows if one["rule"] == "syntax"]
    assert row == {
        "rule": "syntax",
        "family": "core",
        "severity": "error",
        "group": None,
        "preview": False,
        "fixable": False,
        "aliases": [],
        "title": "The file has a syntax error",
    }


def test_explain_shows_the_page(shell: Shell) -> None:
    code, out, _ = shell("explain", "syntax")
    assert code == 0
    assert out.startswith(
        "error[syntax]: The file has a syntax error\ncore; precision very-high; since 0.1.0\n\nThe tool that reads"
    )
    assert "\n  Dockerfile\n    FROM alpine:3.20\n    COPPY . /app\n" in out
    assert "- YAML 1.2: https://yaml.org/spec/1.2.2/\n" in out
    assert "```" not in out


def test_inspect_gives_json(bad: Shell) -> None:
    code, out, err = bad("inspect", "a")
    assert (code, err) == (0, "")
    assert json.loads(out)["version"] == 1


def test_the_same_input_gives_the_same_bytes(bad: Shell) -> None:
    for kind in ("text", "concise", "json"):
        assert bad("--format", kind) == bad("--format", kind)


def test_a_closed_pipe_is_quiet_and_keeps_the_exit_code(bad: Shell) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as closed:
        done = subprocess.run(
            [sys.executable, "-m", "dockerlint"],
            cwd=bad.folder,
            check=False,
            stdout=closed,
            stderr=subprocess.PIPE,
            timeout=60,
        )
    assert (done.returncode, done.stderr) == (1, b"")


def test_a_first_argument_that_names_a_command_is_the_command(shell: Shell) -> None:
    tree(shell.folder, {"rules/Dockerfile": ROOT, "rules/server.js": ""})
    assert shell("rules")[1].startswith("rule ")
    assert shell("./rules", "--format", "concise")[:2] == (1, f"rules/Dockerfile:4:6: {FOUND}")


def test_a_configuration_of_the_tree_holds_for_the_files_below_it(bad: Shell) -> None:
    tree(bad.folder, {"a/.dockerlint.yaml": "severity: {root-user: info}\n"})
    assert bad() == (0, "no findings in 2 files; 1 info not shown (--min-severity)\n", "")
    assert bad("--isolated", "--format", "concise") == (1, f"a/Dockerfile:4:6: {FOUND}", "")
    tree(bad.folder, {"a/.dockerlint.yaml": "severity: {root-user: error}\nfail-on: never\n"})
    assert bad("--format", "concise")[:2] == (0, f"a/Dockerfile:4:6: {FOUND.replace('warning', 'error')}")
    assert bad("--fail-on", "error")[0] == 1


def test_a_given_configuration_replaces_those_of_the_tree(bad: Shell) -> None:
    tree(bad.folder, {"a/.dockerlint.yaml": "broken: [", "ci.yaml": "exclude: [a/Dockerfile, c]\n"})
    assert bad("--config", "ci.yaml", "--format", "json")[::2] == (
        0,
        "dockerlint: ci.yaml:1: `c` of `exclude` matches no file\n",
    )
    outside = tree(bad.folder.parent / "elsewhere", {"x.yaml": "ignore: [image]\n"})
    assert bad("--config", os.fspath(outside / "x.yaml"))[0] == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "a/.dockerlint.yaml:1: unknown key `ignroe`; did you mean `ignore`?"),
        (("b",), "a/.dockerlint.yaml:1: unknown key `ignroe`; did you mean `ignore`?"),
        (("inspect",), "a/.dockerlint.yaml:1: unknown key `ignroe`; did you mean `ignore`?"),
        (
            ("--config", "b/Dockerfile"),
            "b/Dockerfile:1: the file has no keys; add for example `select:`",
        ),
        (("--config", "nope"), "`nope` does not exist; give a file or folder that does"),
    ],
)
def test_a_broken_configuration_can_not_run(bad: Shell, arguments: tuple[str, ...], message: str) -> None:
    tree(bad.folder, {"a/.dockerlint.yaml": "ignroe: [image]\n", "b/Dockerfile": "FROM a\n"})
    assert bad(*arguments) == (2, "", f"dockerlint: {message}\n")


def test_the_pnpm_version_of_the_configuration_counts(bad: Shell) -> None:
    files = {
        ".dockerlint.yaml": "pnpm-version: 8\n",
        "package.json": '{"name": "x"}',
        "pnpm-lock.yaml": "lockfileVersion: '9.0'\n",
    }
    tree(bad.folder, files)
    pnpm = json.loads(bad("inspect")[1])["workspaces"][0]["pnpm"]
    given = json.loads(bad("inspect", "--pnpm-version", "9")[1])["workspaces"][0]["pnpm"]
    assert (pnpm["majors"], given["majors"]) == ([8], [9])

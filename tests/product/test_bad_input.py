"""Whatever a file holds: a clear finding or none, everything else is still found, and soon."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dockerlint.catalog import rules
from dockerlint.config import Settings
from dockerlint.discover import DiskFiles
from dockerlint.engine import lint
from dockerlint.files import Files, MemoryFiles
from dockerlint.load import load

LOCK = """lockfileVersion: '9.0'

settings:
  autoInstallPeers: true
  excludeLinksFromLockfile: false

importers:

  .: {}
"""
MANIFEST = '{"name": "app", "packageManager": "pnpm@10.0.0", "dependencies": {"a": "1.0.0"}}\n'
GOOD = {
    "good/Dockerfile": 'FROM node:22-slim\nCOPY server.js ./\nCMD ["node", "server.js"]\n',
    "good/server.js": "1\n",
    "good/package.json": MANIFEST,
    "good/pnpm-lock.yaml": LOCK,
}
STILL = ["good/Dockerfile:1:1 root-user", "good/package.json:1:67 lockfile-drift"]
NAMES = ("lockfile-broken", "syntax", "unreadable-file", "root-user", "lockfile-drift", "undeclared-import")
KINDS = (
    "Dockerfile",
    "compose.yaml",
    "package.json",
    "pnpm-workspace.yaml",
    "pnpm-lock.yaml",
    ".npmrc",
    ".env",
    "tsconfig.json",
    ".dockerignore",
    ".gitignore",
    "nest-cli.json",
    ".github/workflows/ci.yml",
)
BINARY = bytes(range(256))


def found(files: Files) -> tuple[list[str], list[str]]:
    """What is said of the good part of a tree, and of all else."""
    result = lint(load(files), rules(), Settings(select=NAMES))
    assert result.errors == ()
    good, bad = [], []
    for one in result.findings:
        at = one.at.start
        place = f"{one.at.path}:{at.line}:{at.column} {one.rule}"
        if one.at.path.startswith("good/"):
            good.append(place)
        else:
            bad.append(f"{place} {one.severity.name.lower()}: {one.message}")
    return sorted(good), bad


def said(path: str, text: str | bytes, **more: str | bytes) -> list[str]:
    """What is said of one file in a tree whose other findings must still be there."""
    good, bad = found(MemoryFiles({**GOOD, path: text, **more}))
    assert good == STILL
    return bad


def on_disk(base: Path) -> list[str]:
    (base / ".git").mkdir()
    for path, text in GOOD.items():
        (base / path).parent.mkdir(exist_ok=True)
        (base / path).write_text(text)
    good, bad = found(DiskFiles(base))
    assert good == STILL
    return bad


EMPTY = {
    "Dockerfile": ["Dockerfile:1:1 syntax error: file has no instructions"],
    "package.json": ["package.json:1:1 syntax error: the file holds no value"],
}


@pytest.mark.parametrize("path", KINDS)
def test_an_empty_file(path: str) -> None:
    assert said(path, "") == EMPTY.get(path, [])


READ = ("Dockerfile", "compose.yaml", "package.json", "pnpm-workspace.yaml", ".github/workflows/ci.yml")


@pytest.mark.parametrize("path", READ)
@pytest.mark.parametrize(
    ("data", "why"),
    [(BINARY, "is a binary file"), ("FROM a\n".encode("utf-16"), "is UTF-16, not UTF-8")],
    ids=["binary", "UTF-16"],
)
def test_a_file_that_is_no_text(path: str, data: bytes, why: str) -> None:
    assert said(path, data) == [f"{path}:1:1 unreadable-file warning: the file {why}"]


@pytest.mark.parametrize("name", ["pnpm-lock.yaml", ".npmrc"])
def test_a_file_beside_a_manifest_that_is_no_text(name: str) -> None:
    more = {} if name == "pnpm-lock.yaml" else {"x/pnpm-lock.yaml": LOCK.replace("  .: {}", "  .: {}\n")}
    manifest = '{"name": "x", "packageManager": "pnpm@10.0.0"}\n'
    assert said(f"x/{name}", BINARY, **{"x/package.json": manifest}, **more) == [
        f"x/{name}:1:1 unreadable-file warning: the file is a binary file"
    ]


CONFLICT = "<<<<<<< HEAD\n{}=======\n{}>>>>>>> other\n"


@pytest.mark.parametrize(
    ("path", "text", "message"),
    [
        (
            "compose.yaml",
            "services:\n" + CONFLICT.format("  a: {image: x}\n", "  b: {image: y}\n"),
            "compose.yaml:2:1 syntax error: unresolved merge conflict",
        ),
        (
            "package.json",
            CONFLICT.format('{"name": "a"}\n', '{"name": "b"}\n'),
            "package.json:1:1 syntax error: merge conflict marker",
        ),
        (
            "compose.yaml",
            "services:\n  a: {image: x\n",
            "compose.yaml:3:1 syntax error: the mapping `{` is not closed, or a `,` is missing",
        ),
    ],
)
def test_broken_text(path: str, text: str, message: str) -> None:
    assert said(path, text) == [message]


def lockfile(text: str, manifest: str = MANIFEST) -> list[str]:
    return said("x/pnpm-lock.yaml", text, **{"x/package.json": manifest})


def test_conflict_markers_in_a_lockfile_are_a_warning_as_pnpm_joins_the_sides() -> None:
    one = "  .:\n    dependencies:\n      a:\n        specifier: 1.0.0\n        version: {}\n"
    text = LOCK.replace("  .: {}\n", CONFLICT.format(one.format("1.0.0"), one.format("1.0.0(b@2.0.0)")))
    assert lockfile(text) == ["x/pnpm-lock.yaml:9:1 syntax warning: merge conflict marker in the lockfile"]


def test_a_lockfile_that_no_pnpm_can_read() -> None:
    assert lockfile(LOCK + "<<<<<<< HEAD\n") == [
        "x/pnpm-lock.yaml:10:1 lockfile-broken error: no pnpm can read the lockfile: it holds a stray merge conflict marker"
    ]


def test_a_lockfile_that_no_install_reads_is_not_judged() -> None:
    tree = {
        "x/pnpm-workspace.yaml": "packages: [a]\n",
        "x/package.json": '{"name": "r"}\n',
        "x/pnpm-lock.yaml": LOCK,
    }
    assert (
        said("x/a/pnpm-lock.yaml", LOCK + "<<<<<<<\n", **tree, **{"x/a/package.json": '{"name": "a"}\n'})
        == []
    )


LONG = {
    "word": "x" * 300_000,
    "quote": '"' + "ab " * 100_000,
    "braces": '{"a":' * 60_000,
    "brackets": "[" * 200_000,
    "dashes": "- " * 100_000,
    "comment": "# " + "a: " * 100_000,
    "dollars": "${A:-" * 60_000,
    "stars": "*a" * 100_000,
}


@pytest.mark.parametrize("path", KINDS)
@pytest.mark.parametrize("text", LONG.values(), ids=LONG.keys())
def test_a_line_of_megabytes_is_no_trap(path: str, text: str) -> None:
    assert (
        len(said(path, text, **({} if path == "package.json" else {"package.json": '{"name": "x"}'}))) <= 100
    )


def _doubled(line: str, first: str, last: str) -> str:
    return first + "".join(line.format(n + 1, *[n] * 4) for n in range(40)) + last


ALIASES = _doubled("x{0}: &a{0} [*a{1}, *a{2}, *a{3}, *a{4}]\n", "x0: &a0 [a, b]\n", "")
BOMBS = {
    "compose.yaml": ALIASES + "services:\n  s:\n    image: x\n    command: *a40\n",
    "pnpm-workspace.yaml": ALIASES + "packages: *a40\n",
    ".github/workflows/ci.yml": ALIASES + "on: push\njobs: {a: {steps: *a40}}\n",
    "Dockerfile": _doubled("ARG B{0}=$B{1}$B{2}$B{3}$B{4}\n", "ARG B0=xxxx\n", "FROM $B40\n"),
    "bomb.Dockerfile": "FROM scratch\n"
    + _doubled("ENV B{0}=$B{1}$B{2}$B{3}$B{4}\n", "ENV B0=$X-\n", "USER $B40\n"),
}


@pytest.mark.parametrize("path", BOMBS)
def test_references_that_multiply_are_not_followed(path: str) -> None:
    assert said(path, BOMBS[path]) == []


def test_variables_of_an_env_file_that_multiply_are_not_followed() -> None:
    env = _doubled("B{0}=${{B{1}}}${{B{2}}}${{B{3}}}${{B{4}}}\n", "B0=xxxx\n", "")
    assert said(".env", env, **{"compose.yaml": "services:\n  a:\n    image: ${B40}\n"}) == []


def test_an_alias_inside_its_own_anchor() -> None:
    assert said("compose.yaml", "services: &s\n  a: *s\n") == [
        "compose.yaml:2:6 syntax error: alias `s` is inside its own anchor"
    ]


def test_carriage_returns_and_a_byte_order_mark_move_nothing() -> None:
    files = {
        "Dockerfile": "FROM node:22-slim\nCOPY main.js ./\nUSER root\nCMD node main.js\n",
        "compose.yaml": "services:\n  a:\n    image: x\n    image: y\n",
        "package.json": MANIFEST.replace("{", '{"scripts": {"start": "node main.js"}, ', 1),
        "pnpm-lock.yaml": LOCK,
        "main.js": "require('zod')\n",
    }
    plain = found(MemoryFiles({**GOOD, **files}))[1]
    dressed = {path: b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode() for path, text in files.items()}
    assert found(MemoryFiles({**GOOD, **dressed}))[1] == plain
    assert [one.split(":")[0] for one in plain] == ["Dockerfile", "compose.yaml", "main.js", "package.json"]


def test_lone_surrogates_and_control_characters_in_names(tmp_path: Path) -> None:
    for name in (b"a\n.Dockerfile", b"b\x1b[31m.Dockerfile", b"\xff.Dockerfile"):
        Path(os.fsdecode(os.path.join(os.fsencode(tmp_path), name))).write_text("FROM a\nCOPPY\n")  # noqa: PTH118
    assert on_disk(tmp_path) == [
        f"{name}.Dockerfile:2:1 syntax error: unknown instruction `COPPY`"
        for name in ("a\n", "b\x1b[31m", "\udcff")
    ]


@pytest.mark.parametrize("name", KINDS)
def test_what_is_no_regular_file_is_passed_by(name: str, tmp_path: Path) -> None:
    for folder in ("folder", "dangling", "outside", "cycle", "pipe"):
        (tmp_path / folder / name).parent.mkdir(parents=True)
    (tmp_path / "folder" / name).mkdir()
    (tmp_path / "dangling" / name).symlink_to("nowhere")
    (tmp_path / "outside" / name).symlink_to("/etc/passwd")
    (tmp_path / "cycle" / name).symlink_to(tmp_path / "cycle" / name)
    os.mkfifo(tmp_path / "pipe" / name)
    assert on_disk(tmp_path) == []


def test_a_file_without_read_permission(tmp_path: Path) -> None:
    (tmp_path / "Dockerfile").write_text("FROM a\n")
    (tmp_path / "Dockerfile").chmod(0)
    if os.access(tmp_path / "Dockerfile", os.R_OK):
        pytest.skip("this user may read everything")
    assert on_disk(tmp_path) == [
        "Dockerfile:1:1 unreadable-file warning: the file cannot be read (permission denied)"
    ]

"""Law 5: what a file holds is data. Secrets and escape characters are planted everywhere, and every output is searched."""

from __future__ import annotations

import json
import os
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from dockerlint import cli
from dockerlint.catalog import rules
from dockerlint.cli.options import FORMATS
from dockerlint.findings import Edit, Fix, Label, Problem
from dockerlint.project.project import Project
from tests.support.lint_fakes import fake_rule

SECRET = "c4n4ry"  # noqa: S105
"""Every planted secret contains it."""

KEY = "-----BEGIN RSA PRIVATE KEY-----"
ESCAPING = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
ALLOWED = "\u202e\u200b\u2066\u2028"
"""Escape characters that YAML takes."""
ESCAPES = f"\x1b[31m\x07\x9b\ufeff\x85{ALLOWED}"

FILES = {
    "Dockerfile": f"""# syntax=docker/dockerfile:1
FROM node:22-slim AS {ESCAPES[:1]}build
ARG NPM_TOKEN={SECRET}1
ENV DB_PASSWORD={SECRET}2 OTHER=x
ENV API_KEY {SECRET}3
ENV MULTI_SECRET="a {SECRET}4 b"
RUN curl --password {SECRET}5 https://me:{SECRET}6@example.org/x?token={SECRET}7 # {ESCAPES}
COPPY {ESCAPES} x
COPY server.js ./
USER root
CMD ["node", "server.js"]
""",
    "compose.yaml": f"""services:
  api:
    build:
      context: .
      args:
        NPM_TOKEN: {SECRET}11
    user: root
    environment:
      DB_PASSWORD: {SECRET}12
      API_KEY: "{SECRET}13 with blanks"
      DATABASE_URL: postgres://u:{SECRET}14@db/x
      NOTE: "{ALLOWED}"
    command: ["run", "--token={SECRET}15"]
  list:
    image: a:1
    environment:
      - JWT_SECRET={SECRET}16
    env_file: .env
""",
    ".env": f"PLAIN={SECRET}21\nexport OTHER='{SECRET}22'\nMULTI=\"{SECRET}23\n{SECRET}24\"\n",
    "broken/compose.yaml": f"services:\n  a:\n    image: '{ESCAPES}'\n    token: {SECRET}27\n",
    "broken/.env": f'{ESCAPES[:2]}={SECRET}25\nA="{SECRET}26\n',
    ".npmrc": f"//registry.example.org/:_authToken={SECRET}31\n_auth={SECRET}32\n_password={SECRET}33\nx{ESCAPES}=1\n",
    "package.json": json.dumps(
        {
            "name": "app" + ESCAPES,
            "dependencies": {
                "left" + ESCAPES: f"git+https://u:{SECRET}41@example.org/x.git",
                "a": "1" + ESCAPES,
            },
            "scripts": {"x": f"deploy --password={SECRET}42"},
        },
        indent=1,
        ensure_ascii=False,
    ),
    "pnpm-workspace.yaml": f"packages:\n  - '.'\n# {ALLOWED}\napiToken: {SECRET}51\n",
    "pnpm-lock.yaml": f"""lockfileVersion: '9.0'
importers:
  .:
    dependencies:
      other{ESCAPES}:
        specifier: https://u:{SECRET}61@example.org/{ESCAPES}x.tgz
        version: 1.0.0
""",
    ".github/workflows/ci.yml": f"""on: push
jobs:
  x:
    steps:
      - run: docker build --build-arg NPM_TOKEN={SECRET}71 .
        env:
          DEPLOY_TOKEN: {SECRET}72
      - run: x
        run: "{ALLOWED}"
""",
    "server.js": f"import 'undeclared{ESCAPES}'\nconst apiKey = '{SECRET}81'\nimport 'https://u:{SECRET}82@x.org/y'\n",
    "tsconfig.json": f'{{"compilerOptions": {{"authToken": "{SECRET}91" {ESCAPES}\n',
    ".dockerignore": f"PASSWORD={SECRET}95\n{ESCAPES}\n",
    "key.Dockerfile": f"FROM scratch\nRUN <<EOF\n{KEY}\nEOF\n",
}
NAMES = [f"x{ESCAPES}.Dockerfile", "line\nbreak.Dockerfile", "q\"'`<&.Dockerfile"]


def everything(project: Project) -> Iterator[Problem]:
    """Find every line of every file, with a label on it, a message that quotes a URL, and a fix that writes the line back."""
    for path in project.files.paths:
        file = project.files.source(path)
        for number in range(1, len(file.line_starts) + 1) if file else ():
            at = file.line_span(number) if file else None
            if at is not None and at.text:
                message = f"sees {path} and `https://me:{SECRET}0@example.org`"
                yield Problem(at, message, (Label(at, message),), Fix(path, (Edit(at, at.text),)))


def planted(project: Project) -> Iterator[Problem]:
    whole = list(everything(project))
    assert {one.at.path for one in whole} > set(FILES) - {".env"}
    return iter(whole)


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    names = NAMES if sys.platform != "win32" else []
    for name, text in {**FILES, **dict.fromkeys(names, "FROM a\nCOPPY x\n")}.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def reports(captured: pytest.CaptureFixture[str]) -> Iterator[tuple[str, str]]:
    """Lint with each format, with the real rules and the one that sees all."""
    for kind in FORMATS:
        for more in ((), ("--show-all",)):
            code = cli.run(["--format", kind, "--select", "ALL", "--min-severity", "info", *more])
            out, err = captured.readouterr()
            assert (code, err) == (1, "")
            yield kind, out


def forbidden(text: str) -> list[str]:
    """Return the characters that a terminal or a reader could be fooled with."""
    return sorted({char for char in text if char not in "\n\t" and unicodedata.category(char) in ESCAPING})


def test_no_report_shows_a_secret_or_an_escape_character(
    tree: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rule = fake_rule(lambda _, project: planted(project), "image/sees-all.md", "subject: compose")
    monkeypatch.setattr("dockerlint.cli.linting.rules", lambda: (*rules(), rule))
    for kind, out in reports(capsys):
        assert len(out) > 1000
        assert (kind, leaks(out)) == (kind, [])
        assert (kind, forbidden(out)) == (kind, [])
        assert os.fspath(tree) not in out
        if kind in {"json", "sarif"}:
            assert forbidden("".join(texts(json.loads(out)))) == []


@pytest.mark.usefixtures("tree")
@pytest.mark.parametrize("more", [(), ("--compose-file", "compose.yaml", "--env", f"TOKEN={SECRET}99")])
def test_inspect_shows_no_secret_and_no_escape_character(
    capsys: pytest.CaptureFixture[str], more: tuple[str, ...]
) -> None:
    assert cli.run(["inspect", *more]) == 0
    out = capsys.readouterr().out
    assert leaks(out) == []
    assert forbidden(out) == []


def leaks(out: str) -> list[str]:
    """Return the lines that hold a secret or the head of a private key."""
    return [line for line in out.split("\n") if SECRET in line or KEY in line]


def texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield str(key)
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)

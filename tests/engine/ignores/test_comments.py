from __future__ import annotations

from collections.abc import Iterator

import pytest

from dockerlint.config import Settings
from dockerlint.engine import lint
from dockerlint.findings import Problem
from dockerlint.source import SourceFile
from tests.support.lint_fakes import fake_project, fake_rule, finder, spans

RULES = [
    fake_rule(finder(), "image/found-word.md", "aliases: [DL1]\nsilenced-by: [near-word]"),
]


def lines(path: str, text: str, **more: str) -> list[int]:
    """Return the lines on which `bad` is found and not ignored."""
    found = lint(fake_project({path: text, **more}), RULES, Settings()).findings
    return [one.at.start.line for one in found if one.at.path == path]


IGNORE = "# dockerlint: ignore[found-word] because"


@pytest.mark.parametrize(
    "comment",
    [
        "# dockerlint: ignore[found-word]",
        "#dockerlint:ignore[other, found-word] reason",
        "# dockerlint: ignore[DL1]",
        "# dockerlint: ignore[near-word]",
    ],
)
def test_an_ignore_names_the_rule_its_alias_or_a_near_relation(comment: str) -> None:
    assert lines("Dockerfile", f"FROM a\n{comment}\nRUN bad\nRUN bad\n") == [4]


@pytest.mark.parametrize(
    "comment",
    [
        "# dockerlint: ignore[other]",
        "# dockerlint: ignore",
        "# dockerlint: ignore[]",
        "# dockerlint: ignore[image]",
        "# see dockerlint: ignore[found-word]",
        "# dockerlint: ignore[found-word",
    ],
)
def test_other_comments_ignore_nothing(comment: str) -> None:
    assert lines("Dockerfile", f"FROM a\n{comment}\nRUN bad\n") == [3]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"{IGNORE}\nFROM bad\nRUN bad\n", [3]),
        (f"FROM a\n{IGNORE}\n# more\n\nRUN bad\n", []),
        (f"FROM a\n{IGNORE}\nRUN x && \\\n  bad && \\\n  bad\nRUN bad\n", [6]),
        (f"FROM a\nRUN x && \\\n{IGNORE}\n  bad\nRUN bad\n", [5]),
        (f"FROM a\n{IGNORE}\nRUN <<EOF\nbad\nEOF\nRUN bad\n", [6]),
        (f"FROM a\nRUN <<EOF\n{IGNORE}\nbad\nEOF\n", [4]),
        (f"FROM a\nRUN bad {IGNORE}\n", [2]),
        (f"FROM a\nRUN bad\n{IGNORE}\n", [2]),
        (f"FROM a\nLABEL x='{IGNORE}'\nRUN bad\n", [3]),
        ("# dockerlint: ignore-file[found-word]\nFROM bad\nRUN bad\n", []),
        ("# syntax=docker/dockerfile:1\n# x\n# dockerlint: ignore-file[found-word]\nFROM a\nRUN bad\n", []),
        ("FROM a\n# dockerlint: ignore-file[found-word]\nRUN bad\n", [3]),
        ("# dockerlint: ignore-file[other]\nFROM bad\n", [2]),
    ],
)
def test_dockerfile(text: str, left: list[int]) -> None:
    assert lines("Dockerfile", text) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"{IGNORE}\na: bad\nb: bad\n", [3]),
        (f"a: bad {IGNORE}\nb: bad\n", [2]),
        (f"{IGNORE}\n# more\n\na: bad\nb: bad\n", [5]),
        (f"{IGNORE}\na:\n  b: bad\n", [3]),
        (f"a: '{IGNORE}'\nb: bad\n", [2]),
        (f'a: "x\n  {IGNORE}\n  bad"\n', [3]),
        (f"a: |\n  x\n  {IGNORE}\n  bad\n", [4]),
        (f"a: |\n  x\n{IGNORE}\nb: bad\n", []),
        (f"{IGNORE}\na: |\n  x\n  bad\nb: bad\n", [5]),
        (f"a: >- {IGNORE}\n  x\n  bad\nb: bad\n", [4]),
        (f'a: "bad\n  x" {IGNORE}\nb: bad\n', [3]),
        (f"a: bad{IGNORE}\n", [1]),
        (f"a: [bad, {IGNORE}\n bad]\n", [2]),
        ("# x\n\n# dockerlint: ignore-file[found-word]\na: bad\n", []),
        ("---\n# dockerlint: ignore-file[found-word]\na: bad\n", []),
        ("a: bad\n# dockerlint: ignore-file[found-word]\n", [1]),
        (f"a: [\n{IGNORE}\nb: bad\n", []),
        ("x: &x {a: *x}\n" + f"{IGNORE}\nb: bad\n", []),
        ("a: # dockerlint: ignore[found-word]\r\n  bad\r\nb: bad # dockerlint: ignore[found-word]\r\n", [2]),
    ],
)
def test_yaml(text: str, left: list[int]) -> None:
    assert lines("compose.yaml", text) == left


@pytest.mark.parametrize(
    ("path", "text", "left"),
    [
        (".env", f"{IGNORE}\nA=bad\nB=bad\n", [3]),
        (".env", f"A=bad {IGNORE}\nB=bad\n", [2]),
        (".env", f"A='bad {IGNORE}'\n", [1]),
        (".env", f'A="x\n{IGNORE}\nbad"\n', [3]),
        (".env", f'export A="bad" {IGNORE}\n', []),
        (".env", "# dockerlint: ignore-file[found-word]\nA=bad\nB=bad\n", []),
        (".npmrc", "; dockerlint: ignore[found-word]\na=bad\nb=bad\n", [3]),
        (".npmrc", f"a=bad {IGNORE}\n", []),
        (".dockerignore", f"{IGNORE}\nbad\nbad\n", [3]),
        (".dockerignore", f"bad {IGNORE}\n", [1]),
        ("start.sh", f"#!/bin/sh\n{IGNORE}\nbad\n", []),
        ("start.sh", "#!/bin/sh\n# dockerlint: ignore-file[found-word]\nx\nbad\n", []),
        ("tsconfig.json", f"{IGNORE}\nbad\n", [2]),
    ],
)
def test_formats_of_lines(path: str, text: str, left: list[int]) -> None:
    assert lines(path, text) == left


TS = "// dockerlint: ignore[found-word]"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"{TS}\nimport a from 'bad'\nimport b from 'bad'\n", [3]),
        ("/* dockerlint: ignore[found-word] */\nimport a from 'bad'\n", []),
        ("/* dockerlint: ignore[found-word]\n more */\nimport a from 'bad'\n", []),
        (f"{TS}\nimport {{\n  a,\n}} from 'bad'\nimport b from 'bad'\n", [5]),
        (f"import {{\n  a,\n}} from 'bad' {TS}\nimport b from 'bad'\n", [4]),
        (f"import a from 'bad'; {TS}\nimport b from 'bad'\n", [2]),
        ("import a from 'bad' /* dockerlint: ignore[found-word] */;\n", []),
        (f"const x = `\n{TS}\n`; y('bad')\n", [3]),
        (f"const x = '{TS}'; y('bad')\n", [1]),
        (f"const x = /{TS[1:]}/\ny('bad')\n", [2]),
        (f"class A {{\n  {TS}\n  @Get('bad')\n  b() {{\n    return 'bad'\n  }}\n  c = 'bad'\n}}\n", [7]),
        (f"@Module({{ imports: [\n  {TS}\n  bad,\n  bad,\n] }})\nclass A {{}}\n", [4]),
        (f"@Module({{ imports: [\n  bad, {TS}\n  bad,\n] }})\nclass A {{}}\n", [3]),
        (f"const ü = '😀'\n{TS}\ny('bad')\ny('bad')\n", [4]),
        (f"y('bad')\n{TS}\n", [1]),
        (f"f(\n  'bad', {TS}\n)\n", []),
        ("#!/usr/bin/env node\n/* x */\n// dockerlint: ignore-file[found-word]\ny('bad')\n", []),
        ("y('bad')\n// dockerlint: ignore-file[found-word]\n", [1]),
    ],
)
@pytest.mark.parametrize("path", ["src/a.ts", "src/a.js"])
def test_scripts(path: str, text: str, left: list[int]) -> None:
    assert lines(path, text) == left


def test_a_package_json_ignores_by_rule_and_by_what_the_finding_names() -> None:
    def check(file: SourceFile, _: object) -> Iterator[Problem]:
        for at in spans(file, "bad"):
            yield Problem(at, "m", subject=file.text[:2])

    files = {
        "p/package.json": '{"dockerlint": {"ignore": {"found-word": ["k6"], "DL1": ["k7"], "other": ["k8"]}}}',
        "p/src/a.ts": "k6 bad",
        "p/src/b.ts": "k7 bad",
        "p/src/c.ts": "k8 bad",
        "q/a.ts": "k6 bad",
        "p/inner/package.json": "{}",
        "p/inner/a.ts": "k6 bad",
        "r/package.json": '{"dockerlint": {"ignore": ["found-word"]}}',
        "r/a.ts": "k6 bad",
        "s/package.json": '{"dockerlint": [',
        "s/a.ts": "k6 bad",
    }
    rule = fake_rule(check, "image/found-word.md", "aliases: [DL1]")
    found = lint(fake_project(files), [rule], Settings()).findings
    assert [one.at.path for one in found] == ["p/inner/a.ts", "p/src/c.ts", "q/a.ts", "r/a.ts", "s/a.ts"]


def test_an_ignore_at_a_labelled_place_counts_too() -> None:
    rule = fake_rule(finder(label="here"), "image/found-word.md")
    text = f"a: bad\n{IGNORE}\nb: here\n"
    assert lint(fake_project({"a.yaml": text}), [rule], Settings()).findings == ()


def test_an_ignore_may_name_a_code_of_the_finding() -> None:
    def check(file: SourceFile, _: object) -> Iterator[Problem]:
        for at, code in zip(spans(file, "bad"), ("SC1", "SC2"), strict=True):
            yield Problem(at, "m", codes=(code,))

    text = "a: bad # dockerlint: ignore[SC1]\nb: bad # dockerlint: ignore[SC1]\n"
    (finding,) = lint(fake_project({"a.yaml": text}), [fake_rule(check)], Settings()).findings
    assert finding.codes == ("SC2",)

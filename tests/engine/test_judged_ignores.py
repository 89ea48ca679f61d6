from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest

from dockerlint.catalog import Rule, rules
from dockerlint.config import ConfigurationReader, Configurations, Settings, known_names
from dockerlint.engine import lint
from dockerlint.findings import Diagnosis, Problem, ReadingKind, Severity
from dockerlint.project.project import Project
from dockerlint.source import SourceFile
from tests.support.lint_fakes import fake_project, fake_rule, finder, spans, text_of

JUDGES = tuple(rule for rule in rules() if rule.page.subject == "ignore")
FOUND = fake_rule(finder(), "image/found-word.md", "aliases: [DL1]\nsilenced-by: [near-word]")
NEAR = fake_rule(finder("near"), "image/near-word.md")
HARD = fake_rule(finder("hard"), "image/hard-word.md", "group: hardening")
RULES = (FOUND, NEAR, HARD, *JUDGES)

Told = tuple[str, int, int, str]


def told(project: Project, settings: Settings | None = None, rules: tuple[Rule, ...] = RULES) -> list[Told]:
    """Return what is said about ignores: path, line, column, message."""
    settings = settings or Settings()
    tree = project.files.disk
    scopes = Configurations(tree, settings, ConfigurationReader(tree, known_names(rules), str))
    result = lint(project, rules, settings, scopes)
    said = [one for one in result.findings if one.rule in {judge.id for judge in JUDGES}]
    return [(one.at.path, *one.at.start, one.message) for one in said]


def unused(path: str, line: int, column: int, name: str, where: str = "here") -> Told:
    return path, line, column, f"`{name}` finds nothing {where}, so this ignores nothing"


def test_the_judges_are_two() -> None:
    assert [rule.id for rule in JUDGES] == ["invalid-ignore", "unused-ignore"]


@pytest.mark.parametrize(
    ("path", "text", "line", "column"),
    [
        ("Dockerfile", "FROM a\n# dockerlint: ignore[found-word]\nRUN x\nRUN bad\n", 2, 22),
        ("Dockerfile", "FROM a\nRUN x && \\\n  # dockerlint: ignore[found-word] why\n  y\n", 3, 24),
        ("Dockerfile", "FROM a\nRUN x\n# dockerlint: ignore[found-word]\n", 3, 22),
        ("compose.yaml", "a: 1 # dockerlint: ignore[found-word]\nb: bad\n", 1, 27),
        ("compose.yaml", "# dockerlint: ignore[found-word]\na: 1\nb: bad\n", 1, 22),
        (".env", "# dockerlint: ignore[found-word]\nA=1\n", 1, 22),
        (".npmrc", "; dockerlint: ignore[found-word]\na=1\n", 1, 22),
        ("src/a.ts", "// dockerlint: ignore[found-word]\nx()\nbad()\n", 1, 23),
        ("src/a.js", "x() /* dockerlint: ignore[found-word] */\nbad()\n", 1, 27),
        ("start.sh", "# dockerlint: ignore[found-word]\nx\nbad\n", 1, 22),
    ],
)
def test_an_ignore_that_silences_nothing_is_told(path: str, text: str, line: int, column: int) -> None:
    assert told(fake_project({path: text})) == [unused(path, line, column, "found-word")]


@pytest.mark.parametrize(
    "text",
    [
        "a: bad # dockerlint: ignore[found-word]\n",
        "a: bad # dockerlint: ignore[near-word]\n",
        "# dockerlint: ignore-file[found-word]\na: bad\n",
        "# dockerlint: ignore-file[found-word]\n# dockerlint: ignore[found-word]\na: bad\n",
        "a: 1 # dockerlint: ignore[DL1]\n",
        "a: 1 # dockerlint: ignore[SC2086, CKV_DOCKER_3, StageNameCasing, dclint:no-version-field, AVD-DS-0001]\n",
        "a: 1 # dockerlint: ignore[hard-word]\n",
        "a: 1 # dockerlint: ignore[unused-ignore]\n",
        "a: 1 # dockerlint: ignore[found-word, unused-ignore]\n",
        "a: '# dockerlint: ignore[found-word]'\n",
        "a: 1 # dockerlint: see the manual\n",
        "a: 1 # dockerlint ignores this\n",
    ],
)
def test_an_ignore_that_is_needed_or_not_ours_is_left_alone(text: str) -> None:
    assert told(fake_project({"compose.yaml": text})) == []


def test_each_name_is_judged_alone() -> None:
    text = "a: bad # dockerlint: ignore[near-word,  found-word, hard-word]\n"
    assert told(fake_project({"a.yaml": text})) == []
    text = "a: near # dockerlint: ignore[found-word ,near-word]\n# dockerlint: ignore[near-word]\nb: 1\n"
    assert told(fake_project({"a.yaml": text})) == [
        unused("a.yaml", 1, 30, "found-word"),
        unused("a.yaml", 2, 22, "near-word"),
    ]


def test_an_ignore_of_a_file_is_judged_over_the_file() -> None:
    project = fake_project({"a.yaml": "# dockerlint: ignore-file[found-word, near-word]\na: near\n"})
    assert told(project) == [unused("a.yaml", 1, 27, "found-word", "in this file")]


@pytest.mark.parametrize(
    "settings",
    [
        Settings(ignore=("found-word",)),
        Settings(select=("near-word", "core")),
        Settings(ignore=("unused-ignore",)),
        Settings(partial=True),
    ],
)
def test_a_rule_that_did_not_run_is_not_judged(settings: Settings) -> None:
    assert told(fake_project({"a.yaml": "a: 1 # dockerlint: ignore[found-word]\n"}), settings) == []


@pytest.mark.parametrize(
    "configuration", ["exclude: [a.yaml]", "per-path: {a.yaml: [image]}", "ignore: [image]"]
)
def test_a_rule_that_is_off_for_the_file_is_not_judged(configuration: str) -> None:
    files = {".dockerlint.yaml": configuration, "a.yaml": "a: 1 # dockerlint: ignore[found-word]\n"}
    assert told(fake_project(files)) == []


def test_a_rule_that_failed_is_not_judged() -> None:
    def check(file: SourceFile, _: object) -> Iterator[Problem]:
        raise KeyError(file)

    broken = fake_rule(check, "image/broken-word.md")
    project = fake_project({"a.yaml": "a: 1 # dockerlint: ignore[broken-word]\n"})
    assert told(project, rules=(*RULES, broken)) == []


@pytest.mark.parametrize(
    "text",
    [
        "# syntax=someone/else:1\nFROM a\n# dockerlint: ignore[found-word]\nRUN x\n",
        "{{ if x }}\nFROM a\n# dockerlint: ignore[found-word]\nRUN x\n",
    ],
)
def test_a_dockerfile_that_is_unknown_is_not_judged(text: str) -> None:
    assert told(fake_project({"Dockerfile": text})) == []


@pytest.mark.parametrize(
    ("broken", "kind", "severity", "judged"),
    [
        ("x/broken", ReadingKind.SYNTAX, Severity.ERROR, False),
        ("x/y/broken", ReadingKind.SYNTAX, Severity.ERROR, False),
        ("broken", ReadingKind.UNREADABLE, Severity.WARNING, False),
        ("z/broken", ReadingKind.SYNTAX, Severity.ERROR, True),
        ("x/broken", ReadingKind.INVALID, Severity.WARNING, True),
        ("x/left-out", ReadingKind.SYNTAX, Severity.ERROR, True),
    ],
)
def test_nothing_is_judged_beside_what_can_not_be_read(
    broken: str, kind: ReadingKind, severity: Severity, *, judged: bool
) -> None:
    files = {
        ".dockerlint.yaml": "exclude: [left-out]",
        broken: "?",
        "x/a.yaml": "a: 1 # dockerlint: ignore[found-word]\n",
    }
    project = fake_project(files)
    problem = Problem(text_of(project, broken).span(0, 1), "is broken")
    read = replace(project.files, diagnoses=(Diagnosis(kind, severity, problem),))
    assert bool(told(replace(project, files=read))) is judged


def test_code_is_judged_as_far_as_a_rule_looked_at_it() -> None:
    files = dict.fromkeys(["src/reached.ts", "src/other.ts"], "// dockerlint: ignore[code-word]\nx()\n")
    files["package.json"] = (
        '{"name": "a", "main": "src/reached.ts", "scripts": {"start": "node src/reached.ts"}}'
    )
    rule = fake_rule(lambda *_: iter(()), "imports/code-word.md", "subject: package")
    project = fake_project(files)
    read = replace(project.files, read=frozenset())
    found = told(replace(project, files=read), rules=(rule, *JUDGES))
    assert found == [unused("src/reached.ts", 1, 23, "code-word")]
    assert told(replace(project, files=read), Settings(select=("core",)), rules=(rule, *JUDGES)) == []


def test_a_package_json_is_judged_by_rule_and_name() -> None:
    def check(file: SourceFile, _: object) -> Iterator[Problem]:
        for at in spans(file, "bad"):
            yield Problem(at, "m", subject="k6")

    manifest = '{"dockerlint": {"ignore": {"named-word": ["k6", "k7"], "DL1": ["x"], "hard-word": ["x"]}}}'
    rule = fake_rule(check, "image/named-word.md")
    project = fake_project({"p/package.json": manifest, "p/a.ts": "bad", "q/package.json": manifest})
    message = "`named-word` finds nothing about `{}` here, so this ignores nothing"
    assert told(project, rules=(rule, FOUND, HARD, *JUDGES)) == [
        ("p/package.json", 1, 49, message.format("k7")),
        ("q/package.json", 1, 43, message.format("k6")),
        ("q/package.json", 1, 49, message.format("k7")),
    ]


FORM = "write an ignore as `dockerlint: ignore[rule]`"
NAMELESS = "this ignore names no rule"
LATE = "`ignore-file` works only in the comments at the top of the file"
BEHIND = "an ignore at the end of an instruction has no effect; write it on a line of its own above"


@pytest.mark.parametrize(
    ("path", "text", "place", "message"),
    [
        ("Dockerfile", "# dockerlint: ignore[fuond-word]\nFROM a\n", (1, 22), "unknown rule `fuond-word`; did you mean `found-word`?"),
        ("Dockerfile", "# dockerlint: ignore[Found-Word]\nFROM a\n", (1, 22), "unknown rule `Found-Word`; did you mean `found-word`?"),
        ("Dockerfile", "# dockerlint: ignore[image]\nFROM a\n", (1, 22), "unknown rule `image`; `dockerlint rules` lists all"),
        ("Dockerfile", "# dockerlint: ignore[ALL]\nFROM a\n", (1, 22), "unknown rule `ALL`; `dockerlint rules` lists all"),
        ("Dockerfile", "# dockerlint: ignore[no such]\nFROM a\n", (1, 22), "unknown rule `no such`; `dockerlint rules` lists all"),
        ("Dockerfile", f"# dockerlint: ignore[{'x' * 61}]\nFROM a\n", (1, 22), "unknown rule; `dockerlint rules` lists all"),
        ("Dockerfile", "# dockerlint: ignore\nFROM a\n", (1, 1), FORM),
        ("Dockerfile", "# dockerlint: ignore found-word\nFROM a\n", (1, 1), FORM),
        ("Dockerfile", "# dockerlint: ignore[found-word\nFROM a\n", (1, 1), FORM),
        ("Dockerfile", "# dockerlint: disable=found-word\nFROM a\n", (1, 1), FORM),
        ("Dockerfile", "# dockerlint: ignor[found-word]\nFROM a\n", (1, 1), FORM),
        ("Dockerfile", "# dockerlint: Ignore[found-word]\nFROM a\n", (1, 1), FORM),
        ("Dockerfile", "# dockerlint: ignore[ , ]\nFROM a\n", (1, 1), NAMELESS),
        ("Dockerfile", "FROM a\n# dockerlint: ignore-file[found-word]\nRUN x\n", (2, 1), LATE),
        ("Dockerfile", "FROM a # dockerlint: ignore[found-word]\n", (1, 8), BEHIND),
        ("Dockerfile", "FROM a\nRUN x && \\\n  y \t# dockerlint: ignore-file[found-word]\n", (3, 6), BEHIND),
        ("compose.yaml", "a: 1 # dockerlint: ignore\n", (1, 6), FORM),
        ("compose.yaml", "a: 1\n# dockerlint: ignore-file[found-word]\n", (2, 1), LATE),
        (".env", "A=1 # dockerlint: ignore[]\n", (1, 5), NAMELESS),
        ("a.ts", "x() /* dockerlint: ignore */ ; y()\n", (1, 5), FORM),
        ("a.ts", "x()\n// dockerlint: ignore-file[found-word]\n", (2, 1), LATE),
        ("a.ts", "x()\n// dockerlint: ignore[fnd-word]\ny()\n", (2, 23), "unknown rule `fnd-word`; did you mean `found-word`?"),
    ],
)  # fmt: skip
def test_an_ignore_that_can_not_work_is_told(
    path: str, text: str, place: tuple[int, int], message: str
) -> None:
    assert told(fake_project({path: text})) == [(path, *place, message)]


@pytest.mark.parametrize(
    "text",
    [
        "FROM a\nLABEL x='# dockerlint: ignore[found-word]'\n",
        'FROM a\nLABEL x="a \\" # dockerlint: ignore[found-word]"\n',
        "FROM a\nRUN <<EOF\nx # dockerlint: ignore[found-word]\nEOF\n",
        "FROM a\nRUN echo x#dockerlint: ignore[found-word]\n",
        "FROM a\nRUN x # dockerlint: see the manual\n",
    ],
)
def test_text_of_a_dockerfile_is_no_ignore(text: str) -> None:
    assert told(fake_project({"Dockerfile": text})) == []


SHAPE = 'write an ignore in package.json as `"dockerlint": {"ignore": {"rule": ["what a finding names"]}}`'


@pytest.mark.parametrize(
    ("own", "column", "message"),
    [
        ("[]", 2, SHAPE),
        ('{"ignores": {}}', 17, SHAPE),
        ('{"ignore": ["found-word"]}', 17, SHAPE),
        ('{"ignore": {"found-word": "x"}}', 28, SHAPE),
        ('{"ignore": {"found-word": []}}', 28, SHAPE),
        ('{"ignore": {"found-word": [1]}}', 28, SHAPE),
        ('{"ignore": {"nope-word": ["x", "y"]}}', 28, "unknown rule `nope-word`; did you mean `near-word`?"),
    ],
)
def test_a_package_json_that_can_not_work_is_told(own: str, column: int, message: str) -> None:
    project = fake_project({"package.json": f'{{"dockerlint": {own}}}'})
    assert told(project) == [("package.json", 1, column, message)]


def test_what_is_said_about_ignores_may_be_ignored() -> None:
    text = "# dockerlint: ignore-file[unused-ignore]\na: 1 # dockerlint: ignore[found-word]\n"
    files: Mapping[str, str] = {"a.yaml": text, "b.yaml": "b: 1 # dockerlint: ignore[invalid-ignore, nope]\n"}
    assert told(fake_project(files)) == []

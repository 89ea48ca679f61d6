"""Every rule page with its own rule: the examples are what the rule reports, and the page has all its parts."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import get_type_hints

import pytest

from dockerlint.catalog import Rule, rule_of, rules
from dockerlint.config import Settings
from dockerlint.engine import lint
from dockerlint.findings import Edit, Finding, Problem, Severity
from dockerlint.knowledge.docker.instructions import KEYWORDS
from dockerlint.load import load
from dockerlint.models.ignore import WrittenIgnore
from dockerlint.pages import Example, Expected, PageError, examples, page_paths, root
from dockerlint.project.project import SUBJECTS, Project
from dockerlint.source import Span
from tests.support.git_files import GitFiles


def read(path: str) -> tuple[Rule, tuple[Example, ...]] | PageError:
    """Return a page's rule and examples, or why the page is broken: that stops only its own tests."""
    try:
        rule = rule_of(path)
        return rule, examples(rule.page)
    except PageError as error:
        return error


def read_text(path: str) -> str:
    return (root() / path).read_text("utf-8")


PAGES = {path: read(path) for path in page_paths()}
WHOLE = [page for page in PAGES.values() if not isinstance(page, PageError)]
RULES = [rule for rule, _ in WHOLE]
EXAMPLES = [(rule, example) for rule, some in WHOLE for example in some]


@pytest.mark.parametrize("path", PAGES)
def test_each_page_can_be_read(path: str) -> None:
    page = PAGES[path]
    if isinstance(page, PageError):
        raise page
    header, rule = read_text(path).split("\n"), page[0].page
    unknown = set(rule.only) - KEYWORDS if rule.subject == "step" else set()
    line = next((number for number, one in enumerate(header, 1) if one.startswith("only:")), 0)
    assert not unknown, f"rules/{path}:{line}: `only`: no instruction has the keyword {unknown}"


def named(pair: object) -> str:
    return (
        pair.id
        if isinstance(pair, Rule)
        else f"{pair.kind}{pair.number}"
        if isinstance(pair, Example)
        else ""
    )


def findings(rule: Rule, example: Example, changed: Mapping[str, str] | None = None) -> list[Finding]:
    """Lint an example with one rule, some files with another text."""
    project = load(GitFiles(example.contents(changed)))
    result = lint(project, *running(rule))
    if result.errors:
        try:
            raise_from_check(rule, project)
        except Exception as error:
            error.add_note(f"in the example {example.kind} {example.number} of rules/{rule.page.path}")
            raise
    assert result.errors == ()
    return [one for one in result.findings if one.rule == rule.id]


def raise_from_check(rule: Rule, project: Project) -> None:
    """Call the check outside the engine, which catches its exceptions, for the whole traceback."""
    for subject in project.subjects(rule.page.subject or ""):
        list(rule.load()(subject, project))


def running(rule: Rule) -> tuple[tuple[Rule, ...], Settings]:
    """Run one rule; what judges the ignores of all rules is given all."""
    return (
        (rules(), Settings(extend_select=(rule.id,)))
        if rule.page.subject == "ignore"
        else ((rule,), Settings(select=(rule.id,)))
    )


@pytest.mark.parametrize("rule", RULES, ids=named)
def test_the_check_takes_the_subject_of_its_page_and_the_project(rule: Rule) -> None:
    if (kind := rule.page.subject) is None:
        return
    taken = WrittenIgnore if kind == "ignore" else SUBJECTS[kind].type
    hints = get_type_hints(rule.load())
    assert list(hints.values()) == [taken, Project, Iterator[Problem]]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=named)
def test_each_example_gives_exactly_its_findings_and_labels(rule: Rule, example: Example) -> None:
    found = findings(rule, example)
    wanted = [replace(one, severity=one.severity or rule.page.severity) for one in example.expected]
    labels = {(label.at, label.message) for one in found for label in one.labels}
    reported = [announced(one.at, one.message, one.severity) for one in found]
    reported += [announced(at, message, None) for at, message in labels]
    assert "\n".join(differences(reported, [*wanted, *example.labels])) == ""


def announced(at: Span, message: str, severity: Severity | None) -> Expected:
    """Return a finding, or a label (which has no severity), as a page announces it."""
    first = at.first_line()
    return Expected(
        at.path, *first.start, first.finish - first.begin, message, severity, label=severity is None
    )


def differences(reported: list[Expected], marked: list[Expected]) -> Iterator[str]:
    """Yield what is not on the page, what is not reported, and where a mark is at another place."""
    lost = [one for one in reported if not any(agrees(one, mark) for mark in marked)]
    extra = [mark for mark in marked if not any(agrees(one, mark) for one in reported)]
    for one in lost:
        moved = [mark for mark in extra if same_line(mark) == same_line(one)]
        if moved:
            extra.remove(moved[0])
            yield f"{place(one)} expected, {place(moved[0]).split(':', 1)[1]} marked: {one.message}"
        else:
            yield f"not marked on the page: {described(one)}"
    yield from (f"marked on the page, but not reported: {described(mark)}" for mark in extra)
    if len(reported) != len(marked) and not lost and not extra:
        yield f"{len(reported)} are reported, {len(marked)} are marked: one is there twice"


def agrees(one: Expected, mark: Expected) -> bool:
    """Return whether a mark is for what is reported; one without a width is for any."""
    return one == (replace(mark, width=one.width) if mark.width is None else mark)


def same_line(one: Expected) -> tuple[object, ...]:
    return one.path, one.line, one.message, one.severity


def place(one: Expected) -> str:
    """Return `path:line:column-end`, as a findings block writes it."""
    end = "" if one.width is None else f"-{one.column + one.width}"
    return f"{one.path}:{one.line}:{one.column}{end}"


def described(one: Expected) -> str:
    return f"{'label' if one.label else one.severity} at {place(one)} {one.message}"


@pytest.mark.parametrize(
    ("reported", "marked", "expected"),
    [
        ([(9, 3, "a")], [(9, 3, "a")], []),
        ([(9, 3, "a")], [(9, None, "a")], []),
        ([(9, 2, "a")], [(9, 3, "a")], ["a.yaml:5:9-11 expected, 5:9-12 marked: a"]),
        ([(9, 2, "a")], [(8, None, "a")], ["a.yaml:5:9-11 expected, 5:8 marked: a"]),
        ([(9, 2, "a")], [], ["not marked on the page: error at a.yaml:5:9-11 a"]),
        ([], [(9, 2, "a")], ["marked on the page, but not reported: error at a.yaml:5:9-11 a"]),
        ([(9, 2, "a"), (9, 2, "a")], [(9, 2, "a")], ["2 are reported, 1 are marked: one is there twice"]),
    ],
)
def test_a_difference_names_both_places(
    reported: list[tuple[int, int, str]], marked: list[tuple[int, int | None, str]], expected: list[str]
) -> None:
    given, wanted = (
        [Expected("a.yaml", 5, column, width, message, Severity.ERROR) for column, width, message in some]
        for some in (reported, marked)
    )
    assert list(differences(given, wanted)) == expected


def test_a_missing_label_is_called_a_label() -> None:
    label = Expected("compose.yaml", 10, 5, 11, "wait for it", label=True)
    assert list(differences([label], [])) == [
        "not marked on the page: label at compose.yaml:10:5-16 wait for it"
    ]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=named)
def test_each_prefix_of_each_example_lints_without_an_exception(rule: Rule, example: Example) -> None:
    for path, text in example.files.items():
        for end in cuts(path, text):
            findings(rule, example, {path: text[:end]})


def cuts(path: str, text: str) -> Iterator[int]:
    """Return the end of every line, and twenty seeded places."""
    yield from (found.start() for found in re.finditer(r"^", text, re.MULTILINE))
    chosen = random.Random(path)  # noqa: S311 - a seed, not a secret
    yield from (chosen.randrange(len(text) + 1) for _ in range(20))


@pytest.mark.parametrize("rule", RULES, ids=named)
def test_what_a_fix_writes_is_shown_under_fixed(rule: Rule) -> None:
    by_kind = {kind: [one for one in examples(rule.page) if one.kind == kind] for kind in ("bad", "fixed")}
    written = [fixed for example in by_kind["bad"] if (fixed := applied(rule, example)) is not None]
    assert written == [dict(example.files) for example in by_kind["fixed"]]


def applied(rule: Rule, example: Example) -> dict[str, str] | None:
    """Return the files with every fix applied, or None where no finding has one."""
    edits = [edit for one in findings(rule, example) if one.fix for edit in one.fix.edits]
    files = dict(example.files)
    for edit in sorted(edits, key=last_first):
        text = files[edit.at.path]
        files[edit.at.path] = text[: edit.at.begin] + edit.text + text[edit.at.finish :]
    return files if edits else None


def last_first(edit: Edit) -> tuple[str, int]:
    return edit.at.path, -edit.at.begin


@pytest.mark.parametrize("rule", RULES, ids=named)
def test_each_page_is_whole(rule: Rule) -> None:
    page = rule.page
    sections = re.findall(r"^## (.*)$", page.body, re.MULTILINE)
    assert [name for name in ("Bad", "Good") if name not in sections] == [], "the page lacks these sections"
    assert sections[-1] == "See also", "the last section must be `## See also`"
    assert page.why, "sentences must follow the title: why the finding matters"
    assert not page.title.endswith("."), "a title has no full stop"
    messages = {one.message for example in examples(page) for one in example.expected}
    wrong = [one for one in messages if one.endswith(".") or one[0].isupper()]
    assert wrong == [], "a message starts in lower case and has no full stop"

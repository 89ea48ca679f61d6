"""Every rule page with its own rule: the examples are what the rule reports, and the page has all its parts."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import astuple, replace

import pytest

from dockerlint.catalog import Rule, rule_of, rules
from dockerlint.config import Settings
from dockerlint.engine import lint
from dockerlint.files import MemoryFiles
from dockerlint.findings import Edit, Finding, Severity
from dockerlint.load import load
from dockerlint.pages import Example, Expected, PageError, examples, page_paths
from dockerlint.project.project import Project
from dockerlint.source import Span


def read(path: str) -> tuple[Rule, tuple[Example, ...]] | PageError:
    """Return a page's rule and examples, or why the page is broken: that stops only its own tests."""
    try:
        rule = rule_of(path)
        return rule, examples(rule.page)
    except PageError as error:
        return error


PAGES = {path: read(path) for path in page_paths()}
WHOLE = [page for page in PAGES.values() if not isinstance(page, PageError)]
RULES = [rule for rule, _ in WHOLE]
EXAMPLES = [(rule, example) for rule, some in WHOLE for example in some]


@pytest.mark.parametrize("path", PAGES)
def test_each_page_can_be_read(path: str) -> None:
    page = PAGES[path]
    if isinstance(page, PageError):
        raise page


def named(pair: object) -> str:
    return (
        pair.id
        if isinstance(pair, Rule)
        else f"{pair.kind}{pair.number}"
        if isinstance(pair, Example)
        else ""
    )


def findings(rule: Rule, contents: dict[str, bytes]) -> list[Finding]:
    """Lint a little project with one rule; .gitignore is taken as a list of plain paths."""
    ignored = contents.get(".gitignore", b"").decode().split()
    project = load(MemoryFiles(contents, ignored))
    result = lint(project, *running(rule))
    if result.errors:
        raise_from_check(rule, project)
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


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=named)
def test_each_example_gives_exactly_its_findings_and_labels(rule: Rule, example: Example) -> None:
    found = findings(rule, example.contents())
    severities = [(one.at, one.message, one.severity) for one in found]
    wanted = [replace(one, severity=one.severity or rule.page.severity) for one in example.expected]
    assert marked(severities, wanted) == sorted(map(astuple, wanted), key=str)
    labels = {(label.at, label.message, None) for one in found for label in one.labels}
    assert marked(labels, example.labels) == sorted(map(astuple, example.labels), key=str)


def marked(
    found: Iterable[tuple[Span, str, Severity | None]], wanted: Iterable[Expected]
) -> list[tuple[object, ...]]:
    """Return what was found as a page lists it; without a width where the page has none."""
    open_widths = {(one.path, one.line, one.column) for one in wanted if one.width is None}
    out = []
    for at, message, severity in found:
        first = at.first_line()
        start = (at.path, *first.start)
        width = None if start in open_widths else first.finish - first.begin
        out.append((*start, width, message, severity, severity is None))
    return sorted(out, key=str)


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=named)
def test_each_prefix_of_each_example_lints_without_an_exception(rule: Rule, example: Example) -> None:
    for path, text in example.files.items():
        for end in cuts(path, text):
            findings(rule, example.contents({path: text[:end]}))


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
    edits = [edit for one in findings(rule, example.contents()) if one.fix for edit in one.fix.edits]
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

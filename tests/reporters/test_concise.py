"""One line a finding."""

from __future__ import annotations

from dockerlint.config import Settings
from dockerlint.engine import lint
from dockerlint.reporters import concise
from dockerlint.reporters.view import View
from tests.support.lint_fakes import fake_project, fake_rule, finder


def test_concise_is_a_line_a_finding() -> None:
    rules = [fake_rule(finder()), fake_rule(finder(), "image/told-word.md", "severity: info")]
    result = lint(fake_project({"a/b c.ts": "x\n bad", "z\x1b.ts": "bad"}), rules, Settings())
    assert concise.render(result, View(base="..")) == (
        "../a/b c.ts:2:2: warning[found-word] found it\n../z\\u{1b}.ts:1:1: warning[found-word] found it\n"
    )

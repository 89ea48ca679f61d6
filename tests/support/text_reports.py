"""Reports in text, line by line."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.config import Settings
from dockerlint.engine import LintResult, lint
from dockerlint.findings import Label, Problem
from dockerlint.reporters import text
from dockerlint.reporters.view import View
from dockerlint.source import SourceFile
from tests.support.lint_fakes import fake_project, fake_rule, spans, text_of


def shown(result: LintResult, view: View | None = None) -> list[str]:
    return text.render(result, view or View()).split("\n")


def two_places() -> LintResult:
    files = {
        "orders/metrics.ts": "import x from 'x'\nimport { Counter } from 'prom-client'\n",
        "orders/package.json": '{\n  "name": "orders",\n  "dependencies": {\n    "axios": "1.7.2"\n  }\n}\n',
    }
    project = fake_project(files)

    def check(file: SourceFile, _: object) -> Iterator[Problem]:
        (label,) = spans(text_of(project, "orders/package.json"), '"axios"')
        for at in spans(file, "'prom-client'"):
            message = "`prom-client` is imported, but `orders` does not declare it"
            yield Problem(at, message, (Label(label, "add it beside this"),))

    return lint(project, [fake_rule(check, "imports/undeclared-import.md", "severity: error")], Settings())

"""The JSON report, which other programs read."""

from __future__ import annotations

import json
from collections.abc import Iterator

from dockerlint.config import Settings
from dockerlint.engine import LintResult, RuleError, lint
from dockerlint.findings import Edit, Fix, Label, Problem, Severity
from dockerlint.project.unjudged import Judged, Unjudged
from dockerlint.project.unjudged.coverage import Coverage
from dockerlint.reporters import json as json_reporter
from dockerlint.reporters.view import View
from dockerlint.source import SourceFile
from tests.support.lint_fakes import fake_project, fake_rule, spans


def test_json_keeps_its_contract() -> None:
    def check(file: SourceFile, _: object) -> Iterator[Problem]:
        for at in spans(file, "ü\n"):
            fix = Fix("write `u`", (Edit(at, "u\n"),), safe=False)
            label = Label(file.span(0, 1), "ä")
            yield Problem(at, "found `ü`", (label,), fix, Severity.INFO, ("SC1",))

    rule = fake_rule(check, "image/found-word.md", "aliases: [DL1]")
    result = lint(fake_project({"a.ts": "x\n ü\n"}), [rule], Settings())
    at = result.findings[0].labels[0].at
    unjudged = Unjudged(
        Judged("image", "Dockerfile", "web"), "the user", at, "`TAG` has no value", "a `USER`"
    )
    errors = (RuleError("r", "a.ts", "KeyError"),)
    result = LintResult(result.findings, errors, 4, 7, Coverage((unjudged.subject,), (unjudged,)))
    written = json_reporter.render(result, View(base="sub", least=Severity.ERROR))
    assert written.isascii()
    assert json.loads(written) == {
        "version": 1,
        "base": "sub",
        "findings": [
            {
                "rule": "found-word",
                "family": "image",
                "severity": "info",
                "aliases": ["DL1"],
                "codes": ["SC1"],
                "message": "found `ü`",
                "path": "sub/a.ts",
                "start": {"line": 2, "column": 2},
                "end": {"line": 3, "column": 1},
                "labels": [
                    {
                        "path": "sub/a.ts",
                        "start": {"line": 1, "column": 1},
                        "end": {"line": 1, "column": 2},
                        "message": "ä",
                    }
                ],
                "fix": {
                    "title": "write `u`",
                    "safe": False,
                    "edits": [
                        {
                            "path": "sub/a.ts",
                            "start": {"line": 2, "column": 2},
                            "end": {"line": 3, "column": 1},
                            "text": "u\n",
                        }
                    ],
                },
                "fingerprint": result.findings[0].fingerprint,
                "url": "rules/image/found-word.md",
            }
        ],
        "errors": [{"rule": "r", "path": "sub/a.ts", "message": "KeyError"}],
        "unjudged": [
            {
                "subject": "image",
                "name": "web",
                "question": "the user",
                "path": "sub/a.ts",
                "start": {"line": 1, "column": 1},
                "end": {"line": 1, "column": 2},
                "why": "`TAG` has no value",
                "would_decide": "a `USER`",
            }
        ],
        "summary": {"files": 7, "errors": 0, "warnings": 0, "infos": 1, "hidden": 4},
    }


def test_json_of_nothing_is_whole() -> None:
    assert json.loads(json_reporter.render(LintResult(), View())) == {
        "version": 1,
        "base": ".",
        "findings": [],
        "errors": [],
        "unjudged": [],
        "summary": {"files": 0, "errors": 0, "warnings": 0, "infos": 0, "hidden": 0},
    }


def test_json_gives_no_fix_that_would_write_a_secret() -> None:
    def check(file: SourceFile, _: object) -> Iterator[Problem]:
        yield Problem(file.span(0, 1), "m", fix=Fix("t", (Edit(file.span(0, 1), "A_PASSWORD=hunter2"),)))

    written = json_reporter.render(lint(fake_project({"a": "x"}), [fake_rule(check)], Settings()), View())
    assert json.loads(written)["findings"][0]["fix"] is None
    assert "hunter2" not in written

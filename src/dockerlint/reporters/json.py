"""JSON for other programs (`version` 1): every finding of every severity, ASCII only, always the same bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable

from dockerlint.engine import LintResult
from dockerlint.findings import Edit, Finding, Fix, Severity
from dockerlint.masking import mask_line, printable, safe
from dockerlint.project.unjudged import Unjudged
from dockerlint.reporters.view import View
from dockerlint.source import Span


def render(result: LintResult, view: View) -> str:
    """Return the document, with one line for each finding. Paths are relative to the working directory; `end` is exclusive."""
    parts = [
        ("version", "1"),
        ("base", json.dumps(printable(view.base))),
        ("findings", _lines(_finding(one, view) for one in result.findings)),
        ("errors", _lines({**one._asdict(), "path": view.path(one.path)} for one in result.errors)),
        ("unjudged", _lines(_unjudged(one, view) for one in result.coverage.unjudged)),
        ("summary", json.dumps(_summary(result))),
    ]
    return "{" + ",\n ".join(f'"{name}": {text}' for name, text in parts) + "}\n"


def _lines(items: Iterable[dict[str, object]]) -> str:
    return "[" + ",\n  ".join(map(json.dumps, items)) + "]"


def _summary(result: LintResult) -> dict[str, int]:
    return {
        "files": result.files,
        "errors": result.count(Severity.ERROR),
        "warnings": result.count(Severity.WARNING),
        "infos": result.count(Severity.INFO),
        "hidden": result.elsewhere,
    }


def _unjudged(one: Unjudged, view: View) -> dict[str, object]:
    return {
        "subject": one.subject.kind,
        "name": safe(one.subject.name),
        "question": one.question,
        **_place(one.at, view),
        "why": safe(one.why),
        "would_decide": one.would_decide,
    }


def _finding(one: Finding, view: View) -> dict[str, object]:
    return {
        "rule": one.rule,
        "family": one.family,
        "severity": str(one.severity),
        "aliases": list(one.aliases),
        "codes": list(one.codes),
        "message": one.message,
        **_place(one.at, view),
        "labels": [{**_place(label.at, view), "message": label.message} for label in one.labels],
        "fix": _fix(one.fix, view),
        "fingerprint": one.fingerprint,
        "url": f"rules/{one.family}/{one.rule}.md",
    }


def _place(at: Span, view: View) -> dict[str, object]:
    return {"path": view.path(at.path), "start": at.start._asdict(), "end": at.end._asdict()}


def _fix(fix: Fix | None, view: View) -> dict[str, object] | None:
    """Return a fix, or None if its text contains a secret or a control character."""
    if fix is None or not all(_may_be_shown(edit) for edit in fix.edits):
        return None
    edits = [{**_place(edit.at, view), "text": edit.text} for edit in fix.edits]
    return {"title": fix.title, "safe": fix.safe, "edits": edits}


def _may_be_shown(edit: Edit) -> bool:
    lines = edit.text.replace("\r\n", "\n").split("\n")
    return all(printable(mask_line(line, edit.at.path)) == line for line in lines)

"""Turn problems into findings: safe to show, with a fingerprint, in a stable order."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeAlias

from dockerlint.catalog import Rule
from dockerlint.engine.running import Signed
from dockerlint.findings import Edit, Finding, Fix, Label, Severity
from dockerlint.masking import mask_head, safe
from dockerlint.source import Span

Severities: TypeAlias = "Callable[[Rule, str], Severity | None]"
"""Returns the severity of a rule in a file, or None if it is off there."""


def sign(found: Iterable[Signed], severities: Severities) -> list[tuple[Signed, Finding]]:
    """Make findings, in order. What one rule reports of one place is one finding, the first: further messages and places are its labels.

    So what several services inherit from one YAML anchor is one finding.
    """
    merged: dict[tuple[str, str, int, int], tuple[Signed, Finding]] = {}
    for signed in found:
        severity = severities(signed.rule, signed.problem.at.path)
        if severity is None:
            continue
        finding = _finding(signed, severity)
        key = (finding.rule, finding.at.path, finding.at.begin, finding.at.finish)
        if key in merged:
            first, earlier = merged[key]
            merged[key] = first, _joined(earlier, finding)
        else:
            merged[key] = signed, finding
    return _numbered(sorted(merged.values(), key=lambda pair: pair[1].order))


def _finding(signed: Signed, severity: Severity) -> Finding:
    page, problem = signed.rule.page, signed.problem
    return Finding(
        rule=page.id,
        family=page.family,
        severity=severity if problem.severity is None else min(problem.severity, severity),
        cost=page.costs,
        message=safe(problem.message),
        at=problem.at.in_whole,
        labels=tuple(Label(label.at.in_whole, safe(label.message)) for label in problem.labels),
        fix=problem.fix and _fix(problem.fix),
        aliases=page.aliases,
        codes=problem.codes,
        fingerprint="",
    )


def _fix(fix: Fix) -> Fix:
    return Fix(safe(fix.title), tuple(Edit(one.at.in_whole, one.text) for one in fix.edits), fix.safe)


def _joined(one: Finding, other: Finding) -> Finding:
    message = [Label(other.at, other.message)] if other.message != one.message else []
    labels = {_key(label): label for label in (*one.labels, *message, *other.labels)}
    return replace(
        one,
        severity=max(one.severity, other.severity),
        labels=tuple(labels.values()),
        codes=tuple(dict.fromkeys((*one.codes, *other.codes))),
    )


def _key(label: Label) -> tuple[str, int, int, str]:
    return label.at.path, label.at.begin, label.at.finish, label.message


def _numbered(pairs: list[tuple[Signed, Finding]]) -> list[tuple[Signed, Finding]]:
    seen: Counter[tuple[str, str, str]] = Counter()
    out = []
    for signed, finding in pairs:
        equal = (finding.rule, finding.at.path, _line(finding.at))
        out.append((signed, replace(finding, fingerprint=_fingerprint(*equal, seen[equal]))))
        seen[equal] += 1
    return out


def _line(at: Span) -> str:
    return mask_head(at.file.line(at.start.line), at.path).strip()


def _fingerprint(rule: str, path: str, line: str, number: int) -> str:
    key = "\0".join((rule, path, line, str(number)))
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:32]

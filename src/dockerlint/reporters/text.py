"""Text for people: most severe first, then what costs most, grouped by rule, three frames for each rule, and a summary."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from dockerlint.engine import LintResult
from dockerlint.findings import Finding, Severity
from dockerlint.knowledge.file_names import is_dockerfile
from dockerlint.project.unjudged import Coverage
from dockerlint.reporters.ansi import Paint
from dockerlint.reporters.frames import Mark, Outline, frame
from dockerlint.reporters.view import View

FRAMES_PER_RULE = 3
FOLDED_PER_FRAME = 6
_UNKNOWN = "dockerlint inspect --unknown"


def render(result: LintResult, view: View) -> str:
    """Return the text with its summary."""
    paint = Paint(color=view.color)
    groups = _groups(view.shown(result))
    lines = [line for group in groups for line in _group(group, view, paint)]
    counts = [counted(groups, view)] if groups else []
    return "".join(f"{line}\n" for line in [*lines, *counts, summary(result, view, paint)])


def _groups(findings: list[Finding]) -> list[list[Finding]]:
    """Return the findings by rule: most severe first, then what costs most, then by place."""
    ordered = sorted(findings, key=lambda one: (one.rule, -one.severity))
    groups = [list(group) for _, group in groupby(ordered, key=lambda one: one.rule)]
    return sorted(groups, key=lambda group: (group[0].weight, group[0].order))


def _group(group: list[Finding], view: View, paint: Paint) -> Iterator[str]:
    outline = Outline()
    frames = _folded(group, outline)
    most = len(group) if view.show_all else FOLDED_PER_FRAME
    shown = [one[:most] for one in (frames if view.show_all else frames[:FRAMES_PER_RULE])]
    for findings in shown:
        yield from _frame(findings, view, paint, outline)
        yield ""
    if rest := len(group) - sum(len(findings) for findings in shown):
        yield paint("dim", f"and {rest} more {group[0].rule} (--show-all)")
        yield ""


def _folded(group: list[Finding], outline: Outline) -> list[list[Finding]]:
    """Return the findings with those of one Dockerfile, and those of one service, together."""
    frames: dict[object, list[Finding]] = {}
    for finding in group:
        at = finding.at
        owner = 0 if is_dockerfile(at.path) else outline.owner(at.file, at.start.line)
        key = (at.path, id(finding)) if owner is None or at.path.endswith(".json") else (at.path, owner)
        frames.setdefault(key, []).append(finding)
    return list(frames.values())


def _frame(findings: list[Finding], view: View, paint: Paint, outline: Outline) -> Iterator[str]:
    first = findings[0]
    head = paint(first.severity, f"{first.severity}[{first.rule}]")
    yield f"{head}{paint('bold', ': ' + first.message)}"
    marks = [Mark(first.at, "", first.severity)]
    marks += [Mark(other.at, other.message, other.severity) for other in findings[1:]]
    marks += _labels(findings)
    yield from frame(marks, view, paint, outline)
    for title in dict.fromkeys(finding.fix.title for finding in findings if finding.fix):
        yield f"{paint('label', '  = help:')} {title}"


def _labels(findings: list[Finding]) -> list[Mark]:
    labels = {
        (label.at.path, label.at.begin, label.at.finish, label.message): Mark(label.at, label.message)
        for finding in findings
        for label in finding.labels
    }
    return list(labels.values())


def counted(groups: list[list[Finding]], view: View) -> str:
    """Return the line with the number of findings of each rule, and what to do about them."""
    counts = ", ".join(f"{len(group)} {group[0].rule}" for group in groups)
    hints = [f"dockerlint explain {groups[0][0].rule}"]
    if view.fail_on == groups[0][0].severity == Severity.WARNING:
        hints.append("warnings pass with --fail-on error")
    return f"{counts} ({'; '.join(hints)})"


def summary(result: LintResult, view: View, paint: Paint) -> str:
    """Return the line with the numbers of findings shown and not shown."""
    counts = {severity: result.count(severity) for severity in sorted(Severity, reverse=True)}
    told = [paint(one, _many(n, str(one))) for one, n in counts.items() if n and one >= view.least]
    below = [_many(n, str(one)) for one, n in counts.items() if n and one < view.least]
    hidden = [f"{' and '.join(below)} not shown (--min-severity)"] if below else []
    hidden += [f"{result.elsewhere} more in files not given"] if result.elsewhere else []
    found = ", ".join(told) or paint("good", "no findings")
    where = f" in {_many(result.files, 'file')}" if result.files else ""
    return "; ".join([found + where, *judged(result.coverage), *hidden])


def judged(coverage: Coverage) -> Iterator[str]:
    """Yield how much was judged, and what lists the rest: `12 images (2 not judged: dockerlint inspect --unknown), 9 services`."""
    hint = f": {_UNKNOWN}"
    counts: list[str] = []
    for kind, count, open_ in coverage.counts():
        counts.append(_many(count, kind) + (f" ({open_} not judged{hint})" if open_ else ""))
        hint = "" if open_ else hint
    if counts:
        yield ", ".join(counts)


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"

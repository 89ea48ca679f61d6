"""Text for people: most severe first, then what costs most, grouped by rule, three frames for each rule, and a summary."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from itertools import groupby

from dockerlint.engine import LintResult
from dockerlint.findings import Finding, Severity
from dockerlint.knowledge.file_names import is_dockerfile
from dockerlint.masking import printable
from dockerlint.project.unjudged.coverage import Coverage
from dockerlint.reporters.ansi import Paint
from dockerlint.reporters.frames import Mark, Outline, frame
from dockerlint.reporters.view import View
from dockerlint.source import Span

_DATA = re.compile(r"\.(?:json|ya?ml)$")
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
    """Return the findings with those of one Dockerfile, of one service, and of the code of one package.json together."""
    frames: dict[object, list[Finding]] = {}
    for finding in group:
        frames.setdefault(_owner(finding, outline), []).append(finding)
    return list(frames.values())


def _owner(finding: Finding, outline: Outline) -> object:
    """Return what a finding shares a frame by."""
    at = finding.at
    if is_dockerfile(at.path):
        return at.path
    owner = None if at.path.endswith(".json") else outline.owner(at.file, at.start.line)
    if owner is not None:
        return at.path, owner
    return _manifest(finding) or id(finding)


def _manifest(finding: Finding) -> Span | None:
    """Return the place in package.json that a finding in code is about, which its first label there has."""
    if _DATA.search(finding.at.path) or is_dockerfile(finding.at.path):
        return None
    places = (label.at for label in finding.labels)
    return next((at for at in places if at.path.rpartition("/")[2] == "package.json"), None)


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
    """Return the labels, those of one place that differ in one name only as one.

    Of code that shares a package.json, the first finding has all its labels, the others have the one in there.
    """
    first, *others = findings
    shared = _manifest(first)
    labels = [label for other in others for label in other.labels if shared in (None, label.at)]
    names: dict[tuple[Span, str, str], list[str]] = {}
    for label in (*first.labels, *labels):
        before, name, after = _parted(label.message)
        names.setdefault((label.at, before, after), []).append(name)
    return [
        Mark(at, f"{before}{', '.join(dict.fromkeys(each))}{after}")
        for (at, before, after), each in names.items()
    ]


def _parted(message: str) -> tuple[str, str, str]:
    """Return what is before the first name of a message, the name, and what follows."""
    before, tick, rest = message.partition("`")
    name, end, after = rest.partition("`")
    return before, f"{tick}{name}{end}", after


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
    return "; ".join([found + where, *judged(result.coverage, view), *hidden])


def judged(coverage: Coverage, view: View) -> Iterator[str]:
    """Yield how much was judged, and what lists the rest: `12 images (2 not judged: dockerlint inspect --unknown), 9 services`."""
    hint = f": {_UNKNOWN}{_argument(view)}"
    counts: list[str] = []
    for kind, count, open_ in coverage.counts():
        counts.append(_many(count, kind) + (f" ({open_} not judged{hint})" if open_ else ""))
        hint = "" if open_ else hint
    if counts:
        yield ", ".join(counts)


def _argument(view: View) -> str:
    """Return the path that a command needs to find the project again; nothing where it is run inside of the project."""
    inside = set(view.base.split("/")) <= {".", ".."}
    return "" if inside else f" {shlex.quote(printable(view.base))}"


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"

"""EXPOSE with a protocol in capitals."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.findings import Edit, Fix, Problem
from dockerlint.project.project import Project
from dockerlint.project.stages.evaluation import Step


def check(step: Step, project: Project) -> Iterator[Problem]:
    """Yield a problem at each protocol of an EXPOSE that is not in lower case."""
    for word in step.instruction.words:
        port, slash, protocol = word.text.rpartition("/")
        if not slash or "$" in word.text or protocol == protocol.lower():
            continue
        at = word.clip.span(len(port) + 1, len(word.text))
        fix = Fix("write it in lower case", (Edit(at, protocol.lower()),))
        yield Problem(at, f"protocol `{protocol}` is not in lower case", fix=fix)

"""EXPOSE with an address or a host port."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.findings import Label, Problem
from dockerlint.project.project import Project
from dockerlint.project.stages.evaluation import Step


def check(step: Step, project: Project) -> Iterator[Problem]:
    """Yield a problem at each word of an EXPOSE that holds more than a container port."""
    for word in step.instruction.words:
        host, colon, port = word.text.rpartition(":")
        if colon and host and "$" not in word.text:
            label = Label(
                word.span, f"write `{port}`, and publish it with `docker run -p` or `ports:` of the service"
            )
            yield Problem(word.span, f"`EXPOSE` publishes nothing: all but `{port}` is ignored", (label,))

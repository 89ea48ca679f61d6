"""The output of `dockerlint inspect --unknown`: what was not judged, why, where, and what would decide it."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.masking import printable, safe
from dockerlint.paths import seen_from
from dockerlint.project.project import Project
from dockerlint.project.unjudged import Unjudged
from dockerlint.project.unjudged.coverage import coverage


def unknown_text(project: Project, shown: str, here: str = ".") -> str:
    """Return three lines for each question that is open, and one line that says so where there is none.

    `shown` is the path from the working directory to the base, `here` the way back.
    """

    def place(path: str) -> str:
        return printable(seen_from(path, shown, here))

    blocks = [
        "\n".join(_lines(one, place(one.at.path), place(one.subject.path)))
        for one in coverage(project).unjudged
    ]
    return "\n".join(f"{block}\n" for block in blocks) or "everything that ships was judged\n"


def _lines(one: Unjudged, at: str, path: str) -> Iterator[str]:
    subject = one.subject
    name = f" `{safe(subject.name)}`" if subject.name else ""
    owner = f"{path}, stage{name}" if subject.kind == "image" and name else f"{subject.kind}{name} of {path}"
    yield f"{at}:{one.at.start.line}:{one.at.start.column}: {owner}: {one.question} is not known"
    yield f"  because: {safe(one.why)}"
    yield f"  would decide it: {one.would_decide}"

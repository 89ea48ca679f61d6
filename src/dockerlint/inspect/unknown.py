"""The output of `dockerlint inspect --unknown`: what was not judged, why, where, and what would decide it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dockerlint.masking import printable, safe
from dockerlint.paths import seen_from
from dockerlint.project.project import Project
from dockerlint.project.unjudged import Unjudged
from dockerlint.project.unjudged.coverage import coverage
from dockerlint.project.unjudged.dockerfiles import Reason, why_not_an_image

_NOTHING = "no question is open about what was judged"


def unknown_text(project: Project, shown: str, here: str = ".") -> str:
    """Return three lines for each question that is open (one line that says so where there is none), then the Dockerfiles without an image.

    `shown` is the path from the working directory to the base, `here` the way back.
    """

    def place(path: str) -> str:
        return printable(seen_from(path, shown, here))

    found = coverage(project)
    blocks = [_lines(one, place(one.at.path), place(one.subject.path)) for one in found.unjudged]
    counted = {one.path for one in found.judged if one.kind == "image"}
    others = sorted(project.files.dockerfiles.keys() - counted)
    text = "\n".join("".join(f"{line}\n" for line in block) for block in blocks) or f"{_NOTHING}\n"
    return text + "".join(_line(path, why_not_an_image(path, project), place) for path in others)


def _line(path: str, reason: Reason, place: Callable[[str], str]) -> str:
    at = f" ({place(reason.at.path)}:{reason.at.start.line})" if reason.at else ""
    return f"{place(path)}: not judged as an image: {safe(reason.why)}{at}\n"


def _lines(one: Unjudged, at: str, path: str) -> Iterator[str]:
    subject = one.subject
    name = f" `{safe(subject.name)}`" if subject.name else ""
    owner = f"{path}, stage{name}" if subject.kind == "image" and name else f"{subject.kind}{name} of {path}"
    yield f"{at}:{one.at.start.line}:{one.at.start.column}: {owner}: {one.question} is not known"
    yield f"  because: {safe(one.why)}"
    yield f"  would decide it: {one.would_decide}"

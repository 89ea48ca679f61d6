"""FROM names no image unless a build argument is given."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.findings import Label, Problem
from dockerlint.knowledge.docker.image_references import is_image_reference
from dockerlint.project.project import Project
from dockerlint.project.stages.evaluation import EvaluatedStage
from dockerlint.values import Known, Text


def check(stage: EvaluatedStage, project: Project) -> Iterator[Problem]:
    """Yield a problem at a FROM whose variables make no image's name when every ARG has its default."""
    word, image = stage.written.base, _with_defaults(stage.base)
    if "$" not in word.text or image is None or is_image_reference(image):
        return
    label = Label(word.span, "give the `ARG` a default above the first `FROM`")
    what = "names no image" if image else "is empty"
    yield Problem(word.span, f"without build arguments this {what}", (label,))


def _with_defaults(text: Text) -> str | None:
    """Return a text in which every argument without a value is empty; None where BuildKit or an unknown pattern decides."""
    parts = [part.value if isinstance(part, Known) else "" if part.unset else None for part in text.parts]
    return None if None in parts else "".join(part or "" for part in parts)

"""What each step of a stage does to the files of the image: every reader of COPY, ADD and RUN asks here."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dockerlint.models.dockerfile import Keyword
from dockerlint.models.words import Clip, Word
from dockerlint.project.commands.scripts import Scripts
from dockerlint.project.filesystem.changes import Change, Put, Taken
from dockerlint.project.filesystem.run_effects import run_effects
from dockerlint.project.stages.evaluation import EvaluatedStage, Step
from dockerlint.project.stages.paths import joined, names_a_folder, normal
from dockerlint.project.stages.reachable import copy_folder, copy_stage

_REMOTE = re.compile(r"(?:https?|git|ssh)://|git@")
_HEREDOC = re.compile(r"<<-?")


def effects(scripts: Scripts, step: Step) -> Iterator[Change]:
    """Yield the changes that a step makes to the files of its stage, in order."""
    if step.keyword in {Keyword.COPY, Keyword.ADD}:
        yield from _copied(step)
    elif step.keyword == Keyword.RUN:
        yield from run_effects(scripts, step)
    elif step.keyword == Keyword.WORKDIR and step.instruction.words:
        word = step.instruction.words[0]
        yield Put(step, word.span, _place(step, word), Taken.FOLDER)


def _copied(step: Step) -> Iterator[Put]:
    """Yield one Put for each source of a COPY or ADD."""
    destination, sources = step.instruction.destination, step.instruction.sources
    if destination is None:
        return
    target = _place(step, destination)
    named = len(sources) == 1 and not names_a_folder(step.expand(destination).value or "")
    parents = step.instruction.flag("parents") is not None
    other, folder = copy_stage(step), copy_folder(step)
    for word in sources:
        taken, source = _source(step, word, other, folder)
        text = _heredoc(step, source) if taken is Taken.TEXT else None
        yield Put(
            step, word.span, target, taken, source, True, other, named, parents, text=text, folder=folder
        )


def _heredoc(step: Step, name: str | None) -> Clip | None:
    """Return the body of a heredoc of COPY or ADD; None where the build expands a variable in it."""
    found = next((one for one in step.instruction.heredocs if one.name == name), None)
    return None if found is None or (found.expand and "$" in found.content) else found.clip


def _place(step: Step, word: Word) -> str | None:
    return joined(step.workdir, step.expand(word)).value


def _source(
    step: Step, word: Word, other: EvaluatedStage | None, folder: str | None
) -> tuple[Taken, str | None]:
    source = step.expand(word).value
    if step.instruction.flag("from") and folder is None:
        return Taken.STAGE if other else Taken.IMAGE, None if source is None else normal(source)
    if source is not None and (marker := _HEREDOC.match(source)):
        return Taken.TEXT, source[marker.end() :].strip("'\"")
    if source is not None and _REMOTE.match(source):
        return Taken.REMOTE, source
    return Taken.CONTEXT, None if source is None else normal(source).lstrip("/") or "."

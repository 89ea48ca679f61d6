"""Which stages a stage is made of: its parents, and those whose files its steps take."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.models.words import Flag, Word
from dockerlint.project.stages.evaluation import EvaluatedStage, Step
from dockerlint.values import Text


def reachable(stage: EvaluatedStage) -> list[EvaluatedStage]:
    """List a stage, its parents and the stages that they take files from, directly or not."""
    found: list[EvaluatedStage] = []
    waiting = [stage]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.append(one)
            waiting += [one.parent] if one.parent else []
            waiting += _sources(one)
    return found


def copy_folder(step: Step) -> str | None:
    """Return the base-relative folder that a COPY --from takes from by the name of a named context."""
    flag = step.instruction.flag("from")
    source = step.stage.evaluation.context_named(flag.value) if flag else None
    return source.folder if source else None


def taken_from(stage: EvaluatedStage) -> list[EvaluatedStage]:
    """List the stages that a stage and its parents take files from, directly or not."""
    return [source for one in reachable(stage) for source in _sources(one)]


def copy_stage(step: Step) -> EvaluatedStage | None:
    """Return the stage that a COPY --from takes from: by name or number; None for the context or another image."""
    flag = step.instruction.flag("from")
    return named_stage(step.stage, flag.value) if flag and flag.value is not None else None


def named_stage(stage: EvaluatedStage, name: str) -> EvaluatedStage | None:
    """Return the earlier stage of a name or number, or of a named context; None when that is another image."""
    index = stage.written.index
    if source := stage.evaluation.context_named(name):
        return source.stage
    if name.isdigit() and int(name) < index:
        return stage.evaluation.stage(stage.evaluation.dockerfile.stages[int(name)])
    return stage.evaluation.named(Text.known(name), index)


def _sources(stage: EvaluatedStage) -> Iterator[EvaluatedStage]:
    """Yield the stages that COPY --from and RUN --mount=from of a stage name."""
    for step in stage.steps:
        for word in filter(None, map(_from, step.instruction.flags)):
            if source := named_stage(stage, word.text):
                yield source


def _from(flag: Flag) -> Word | None:
    return flag.field("from") if flag.name == "mount" else flag.operand if flag.name == "from" else None


def taken_images(stage: EvaluatedStage) -> Iterator[Word]:
    """Yield the words by which COPY --from and RUN --mount=from of a stage name an image: no stage, and no variable, which BuildKit refuses."""
    for step in stage.steps:
        for word in filter(None, map(_from, step.unwrapped.instruction.flags)):
            named = stage.dockerfile.stage(word.text) or word.text.isdigit()
            if word.text and "$" not in word.text and not named:
                yield word

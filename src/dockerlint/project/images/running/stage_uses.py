"""What single stages of a Dockerfile are for: tests, labels, and files that no version of the base image changes."""

from __future__ import annotations

from collections.abc import Iterable

from dockerlint.knowledge.commands.file_programs import MOVES_FILES
from dockerlint.knowledge.commands.package_programs import DOWNLOADS
from dockerlint.knowledge.commands.system_managers import SYSTEM_MANAGERS
from dockerlint.knowledge.development import is_for_development, is_test_stage
from dockerlint.knowledge.images.standard_folders import is_system_path
from dockerlint.models.dockerfile import Keyword, Stage
from dockerlint.models.shell import Command
from dockerlint.project.commands.run_command import runs
from dockerlint.project.filesystem.command_places import CommandPlace, commands_of
from dockerlint.project.images.collection import Images
from dockerlint.project.stages.evaluation import EvaluatedStage, Step
from dockerlint.project.stages.reachable import copy_stage, reachable

_DESCRIBES = frozenset({Keyword.LABEL, Keyword.MAINTAINER, Keyword.ARG})
"""Instructions that change nothing that runs."""
_FETCHES = SYSTEM_MANAGERS.keys() | DOWNLOADS
"""Programs that bring files or tools: what leaves the stage lies outside of the folders of the system."""


def as_built(stage: EvaluatedStage, images: Images) -> list[EvaluatedStage]:
    """Return a stage under the arguments of each build that needs it, or without arguments where nothing decides them.

    A tag that a builder leaves empty comes from elsewhere. There is none if its name is only chosen by a variable that no build sets so: `FROM base-${TYPE}`.
    """
    choosing = [one for one in stage.dockerfile.stages if "$" in one.base.text]
    if not choosing:
        return [stage]
    own = [one for one in images.of(stage.dockerfile) if one.builders]
    of_own = [same for one in own for same in reachable(one.stage) if same.written is stage.written]
    found = [one for one in of_own if not (one.base.value or "").endswith(":")]
    return found or ([] if _is_only_chosen(stage, choosing) else [stage])


def _is_only_chosen(stage: EvaluatedStage, choosing: Iterable[Stage]) -> bool:
    """Return whether only a FROM with a variable may name a stage, and does not by its default."""
    name, index = (stage.written.name or "").lower(), stage.written.index
    later = map(stage.evaluation.stage, stage.dockerfile.stages[index + 1 :])
    if any(same.written is stage.written for one in later for same in reachable(one)):
        return False
    starts = (one.base.text.lower().partition("$")[0] for one in choosing if one.index > index)
    return any(start and name.startswith(start) for start in starts)


def is_for_tests(stage: EvaluatedStage) -> bool:
    """Return whether a stage has a name for tests, and only stages for tests or development need it."""
    if not is_test_stage(stage.written.name or ""):
        return False
    others = [stage.evaluation.stage(one) for one in stage.dockerfile.stages]
    needing = [one for one in others if any(same.written is stage.written for same in reachable(one))]
    return all(is_for_development(one.written.name or "") for one in needing)


def only_moves_files(stage: EvaluatedStage, images: Images) -> bool:
    """Return whether a stage moves copied or downloaded files about and nothing runs of it: any version of its base image does the same."""
    found = [run for one in stage.chain for run in runs(one, images.origins.scripts)]
    if not found or not all(run.script.complete for run in found):
        return False
    if not all(_moves(place, one) for place, one in commands_of(images.origins, stage)):
        return False
    others = map(stage.evaluation.stage, stage.dockerfile.stages)
    running = (each for each in images.containers if each.ships is not False)
    ships = any(one.written is stage.written for each in running for one in each.image.stage.chain)
    return not ships and not any(_takes_system(one, stage) for one in others)


def is_only_described(stage: EvaluatedStage, images: Images) -> bool:
    """Return whether a stage adds nothing but labels to its base, and nothing of the tree builds its Dockerfile."""
    steps = stage.written.instructions
    if not steps or any(one.keyword not in _DESCRIBES for one in steps):
        return False
    return not any(one.builders for one in images.of(stage.dockerfile))


def _moves(place: CommandPlace, command: Command) -> bool:
    """Return whether a command only moves files, none of them the system's, or downloads them, or installs what the stage needs for that."""
    if command.program in _FETCHES:
        return True
    words = [place.text(word).value for word in command.words[1:]]
    return command.program in MOVES_FILES and not any(word is None or is_system_path(word) for word in words)


def _takes_system(other: EvaluatedStage, stage: EvaluatedStage) -> bool:
    """Return whether a stage copies folders of the system out of another one."""
    return any(_copies_system(step) for step in other.steps if _is_from(step, stage))


def _copies_system(step: Step) -> bool:
    return any(is_system_path(word.text) for word in step.instruction.sources)


def _is_from(step: Step, stage: EvaluatedStage) -> bool:
    found = copy_stage(step) if step.keyword == Keyword.COPY else None
    return found is not None and found.written is stage.written

"""What single stages of a Dockerfile are for: what ships, labels, or files for other stages."""

from __future__ import annotations

from collections.abc import Iterable

from dockerlint.models.dockerfile import Keyword, Stage
from dockerlint.project.images.collection import Images
from dockerlint.project.stages.evaluation import EvaluatedStage
from dockerlint.project.stages.reachable import reachable

_DESCRIBES = frozenset({Keyword.LABEL, Keyword.MAINTAINER, Keyword.ARG})
"""Instructions that change nothing that runs."""


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


def stays_in_build(stage: EvaluatedStage, images: Images) -> bool:
    """Return whether no image that may ship begins with a stage: others only take files of it, or it is for tests."""
    own = [one for one in images.of(stage.dockerfile) if not one.development]
    return not any(each.written is stage.written for one in own for each in one.stage.chain)


def is_only_described(stage: EvaluatedStage, images: Images) -> bool:
    """Return whether a stage adds nothing but labels to its base, and nothing of the tree builds its Dockerfile."""
    steps = stage.written.instructions
    if not steps or any(one.keyword not in _DESCRIBES for one in steps):
        return False
    return not any(one.builders for one in images.of(stage.dockerfile))

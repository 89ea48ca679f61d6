"""An instruction names a variable that nothing defines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dockerlint.findings import Label, Problem, Severity
from dockerlint.knowledge.docker.platforms import PLATFORM_ARGS
from dockerlint.project.project import Project
from dockerlint.project.stages.evaluation import EvaluatedStage
from dockerlint.project.stages.undefined import Undefined, undefined_in_stage


def check(stage: EvaluatedStage, project: Project) -> Iterator[Problem]:
    """Yield a problem at each variable for which BuildKit puts nothing; an info where an unknown base image may define it, or an ENV keeps what a user of the image sets.

    All that miss an ARG above the first FROM are one problem, at the first of them.
    """
    found = list(undefined_in_stage(stage))
    passed = {name for one in project.images.of(stage.dockerfile) for name in one.stage.evaluation.passed}
    folded = [one for one in found if one.certain and _is_seen_by_from_alone(one)]
    others = dict.fromkeys(folded[1:])
    for one in found:
        if one not in others:
            kept = one.kept and one.name not in passed
            severity = None if one.certain and not kept else Severity.INFO
            instead = "its fallback is used" if one.fallback else "it is empty"
            labels = (*_labels(one), *(_others(one, others) if one in folded[:1] else ()))
            yield Problem(
                one.at, f"`{one.name}` is not defined here, so {instead}", labels, severity=severity
            )


def _is_seen_by_from_alone(one: Undefined) -> bool:
    return one.declared is not None and one.declared.begin <= one.at.begin


def _others(first: Undefined, others: Iterable[Undefined]) -> Iterator[Label]:
    """Label the next variable that misses such an ARG, and count those after it."""
    names: dict[str, Undefined] = {}
    for one in others:
        names.setdefault(one.name, one)
    names.pop(first.name, None)
    if names:
        name, *more = names
        count = f" and {len(more)} more below" if more else ""
        yield Label(names[name].at, f"the same is true of `{name}`{count}")


def _labels(one: Undefined) -> Iterator[Label]:
    if one.declared and one.declared.begin > one.at.begin:
        yield Label(one.declared, "declared only here: move this above")
    elif one.declared:
        yield Label(one.declared, f"only `FROM` lines see this: repeat `ARG {one.name}` in the stage")
    elif one.name in PLATFORM_ARGS:
        yield Label(one.at, f"put `ARG {one.name}` above this line in the stage")
    elif one.like:
        yield Label(one.at, f"did you mean `{one.like}`?")
    elif one.name != "HOME":
        yield Label(one.at, f"define `{one.name}` above this line, if it should have a value")

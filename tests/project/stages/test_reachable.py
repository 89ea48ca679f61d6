from __future__ import annotations

from dockerlint.project.stages.evaluation import ContextSource, EvaluatedStage, Evaluation
from dockerlint.project.stages.reachable import copy_folder, copy_stage, reachable, taken_from, taken_images
from tests.support.small_projects import container

DOCKERFILE = """\
FROM node AS base
FROM base AS deps
FROM base AS tools
COPY --from=deps /t /t
FROM base AS unused
FROM alpine AS mounted
FROM base AS last
COPY --from=2 /t /t
COPY --from=nginx /n /n
RUN --mount=type=bind,from=mounted,target=/m true
"""


def labels(stages: list[EvaluatedStage]) -> list[str]:
    return sorted(stage.written.label for stage in stages)


def test_a_stage_is_made_of_its_parents_and_of_what_it_copies_and_mounts() -> None:
    stage = container(DOCKERFILE).image.stage
    assert labels(reachable(stage)) == ["base", "deps", "last", "mounted", "tools"]
    assert labels(taken_from(stage)) == ["deps", "mounted", "tools"]


def test_a_copy_names_a_stage_by_name_or_number() -> None:
    stage = container(DOCKERFILE).image.stage
    found = [copy_stage(step) for step in stage.steps]
    assert [one.written.label if one else None for one in found] == ["tools", None, None]


def test_named_contexts() -> None:
    stage = container(
        "FROM node AS one\nFROM node AS two\nCOPY --from=ONE /t /t\nCOPY --from=tools /t /t\nCOPY /t /t\n"
    ).image.stage
    contexts = {"one": ContextSource(), "tools": ContextSource(folder="lib/tools")}
    named = Evaluation(stage.dockerfile, contexts=contexts).stage(stage.written)
    assert [copy_folder(step) for step in named.steps] == [None, "lib/tools", None]
    assert [copy_stage(step) for step in named.steps] == [None, None, None]
    assert labels(reachable(named)) == ["two"]


def test_the_images_that_a_stage_takes_from_are_not_stages() -> None:
    last = container(
        "FROM node AS One\nFROM node\nCOPY --from=one --chown=1 /a /a\nCOPY --from=0 /a /a\nADD a /a\n"
        "COPY --from=nginx:1 /a /a\nRUN --mount=type=bind,from=later,target=/x true\n"
        'RUN --mount="from=alpine,target=/m" --mount=type=cache,target=/c true\n'
        "ONBUILD COPY --from=busybox /a /a\nFROM node AS later\n"
    ).image.stage
    stage = last.evaluation.stage(last.dockerfile.stages[1])
    assert [(one.text, one.span.text) for one in taken_images(stage)] == [
        ("nginx:1", "nginx:1"), ("alpine", "alpine"), ("busybox", "busybox"),
    ]  # fmt: skip

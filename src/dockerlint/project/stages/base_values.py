"""The values of the variables that a FROM names, each with the place that sets it."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.parsers.dockerfile.expand import references
from dockerlint.project.stages.evaluation import EvaluatedStage
from dockerlint.project.stages.variables import from_variables
from dockerlint.source import Span
from dockerlint.values import Known


def base_places(stage: EvaluatedStage) -> Iterator[Span]:
    """Yield where the variables of a stage's FROM get what is known of their values: the default of an ARG, or what a builder passes."""
    scope = from_variables(stage.evaluation.global_args)
    for one in references(stage.written.base.value, stage.dockerfile.escape):
        value = scope.lookup(one.name)
        yield from (part.at for part in value.parts if isinstance(part, Known) and part.at) if value else ()

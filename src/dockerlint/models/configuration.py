"""One configuration file: the keys that it may hold. Every key may be absent; a list takes what a command line option takes."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import ConfigDict, Field, StrictInt

from dockerlint.models.base import Model

SeverityName: TypeAlias = Literal["error", "warning", "info"]
FailOn: TypeAlias = Literal["error", "warning", "info", "never"]

_NAMES = "a list of rules, aliases, families, groups or `ALL`"


class Configuration(Model):
    """The keys of `.dockerlint.yaml` and `[tool.dockerlint]`, in kebab case there. A description continues "takes ..."."""

    model_config = ConfigDict(alias_generator=lambda name: name.replace("_", "-"))

    extends: Annotated[str | None, Field(description="the path of another configuration")] = None
    select: Annotated[tuple[str, ...] | None, Field(description=_NAMES)] = None
    ignore: Annotated[tuple[str, ...] | None, Field(description=_NAMES)] = None
    extend_select: Annotated[tuple[str, ...], Field(description=_NAMES)] = ()
    extend_ignore: Annotated[tuple[str, ...], Field(description=_NAMES)] = ()
    severity: Annotated[
        dict[str, SeverityName], Field(description="a mapping from rules to error, warning or info")
    ] = {}
    per_path: Annotated[
        dict[str, tuple[str, ...]], Field(description="a mapping from patterns of paths to lists of rules")
    ] = {}
    exclude: Annotated[tuple[str, ...], Field(description="a list of patterns of paths")] = ()
    fail_on: Annotated[FailOn | None, Field(description="error, warning, info or never")] = None
    min_severity: Annotated[SeverityName | None, Field(description="error, warning or info")] = None
    pnpm_version: Annotated[
        StrictInt | None, Field(ge=6, le=99, description="a major version of pnpm, 6 or later")
    ] = None

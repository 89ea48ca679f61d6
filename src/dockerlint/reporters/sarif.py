"""SARIF 2.1.0, as GitHub code scanning reads it. Paths are relative to the base, so that they are the repository's."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

import attr
import sarif_om as om

from dockerlint import __version__
from dockerlint.catalog import rules
from dockerlint.engine import LintResult, RuleError
from dockerlint.pages import Page
from dockerlint.reporters.sarif_results import results, uri
from dockerlint.reporters.sarif_rules import HOME, descriptor
from dockerlint.reporters.view import View

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
CATEGORY = "dockerlint/"
"""A category and an empty run id, by which GitHub finds the previous run."""
KEPT = frozenset({"level", "kind"})
"""Written even if they have the default value: a result without a level has the level of its rule's configuration."""


def render(result: LintResult, _: View) -> str:
    """Return the log: every finding of every severity, ASCII only, always the same bytes."""
    pages = [rule.page for rule in rules()]
    return json.dumps(as_json(log(result, pages)), separators=(",", ":")) + "\n"


def log(result: LintResult, pages: Sequence[Page]) -> om.SarifLog:
    """Return the log of one run. It describes the rules that are on by default, and those with findings."""
    described = _described(result, pages)
    indices = {page.id: index for index, page in enumerate(described)}
    driver = om.ToolComponent(
        name="dockerlint",
        semantic_version=__version__,
        information_uri=HOME,
        rules=[descriptor(page) for page in described],
    )
    run = om.Run(
        tool=om.Tool(driver=driver),
        automation_details=om.RunAutomationDetails(id=CATEGORY),
        column_kind="unicodeCodePoints",
        invocations=[_invocation(result.errors)],
        results=results(result.findings, indices),
    )
    return om.SarifLog(schema_uri=SCHEMA, version="2.1.0", runs=[run])


def _described(result: LintResult, pages: Sequence[Page]) -> list[Page]:
    found = {finding.rule for finding in result.findings}
    chosen = [page for page in pages if page.id in found or not (page.group or page.preview)]
    return sorted(chosen, key=lambda page: page.id)


def _invocation(errors: Sequence[RuleError]) -> om.Invocation:
    notes = [_notification(error) for error in errors]
    return om.Invocation(execution_successful=not errors, tool_execution_notifications=notes or None)


def _notification(error: RuleError) -> om.Notification:
    place = (
        om.PhysicalLocation(artifact_location=om.ArtifactLocation(uri=uri(error.path)))
        if error.path
        else None
    )
    return om.Notification(
        level="error",
        message=om.Message(text=f"rule `{error.rule}` failed: {error.message}"),
        associated_rule=om.ReportingDescriptorReference(id=error.rule),
        locations=[om.Location(physical_location=place)] if place else None,
    )


class _Property(NamedTuple):
    attribute: str
    name: str
    default: object
    kept: bool


def as_json(value: Any) -> Any:
    """Return dictionaries, lists and scalars, without None and without the library's defaults (`-1` means absent)."""
    if isinstance(value, list):
        return [as_json(item) for item in value]
    if isinstance(value, dict):
        return {key: as_json(item) for key, item in value.items()}
    if not attr.has(type(value)):
        return value
    out = {}
    for attribute, name, default, kept in _properties(value.__class__):
        item = getattr(value, attribute)
        if item is not None and (kept or item != default):
            out[name] = as_json(item)
    return out


@cache
def _properties(kind: Any) -> tuple[_Property, ...]:
    return tuple(
        _Property(one.name, one.metadata["schema_property_name"], _default(one.default), one.name in KEPT)
        for one in attr.fields(kind)
    )


def _default(default: Any) -> object:
    return default.factory() if isinstance(default, attr.Factory) else default  # type: ignore[arg-type]

"""The command `dockerlint rules`: list all rules, in a table or as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from dockerlint.cli.options import one_of
from dockerlint.cli.output import write

if TYPE_CHECKING:
    from dockerlint.catalog import Rule

_COLUMNS = ("rule", "family", "severity", "group", "fixable", "aliases")


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--format",
    "kind",
    callback=one_of("format", ("text", "json")),
    default="text",
    metavar="text|json",
    help="Format of the output.",
)
def command(kind: str) -> int:
    """List all rules: id, family, severity, group, whether a fix exists, and the ids of other tools."""
    from dockerlint.catalog import rules  # noqa: PLC0415 - start-up: --help needs no page

    rows = [_row(rule) for rule in rules()]
    write(json.dumps(rows, indent=1) + "\n" if kind == "json" else _table(rows))
    return 0


def _row(rule: Rule) -> dict[str, object]:
    page = rule.page
    return {
        "rule": page.id,
        "family": page.family,
        "severity": str(page.severity),
        "group": page.group,
        "preview": page.preview,
        "fixable": page.fixable,
        "aliases": list(page.aliases),
        "title": page.title,
    }


def _table(rows: Sequence[dict[str, object]]) -> str:
    cells = [_COLUMNS, *(tuple(_cell(row[name]) for name in _COLUMNS) for row in rows)]
    widths = [max(len(line[index]) for line in cells) for index in range(len(_COLUMNS))]
    lines = ("  ".join(text.ljust(wide) for text, wide in zip(line, widths, strict=True)) for line in cells)
    return "".join(line.rstrip() + "\n" for line in lines)


def _cell(value: object) -> str:
    if isinstance(value, list):
        return " ".join(value)
    return (
        {True: "yes", False: "", None: ""}[value] if value is None or isinstance(value, bool) else str(value)
    )

"""The command `dockerlint explain RULE`: show a rule's page in the terminal."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from dockerlint.cli.output import write

if TYPE_CHECKING:
    from dockerlint.pages import Page
    from dockerlint.reporters.ansi import Paint

_CODE = re.compile(r"`[^`]+`")
_LINK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")
_FENCE = re.compile(r"`{3,}\w*(?: title=\"([^\"]+)\")?.*")


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("rule")
def command(rule: str) -> int:
    """Show the page of RULE: its id, or an id that another tool uses for it (`DL3024`)."""
    from dockerlint.catalog import named, nearest, rules  # noqa: PLC0415 - start-up: --help needs no page
    from dockerlint.reporters.ansi import Paint, wants_color  # noqa: PLC0415

    known = rules()
    found = named(known, rule)
    if not found:
        like = nearest(rule, {name for one in known for name in one.names})
        hint = f"did you mean `{like}`?" if like else "`dockerlint rules` lists all"
        raise click.UsageError(f"unknown rule `{rule}`; {hint}")
    paint = Paint(color=wants_color(os.environ, terminal=sys.stdout.isatty()))
    write("\n".join("".join(f"{line}\n" for line in _shown(one.page, paint)) for one in found))
    return 0


def _shown(page: Page, paint: Paint) -> Iterator[str]:
    """Yield the page's lines: headings bold, examples indented under their file's name, links written out."""
    yield f"{paint(page.severity, f'{page.severity}[{page.id}]')}{paint('bold', ': ' + page.title)}"
    yield paint("dim", _facts(page))
    inside = False
    for line in page.readable.rstrip().split("\n")[1:]:
        if fence := _FENCE.fullmatch(line):
            inside = not inside
            if fence[1]:
                yield paint("dim", f"  {fence[1]}")
        elif inside:
            yield paint("label", f"    {line}".rstrip())
        elif line.startswith("#"):
            yield paint("bold", line.lstrip("# "))
        else:
            yield _CODE.sub(lambda code: paint("label", code[0]), _LINK.sub(r"\1: \2", line))


def _facts(page: Page) -> str:
    facts = [page.family, f"precision {page.precision}", f"since {page.since}"]
    facts += [f"group {page.group}, off unless selected"] if page.group else []
    facts += ["preview, off unless selected"] if page.preview else []
    facts += ["fixable"] if page.fixable else []
    facts += [f"also known as {', '.join(page.aliases)}"] if page.aliases else []
    return "; ".join(facts)

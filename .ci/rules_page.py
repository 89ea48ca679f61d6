"""Write docs/rules.md from the pages of the rules: `.venv/bin/python .ci/rules_page.py`. A test says when it is stale."""  # noqa: INP001 - a script

from __future__ import annotations

from importlib import import_module
from itertools import groupby
from pathlib import Path

from dockerlint.catalog import Rule, rules

TARGET = Path(__file__).parent.parent / "docs/rules.md"
HEAD = """# Rules

Made from the [pages of the rules](../rules) by `.ci/rules_page.py`. `dockerlint explain RULE` shows a page in the terminal, with what is wrong and what is right;
`dockerlint rules` prints this list. A rule with a group is off unless it, or the group, [is selected](configuration.md#names-of-rules).
Aliases are other tools' ids for the same verdict; they can be selected and ignored by them.
"""


def page() -> str:
    """Give the whole document: a table for each family."""
    known = sorted(rules(), key=lambda rule: (rule.page.family, rule.id))
    families = groupby(known, key=lambda rule: rule.page.family)
    return HEAD + "".join(_family(name, list(found)) for name, found in families)


def _family(name: str, found: list[Rule]) -> str:
    about = (import_module(f"dockerlint.checks.{name}").__doc__ or "").split("\n")[0]
    head = "| rule | severity | group | aliases | what it finds |\n|---|---|---|---|---|\n"
    return f"\n## {name}\n\n{about}\n\n{head}" + "".join(map(_row, found))


def _row(rule: Rule) -> str:
    one = rule.page
    group = ", ".join(filter(None, (one.group, "preview" if one.preview else None)))
    aliases = ", ".join(f"`{alias}`" for alias in one.aliases)
    link = f"[`{one.id}`](../rules/{one.family}/{one.id}.md)"
    return f"| {link} | {one.severity} | {group} | {aliases} | {one.title.replace('|', chr(92) + '|')} |\n"


if __name__ == "__main__":
    TARGET.write_text(page(), "utf-8", newline="\n")

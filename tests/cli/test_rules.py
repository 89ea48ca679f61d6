"""`dockerlint rules`."""

from __future__ import annotations

import json

from dockerlint.catalog import rules
from tests.support.command_line import Shell


def test_rules_lists_all(shell: Shell) -> None:
    code, out, _ = shell("rules")
    lines = out.split("\n")
    assert (code, lines[0].split()) == (0, ["rule", "family", "severity", "group", "fixable", "aliases"])
    assert [line.split()[0] for line in lines[1:-1]] == [rule.id for rule in rules()]
    rows = json.loads(shell("rules", "--format", "json")[1])
    (row,) = [one for one in rows if one["rule"] == "syntax"]
    assert row == {
        "rule": "syntax",
        "family": "core",
        "severity": "error",
        "group": None,
        "preview": False,
        "fixable": False,
        "aliases": [],
        "title": "The file has a syntax error",
    }

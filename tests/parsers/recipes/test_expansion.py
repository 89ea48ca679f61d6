"""The variables of a runner in a command line."""

from __future__ import annotations

import re

from dockerlint.parsers.recipes.expansion import expanded, reference, resolved
from dockerlint.source import SourceFile

_NAMED = re.compile(r"<(\w+)>")


def test_what_replaces_a_name() -> None:
    assert [reference(name, {"a": "1"}) for name in ("a", "b", "b-c")] == ["1", "${b}", "${_}"]


def test_places_lead_back_to_the_file() -> None:
    file = SourceFile("Makefile", "x: <a> end")
    clip = expanded(file, file.text[3:], 3, _NAMED, lambda _: "long value")
    assert clip.text == "long value end"
    assert clip.span(11, 14).text == "end"


def test_values_that_name_values() -> None:
    values = {"a": "1", "b": "<a>2", "c": "<none>", "d": "<d>", "e": "<a>" * 400}
    assert resolved(values, _NAMED, lambda found: found[1]) == {"a": "1", "b": "12", "e": "1" * 400}


def test_values_that_grow_are_left_out() -> None:
    values = {f"v{n}": f"<v{n + 1}>" * 10 for n in range(9)} | {"v9": "x"}
    assert "v0" not in resolved(values, _NAMED, lambda found: found[1])

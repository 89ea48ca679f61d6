"""How paths are shown."""

from __future__ import annotations

from dockerlint.reporters.view import View
from tests.support.text_reports import shown, two_places


def test_paths_are_shown_from_the_working_directory() -> None:
    lines = shown(two_places(), View(base="../.."))
    assert (lines[1], lines[6]) == (" --> ../../orders/metrics.ts:2:25", " ::: ../../orders/package.json:4:5")
    assert shown(two_places(), View(base="examples/shop"))[1] == " --> examples/shop/orders/metrics.ts:2:25"

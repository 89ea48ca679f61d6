"""When output is coloured, and how wide a text is."""

from __future__ import annotations

import pytest

from dockerlint.reporters.ansi import wants_color, width


@pytest.mark.parametrize(
    ("environment", "terminal", "wanted"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"NO_COLOR": ""}, True, True),
        ({"TERM": "dumb"}, True, False),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"FORCE_COLOR": "0"}, False, False),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, False, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, False),
    ],
)
def test_when_there_is_colour(environment: dict[str, str], *, terminal: bool, wanted: bool) -> None:
    assert wants_color(environment, terminal=terminal) is wanted


@pytest.mark.parametrize(
    ("shown_text", "cells"), [("abc", 3), ("\t", 4), ("日本", 4), ("é", 1), ("e\u0301", 1), ("\uff46", 2)]
)
def test_widths(shown_text: str, cells: int) -> None:
    assert width(shown_text) == cells

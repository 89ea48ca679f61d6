"""Standard input in the place of a file."""

from __future__ import annotations

import io
import sys

import pytest

from tests.support.command_line import FOUND, GOOD, ROOT, Shell


def test_standard_input_stands_for_a_file(bad: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def feed(text: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))

    arguments = ("--stdin-filename", "b/Dockerfile", "--format", "concise")
    feed(ROOT)
    assert bad(*arguments) == (1, f"b/Dockerfile:4:6: {FOUND}", "dockerlint: 1 more in files not given\n")
    feed(GOOD)
    assert bad(*arguments) == (0, "", "dockerlint: 1 more in files not given\n")
    feed("FROM a\nCOPPY b c\n")
    assert bad("--stdin-filename", "b/new.Dockerfile", "--format", "concise", "--select", "syntax") == (
        1,
        "b/new.Dockerfile:2:1: error[syntax] unknown instruction `COPPY`\n",
        "",
    )

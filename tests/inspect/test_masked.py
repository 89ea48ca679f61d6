"""Data without secrets."""

from __future__ import annotations

import pytest

from dockerlint.inspect.masked import masked, masked_instruction
from tests.support.dockerfile_reading import only


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ({"DB_PASSWORD": "hunter2", "DB_HOST": "db"}, {"DB_PASSWORD": "***", "DB_HOST": "db"}),
        ({"token": ["a", "b"]}, {"token": ["***", "***"]}),
        ({"token": ""}, {"token": ""}),
        ({"token": 1, "x": None}, {"token": 1, "x": None}),
        (["https://u:pw@h/x"], ["https://u:***@h/x"]),
        ({"command": ["run", "--password=hunter2"]}, {"command": ["run", "--password=***"]}),
        ("a\nB_TOKEN=hunter2\nc", "a\nB_TOKEN=***\nc"),
    ],
)
def test_values(value: object, wanted: object) -> None:
    assert masked(value) == wanted


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ENV A_TOKEN=hunter2 B=c", ["A_TOKEN", "***", "=", "B", "c", "="]),
        ("ENV A_TOKEN hunter2", ["A_TOKEN", "***", ""]),
        ("ARG A_TOKEN=hunter2", ["A_TOKEN=***"]),
        ("RUN curl https://u:pw@h", ["curl https://u:***@h"]),
        ("CMD []", None),
    ],
)
def test_words_of_an_instruction(text: str, words: list[str] | None) -> None:
    assert masked_instruction(only(text))["words"] == words


def test_flags_and_heredocs_of_an_instruction() -> None:
    data = masked_instruction(only("RUN --network=host <<E\nexport A_TOKEN=hunter2\nE\n"))
    assert data["flags"] == ["--network=host"]
    assert data["heredocs"] == [
        {"name": "E", "content": "export A_TOKEN=***\n", "expand": True, "chomp": False}
    ]

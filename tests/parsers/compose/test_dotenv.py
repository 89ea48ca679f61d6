"""`.env` files: quoting, expansion, places, and what Compose refuses."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dockerlint.parsers.compose.dotenv import parse_dotenv, parse_raw_env
from dockerlint.parsers.compose.trees.environment import Environment
from dockerlint.source import SourceFile


def values(text: str, given: dict[str, str] | None = None) -> dict[str, str]:
    variables, problems = parse_dotenv(SourceFile(".env", text), Environment(given or {}))
    assert problems == []
    return {one.name: one.value for one in variables}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("K=1\n", {"K": "1"}),
        ("K=a b # c\n", {"K": "a b"}),
        ("K=a#c\n", {"K": "a#c"}),
        ("K='a $B'\n", {"K": "a $B"}),
        ("K='it\\'s'\n", {"K": "it's"}),
        ('K="a\\nb"\n', {"K": "a\nb"}),
        ('K="\\$B"\n', {"K": "$B"}),
        ('K="two\nlines"\nL=1\n', {"K": "two\nlines", "L": "1"}),
        ("B=1\nK=${B}x\n", {"B": "1", "K": "1x"}),
        ("K=${B:-d}\n", {"K": "d"}),
        ("export K=1\r\nL=2\r\n", {"K": "1", "L": "2"}),
        ("K: yaml\n", {"K": "yaml"}),
        ("# c\n\nK-X=1\n", {"K-X": "1"}),
        ("K=\n", {"K": ""}),
        ("K=a=b", {"K": "a=b"}),
    ],
)
def test_values(text: str, wanted: dict[str, str]) -> None:
    assert values(text) == wanted


def test_a_name_alone_takes_what_is_known_of_it() -> None:
    assert values("K\nL\n", {"K": "shell"}) == {"K": "shell"}


def test_the_callers_values_win_in_expansions() -> None:
    assert values("B=file\nK=$B\n", {"B": "shell"}) == {"B": "file", "K": "shell"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("bad line\n", (1, 1, "bad line", "a variable's name cannot hold a space")),
        ('A=1\nK="open\n', (2, 3, "", "the quote is never closed")),
        ("A%B=1\n", (1, 1, "A%B", "a variable's name cannot hold this character")),
        ("K=${1}\n", (1, 3, "", "`${` does not start a variable: write `$$` for a dollar sign")),
    ],
)
def test_faults(text: str, wanted: tuple[int, int, str, str]) -> None:
    _, problems = parse_dotenv(SourceFile(".env", text))
    assert [(*one.at.start, one.at.text, one.message) for one in problems] == [wanted]


def test_places() -> None:
    (one,), _ = parse_dotenv(SourceFile(".env", "# x\nexport KEY = 'v'\n"))
    assert (one.at.start, one.at.text, one.value_at.start, one.value_at.text) == (
        (2, 8),
        "KEY",
        (2, 14),
        "'v'",
    )


def test_raw_files_are_taken_as_they_are() -> None:
    variables, problems = parse_raw_env(SourceFile("a.env", 'A="q"\n# c\nB=$X # c\r\n'))
    assert problems == []
    assert [(one.name, one.value, one.value_at.text) for one in variables] == [
        ("A", '"q"', '"q"'),
        ("B", "$X # c", "$X # c"),
    ]


@settings(derandomize=True, max_examples=200)
@given(st.text(alphabet="AB=:'\"\\${}#- \t\r\n\u2028é", max_size=30))
def test_no_text_raises(text: str) -> None:
    variables, problems = parse_dotenv(SourceFile(".env", text))
    for span in [one.at for one in problems] + [one.value_at for one in variables]:
        assert 0 <= span.begin <= span.finish <= len(text)

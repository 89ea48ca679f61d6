from __future__ import annotations

import pytest

from dockerlint.source import Position, SourceFile, Span, UndecodableError, excerpt, shown


def file(text: str, path: str = "a.txt") -> SourceFile:
    return SourceFile(path, text)


def test_lines_end_at_lf_and_crlf_only() -> None:
    source = file("one\r\ntwo\u2028still two\x0cand still\nthree")
    assert [source.line(number) for number in (1, 2, 3, 4)] == [
        "one",
        "two\u2028still two\x0cand still",
        "three",
        "",
    ]


@pytest.mark.parametrize(
    ("offset", "expected"),
    [(0, (1, 1)), (2, (1, 3)), (3, (1, 4)), (4, (2, 1)), (5, (2, 2)), (99, (2, 3)), (-1, (1, 1))],
)
def test_position_counts_code_points_from_one(offset: int, expected: tuple[int, int]) -> None:
    assert file("a\U0001f600b\ncd").position(offset) == Position(*expected)


def test_offset_is_the_inverse_of_position() -> None:
    source = file("ab\ncd\n")
    assert [source.offset(*source.position(at)) for at in range(7)] == list(range(7))
    assert source.offset(9, 9) == 6


def test_decoding_keeps_the_byte_order_mark_aside_and_tolerates_invalid_bytes() -> None:
    source = SourceFile.decoded("a", b"\xef\xbb\xbfx\xff")
    assert (source.text, source.bom) == ("x\udcff", True)


@pytest.mark.parametrize(
    ("data", "why"), [(b"\xff\xfea\0", "is UTF-16, not UTF-8"), (b"ELF\0\1", "is a binary file")]
)
def test_decoding_refuses_what_is_no_text(data: bytes, why: str) -> None:
    with pytest.raises(UndecodableError, match=why):
        SourceFile.decoded("a", data)


def test_span_gives_text_and_both_ends() -> None:
    span = Span(file("first\nsecond"), 6, 9)
    assert (span.text, span.start, span.end) == ("sec", Position(2, 1), Position(2, 4))
    assert span.sub(1, 2).text == "e"


def test_first_line_narrows_a_span_of_several_lines() -> None:
    span = Span(file("RUN a \\\n  b\n"), 0, 11)
    assert span.first_line().text == "RUN a \\"
    assert Span(file("RUN a"), 0, 5).first_line().text == "RUN a"


def test_line_span_leaves_blanks_out() -> None:
    assert file("a\n  key: v  \r\n").line_span(2).text == "key: v"


def test_excerpt_gives_the_line_on_which_a_span_begins() -> None:
    line = excerpt(Span(file("one\ntwo\nthree"), 4, 11))
    assert (line.number, line.text, line.marks) == (2, "two", ((0, 3),))


def test_excerpt_masks_secrets_and_moves_the_mark() -> None:
    text = "  DB_PASSWORD: hunter2 # why"
    line = excerpt(Span(file(text, "compose.yaml"), text.index("#"), len(text)))
    assert line.text == "  DB_PASSWORD: *** # why"
    assert line.text[slice(*line.marks[0])] == "# why"


def test_excerpt_shows_control_characters_and_cuts_long_lines() -> None:
    text = "a\x1b[31mb" + "c" * 300
    line = excerpt(Span(file(text), 0, 1))
    assert line.text.startswith("a\\u{1b}[31mb")
    assert (len(line.text), line.text[-1], line.marks[0]) == (200, "…", (0, 1))


@pytest.mark.parametrize(
    ("marks", "begins", "columns"),
    [
        ([(10, 30)], "00", [(10, 30)]),
        ([(180, 205)], "…0", [(25, 50)]),
        ([(180, 205), (300, 302)], "…0", [(25, 50), (145, 147)]),
        ([(5, 6), (395, 396)], "00", [(5, 6), (200, 200)]),
        ([(0, 400), (300, 303)], "…0", [(0, 125), (25, 28)]),
        ([(0, 400)], "00", [(0, 200)]),
        ([(395, 400)], "…-", [(25, 30)]),
    ],
)
def test_an_excerpt_of_a_long_line_is_the_part_with_its_marks(
    marks: list[tuple[int, int]], begins: str, columns: list[tuple[int, int]]
) -> None:
    text = "".join(f"{number:03}-" for number in range(100))
    line = excerpt(*(Span(file(text), *mark) for mark in marks))
    assert (line.text[:2], line.marks) == (begins, tuple(columns))
    assert len(line.text) <= 200


def test_a_mark_behind_an_escaped_character_still_covers_its_text() -> None:
    line = excerpt(Span(file("\x1bkey"), 1, 4))
    assert line.text[slice(*line.marks[0])] == "key"


def test_shown_gives_a_span_that_may_be_quoted() -> None:
    assert shown(Span(file("ENV API_TOKEN=abc"), 4, 17)) == "API_TOKEN=***"

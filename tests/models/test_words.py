"""Words and clips: every character leads back to the file."""

from __future__ import annotations

import pytest

from dockerlint.models.words import Clip
from dockerlint.source import SourceFile
from tests.support.dockerfile_reading import only

FILE = SourceFile("Dockerfile", "ab\\\n  cd")
JOINED = Clip.joined(FILE, "ab  cd", [(0, 0), (2, 4)])


@pytest.mark.parametrize(
    ("begin", "finish", "wanted"),
    [(0, 2, "ab"), (4, 6, "cd"), (1, 5, "b\\\n  c"), (0, None, "ab\\\n  cd"), (3, 3, "")],
)
def test_spans_of_joined_lines(begin: int, finish: int | None, wanted: str) -> None:
    assert JOINED.span(begin, finish).text == wanted


@pytest.mark.parametrize(("begin", "finish"), [(0, 2), (1, 5), (4, 6), (2, 2)])
def test_a_part_of_a_clip_points_where_the_clip_does(begin: int, finish: int) -> None:
    part = JOINED.part(begin, finish)
    assert part.text == JOINED.text[begin:finish]
    assert [part.offset(at) for at in range(finish - begin)] == [
        JOINED.offset(at) for at in range(begin, finish)
    ]


def test_segments() -> None:
    assert JOINED.segments == ((0, 0), (2, 4))
    assert Clip.joined(FILE, "", [], 3).begin == 3


def test_an_exec_form_word_is_expanded_without_its_quotes() -> None:
    word = only('CMD ["$A", "b"]').words[0]
    assert (word.text, word.span.text, word.value.text, word.value.span().text) == ("$A", '"$A"', "$A", "$A")


@pytest.mark.parametrize(
    ("flag", "wanted"),
    [
        ("type=cache,target=/x", {"type": "cache", "target": "/x"}),
        ("TYPE=cache,ro", {"type": "cache", "ro": "true"}),
        ('type=bind,"source=a b"', {"type": "bind", "source": "a b"}),
        ("", {}),
    ],
)
def test_fields_of_a_mount(flag: str, wanted: dict[str, str]) -> None:
    [found] = only(f"RUN --mount={flag} x").flags
    assert found.fields() == wanted


def test_a_field_of_a_mount_has_its_place() -> None:
    [found] = only('RUN --mount=type=bind,From=a,"from=b:1",target=/from=x x').flags
    one = found.field("from")
    assert one is not None
    assert (one.text, one.span.text, one.span.start) == ("b:1", "b:1", (1, 36))
    assert (found.field("source"), only("COPY --link b c").flags[0].field("from")) == (None, None)


def test_the_operand_of_a_flag() -> None:
    first, second = only("COPY --from=a --link b c").flags
    assert first.operand is not None
    assert (first.operand.text, first.operand.span.text, second.operand) == ("a", "a", None)


def test_the_body_of_a_heredoc_without_its_tabs() -> None:
    [heredoc] = only("RUN <<-E\n\ta\n\t\tb\nE\n").heredocs
    assert (heredoc.content, heredoc.clip.text, heredoc.clip.span(2, 3).start) == (
        "\ta\n\t\tb\n",
        "a\nb\n",
        (3, 3),
    )

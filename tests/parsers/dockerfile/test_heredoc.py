from __future__ import annotations

import pytest

from tests.support.dockerfile_reading import only, read


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("RUN <<E", [("E", True, False)]),
        ("RUN <<-E", [("E", True, True)]),
        ("RUN << E cat", [("E", True, False)]),
        ("RUN <<'E'", [("E", False, False)]),
        ('RUN <<-"E"', [("E", False, True)]),
        ("RUN <<\\E", [("E", True, False)]),
        ("RUN 3<<E", [("E", True, False)]),
        ("RUN a && cat <<E > /x && b", [("E", True, False)]),
        ("COPY <<E /a", [("E", True, False)]),
        ("ONBUILD ADD <<E /a", [("E", True, False)]),
        ("RUN <<- E", []),
        ("RUN <<", []),
        ("RUN a <<<E", []),
        ("RUN a $((1<<E))", []),
        ('RUN a "<<E"', []),
        ("RUN a '<<E", []),
        ("RUN a ${ <<E", []),
        ('RUN a "${}" <<E', []),
        ("RUN a ${x:-y} <<E", [("E", True, False)]),
        ('RUN a "$x ${y}" <<E', [("E", True, False)]),
        ("RUN a b<<E", []),
        ('CMD ["<<E"]', []),
        ('RUN ["<<E"]', []),
        ("CMD a <<E", []),
        ("ENV a=<<E", []),
        ('RUN <<""', []),
    ],
)
def test_heredoc_markers(line: str, expected: list[tuple[str, bool, bool]]) -> None:
    first = read(f"{line}\nE\nUSER a").instructions[0]
    assert [(one.name, one.expand, one.chomp) for one in first.heredocs] == expected
    assert first.end == (2 if expected else 1)


@pytest.mark.parametrize(
    ("marker", "name", "expand"),
    [
        ("<<a'b'", "ab", False),
        ("<<a\\'b", "a'b", True),
        ("<<'a b'", "a b", False),
        ("<<$A", "$A", True),
        ("<< -A", "-A", True),
        ("<<''A", "A", False),
        ("<<a.txt", "a.txt", True),
    ],
)
def test_a_heredoc_is_named_without_its_quotes(marker: str, name: str, expand: bool) -> None:
    one = only(f"RUN cat {marker} > /x\nbody\n{name}\n")
    assert [(doc.name, doc.expand, doc.content) for doc in one.heredocs] == [(name, expand, "body\n")]


def test_heredoc_bodies_come_in_order_and_know_their_places() -> None:
    first, last = read("RUN <<A cat <<-B\r\n# a\r\n\r\nA\n\tb \\\n\t B\n\tB\r\nUSER x\n").instructions
    a, b = first.heredocs
    assert (a.content, b.content) == ("# a\r\n\r\n", "\tb \\\n\t B\n")
    assert (a.at.start, a.at.end, b.at.start, b.at.end) == ((2, 1), (4, 1), (5, 1), (7, 1))
    assert b.clip.text == "b \\\n B\n"
    assert b.clip.span(5, 6).start == (6, 3)
    assert (first.start, first.end, first.at.end, last.start) == (1, 7, (7, 3), 8)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("RUN <<E", True),
        ("RUN <<-'E'", True),
        ("RUN <<E bash", False),
        ("RUN cat <<E", False),
        ("COPY <<E a", False),
    ],
)
def test_a_run_may_be_nothing_but_a_script(line: str, expected: bool) -> None:
    assert (only(f"{line}\na\nE").script is not None) is expected

"""dockerfile-parse and BuildKit's own rule must agree on every line that the library is given."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dockerlint.parsers.dockerfile.split import Split, split_line, split_lines

LINES = [
    "FROM node:20 AS build",
    "run echo hi",
    "Run\techo\thi",
    "COPY   a    b",
    "ENV A=b # c",
    "RUN a  && b",
    'CMD [ "a" ]',
    "LABEL \ta=b",
    "WORKDIR C:\\app\\",
    "CMD",
    "RUN\u00a0echo hi",
    "RUN echo \u00e9",
    "{{ x }}",
    "RUN cat <<EOF",
    "A-B c",
    "RUN \\x",
    "",
    "\u00a0",
    "COPY a \\\\",
]


@pytest.mark.parametrize("line", LINES)
def test_both_split_a_line_alike(line: str) -> None:
    assert split_lines([line]) == [split_line(line)]


def test_lines_keep_their_order_whoever_reads_them() -> None:
    assert split_lines(["RUN a", "CMD", "copy  b c"]) == [
        Split("RUN", 0, 3, 4),
        Split("CMD", 0, 3, 3),
        Split("COPY", 0, 4, 6),
    ]


@given(
    st.lists(
        st.from_regex(r"[A-Za-z#]{1,8}[ \t]{0,3}[ -~\t\x0c\u00a0\u00e9]{0,12}", fullmatch=True), max_size=6
    )
)
@settings(derandomize=True, max_examples=300, deadline=None)
def test_both_split_any_clean_lines_alike(lines: list[str]) -> None:
    clean = [line.strip() for line in lines if line[0] != "#"]
    assert split_lines(clean) == [split_line(line) for line in clean]

"""dockerfile-parse and BuildKit's own rule must agree on every line that the library is given."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dockerlint.parsers.dockerfile.split import Split, split_by_library, split_by_rule, split_line

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
    assert split_line(line) == split_by_rule(line)


def test_the_library_splits_what_begins_with_a_keyword() -> None:
    split_by_library.cache_clear()
    found = [
        split_line(line) for line in ("RUN a", "RUN  b", "CMD", "copy\tb c", "Run c", "other d", "RUN \\e")
    ]
    assert found == [
        Split("RUN", 0, 3, 4),
        Split("RUN", 0, 3, 5),
        Split("CMD", 0, 3, 3),
        Split("COPY", 0, 4, 5),
        Split("RUN", 0, 3, 4),
        Split("OTHER", 0, 5, 6),
        Split("RUN", 0, 3, 4),
    ]
    assert split_by_library.cache_info().misses == 4


@given(
    st.sampled_from(["RUN", "run", "Copy", "ENV", "onbuild", "x"]),
    st.from_regex(r"[ \t]{0,3}[ -~\t\x0c\u00a0\u00e9]{0,12}", fullmatch=True),
)
@settings(derandomize=True, max_examples=300, deadline=None)
def test_both_split_any_clean_line_alike(keyword: str, rest: str) -> None:
    line = f"{keyword}{rest}".strip()
    assert split_line(line) == split_by_rule(line)

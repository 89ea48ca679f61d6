from __future__ import annotations

import pytest
from dockerfile_spans import incomplete, misplaced
from hypothesis import given, settings
from hypothesis import strategies as st

from dockerlint.inspect.dockerfile import dockerfile_data
from dockerlint.parsers.dockerfile import parse_dockerfile
from dockerlint.source import SourceFile

INPUTS = [
    "FROM node:20 AS build\nRUN a && \\\n  # why\n\n    b\\\n  c\nCOPY --from=x --chown=a:b . /app\n",
    "# escape=`\nFROM w\nRUN dir c:\\ `\n # x\n  && y\nENV A=b` c D='e f'\nWORKDIR C:\\app\\\n",
    'FROM x\nENV A="b c" D=e\\ f \\\n  G=\'h\' \\\n  # in between\n  I="j\\"k"\nENV legacy some  value\n',
    'FROM x\nLABEL a.b="c" \\\n\n  d=e\nCMD [ "a", \\\n  # b\n "\\u0041\\n" ]\nVOLUME ["/a b", "/c"]\n',
    "FROM x\nRUN <<EOF cat > /a <<-'END'\nfoo\nEOF\n\tbar\n\t\tbaz\n\tEND\nCOPY <<a <<b /dst/\n1\na\n2\nb\n",
    "FR\\\nOM x\r\nRU\\\r\nN a\\\r\n  b\r\n\r\nONBUILD RUN --mount=type=cache,target=/x c \\\r\n d\r\n",
    'ONBUILD ONBUILD RUN x\nONBUILD CMD ["a"]\nONBUILD\nHEALTHCHECK --interval=5s \\\n --retries=3 CMD \\\n curl x\n',
    'FROM x\nRUN --mount="type=cache,id=a b" --network=none -- echo\nUNKNOWN a b\n{{ template }}\nRUN\n\\\n',
    "\ufeff",
    "FROM \u65e5\u672c AS \u00e9\nRUN echo\u00a0x\u2028y\nENV \u00e9=\u65e5 b=\U0001f600\nRUN a\f\v b\n",
    "RUN a \\",
    "FROM x\nRUN a \\\n   # only a comment follows\n",
    "ENV a=b\\\u00a0\nENV a='b\nENV a=\"b\\\u00a0\nARG a 'b c' d=\n",
]


@pytest.mark.parametrize("text", INPUTS)
def test_every_word_lies_under_its_span(text: str) -> None:
    dockerfile, problems = parse_dockerfile(SourceFile("Dockerfile", text))
    assert misplaced(dockerfile) == []
    assert problems or incomplete(dockerfile) == []


def test_a_wrong_place_is_noticed() -> None:
    dockerfile, _ = parse_dockerfile(SourceFile("Dockerfile", "FROM x\nCOPY a b\n"))
    moved = SourceFile("Dockerfile", "FROM y\nCOPY b b\n")
    for one in dockerfile.instructions:
        for word in one.words:
            object.__setattr__(word.clip, "file", moved)
    assert misplaced(dockerfile) == ["1: 'x'", "2: 'a'"]


PIECES = [
    *(
        "FROM x\n",
        "RUN ",
        "ENV ",
        "LABEL ",
        "ARG ",
        "COPY ",
        "ONBUILD ",
        "HEALTHCHECK CMD ",
        "CMD ",
        "nonsense ",
    ),
    *("\\\n", "\\ \n", "\n", "\r\n", "\\\r\n", "# c\n", "  # c \\\n", "#escape=`\n", "`\n", "\\", "`"),
    *(
        "<<EOF",
        "<<-'E F'",
        "<< EOF",
        "<<<",
        "EOF\n",
        "\tE F\n",
        "--a=b ",
        "--from=",
        "-- ",
        "a=b",
        "=",
        "a",
        " ",
        "\t",
    ),
    *(
        '"',
        "'",
        "$",
        "${",
        "}",
        "$x",
        "${x:-",
        "[",
        '"a"',
        ",",
        "]",
        "1",
        "\u2028",
        "\u00a0",
        "\u00e9",
        "\x0c",
        "\udc80",
    ),
]


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
@settings(derandomize=True, max_examples=600, deadline=None)
def test_whatever_is_written_is_read_with_its_places(text: str) -> None:
    dockerfile, problems = parse_dockerfile(SourceFile("Dockerfile", text))
    assert misplaced(dockerfile) == []
    assert problems or incomplete(dockerfile) == []
    assert all(0 <= one.at.begin <= one.at.finish <= len(text) for one in (*problems, *dockerfile.refused))
    again, _ = parse_dockerfile(SourceFile("Dockerfile", text))
    assert dockerfile_data(dockerfile) == dockerfile_data(again)


@given(st.text(max_size=80))
@settings(derandomize=True, max_examples=200, deadline=None)
def test_any_text_is_read(text: str) -> None:
    dockerfile, problems = parse_dockerfile(SourceFile("Dockerfile", text))
    assert misplaced(dockerfile) == []
    assert dockerfile.instructions or problems

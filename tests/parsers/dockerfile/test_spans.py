from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dockerlint.inspect.dockerfile import dockerfile_data
from dockerlint.models.dockerfile import Dockerfile, Instruction
from dockerlint.models.words import Clip, Flag, Heredoc, Word
from dockerlint.parsers.dockerfile import find_refusals, parse_dockerfile
from dockerlint.source import SourceFile
from tests.support.dockerfile_spans import incomplete, misplaced

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
    '#!/usr/bin/env x\n# syntax=docker/dockerfile:1\n\nFROM x\nCMD [ ]\nHEALTHCHECK --timeout=1s CMD [ "a" , "b" ]  \n',
    "FROM x\nONBUILD COPY --link --chown='a b' <<-EOF [c] /d\n\te\n\tEOF\nRUN --mount=a -- \nCOPY --link -- a b\n",
    "FROM x AS y # no comment\n\f# a comment\r\nLABEL a= b='' c=d\\ \nARG a=\"b c\" d= \\\ne\\",
    'FROM x\nENV "a b=c d\nLABEL --\n',
    "ENV a=b\\\u00a0\nENV a='b\nENV a=\"b\\\u00a0\nARG a 'b c' d=\n",
]


@pytest.mark.parametrize("text", INPUTS)
def test_every_word_lies_under_its_span(text: str) -> None:
    dockerfile, problems = parse_dockerfile(SourceFile("Dockerfile", text))
    assert misplaced(dockerfile) == []
    assert problems or incomplete(dockerfile) == []


def test_a_wrong_place_is_noticed() -> None:
    dockerfile, _ = parse_dockerfile(SourceFile("Dockerfile", "FROM x\nCOPY a b\n"))
    other = SourceFile("Dockerfile", "FROM y\nCOPY b b\n")
    instructions = tuple(_taken_from(one, other) for one in dockerfile.instructions)
    assert misplaced(dockerfile.model_copy(update={"instructions": instructions})) == ["1: 'x'", "2: 'a'"]


def _taken_from(one: Instruction, file: SourceFile) -> Instruction:
    words = tuple(
        Word(word.text, Clip.joined(file, word.clip.text, word.clip.segments)) for word in one.words
    )
    return one.model_copy(update={"words": words})


READ = 'FROM x\n# why\nCOPY --link a  b c\nENV d=e f=g\nCMD ["h", "i"]\nRUN <<EOF\nj\nEOF\n'


def _read() -> Dockerfile:
    dockerfile, problems = parse_dockerfile(SourceFile("Dockerfile", READ))
    assert (misplaced(dockerfile), incomplete(dockerfile), problems) == ([], [], [])
    return dockerfile


def _with(index: int, **changes: object) -> Dockerfile:
    """Change one instruction of what was read."""
    dockerfile = _read()
    instructions = list(dockerfile.instructions)
    instructions[index] = instructions[index].model_copy(update=changes)
    return dockerfile.model_copy(update={"instructions": tuple(instructions)})


def _words(index: int) -> tuple[Word, ...]:
    return _read().instructions[index].words


def _moved(word: Word, by: int) -> Word:
    at = tuple((offset, where + by) for offset, where in word.clip.segments)
    return Word(word.text, Clip.joined(word.clip.file, word.clip.text, at))


def test_a_lost_word_is_noticed() -> None:
    assert incomplete(_with(1, words=_words(1)[1:])) == [3]
    assert incomplete(_with(1, words=_words(1)[:-1])) == [3]
    assert incomplete(_with(1, flags=())) == [3]
    assert incomplete(_with(2, words=_words(2)[:3])) == [4]
    assert incomplete(_with(3, words=_words(3)[1:])) == [5]
    assert incomplete(_with(3, words=())) == [5]
    assert incomplete(_with(4, words=())) == [6]


def test_words_cut_wrongly_are_noticed() -> None:
    first, second, third = _words(1)
    one = Word("a  b", Clip(first.clip.file, "a  b", first.span.begin))
    assert incomplete(_with(1, words=(one, third))) == [3]
    name, value, separator = _words(2)[:3]
    rest = Word("e f=g", Clip(name.clip.file, "e f=g", value.span.begin))
    assert incomplete(_with(2, words=(name, rest, separator))) == [4]
    assert misplaced(_with(1, words=(_moved(first, 1), second, third))) == ["3: 'a'"]
    assert misplaced(_with(1, words=(Word("A", first.clip), second, third))) == ["3: 'A' reads 'a'"]
    assert misplaced(_with(3, words=(Word("H", _words(3)[0].clip),))) == ["5: 'H' reads '\"h\"'"]


def test_a_wrong_flag_is_noticed() -> None:
    (flag,) = _read().instructions[1].flags
    assert misplaced(_with(1, flags=(Flag("lin", None, flag.word),))) == ["3: '--link' reads '--link'"]
    assert misplaced(_with(1, flags=(Flag("link", "", flag.word),))) == ["3: '--link' reads '--link'"]


def test_a_wrong_start_keyword_or_heredoc_is_noticed() -> None:
    copy, run = _read().instructions[1], _read().instructions[4]
    assert misplaced(_with(1, start=2)) == ["2: start"]
    assert misplaced(_with(1, keyword="ADD")) == ["3: keyword"]
    assert misplaced(_with(1, at=copy.at._replace(begin=copy.at.begin + 1))) == ["3: start"]
    heredoc = Heredoc("EOF", "k\n", expand=True, chomp=False, at=run.heredocs[0].at)
    assert misplaced(_with(4, heredocs=(heredoc,))) == ["6: heredoc"]


def test_a_lost_line_is_noticed() -> None:
    dockerfile = _read()
    assert incomplete(dockerfile.model_copy(update={"comments": ()})) == [2]
    fewer: tuple[Instruction, ...] = dockerfile.instructions[:-1]
    assert incomplete(dockerfile.model_copy(update={"instructions": fewer})) == [6, 7, 8]
    (comment,) = dockerfile.comments
    wrong = comment._replace(finish=comment.finish - 1)
    assert misplaced(dockerfile.model_copy(update={"comments": (wrong,)})) == ["2: comment"]


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
    assert all(
        0 <= one.at.begin <= one.at.finish <= len(text) for one in (*problems, *find_refusals(dockerfile))
    )
    again, _ = parse_dockerfile(SourceFile("Dockerfile", text))
    assert dockerfile_data(dockerfile) == dockerfile_data(again)


@given(st.text(max_size=80))
@settings(derandomize=True, max_examples=200, deadline=None)
def test_any_text_is_read(text: str) -> None:
    dockerfile, problems = parse_dockerfile(SourceFile("Dockerfile", text))
    assert misplaced(dockerfile) == []
    assert dockerfile.instructions or problems

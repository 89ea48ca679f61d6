from __future__ import annotations

import pytest

from dockerlint.findings import Problem
from dockerlint.inspect.dockerfile import dockerfile_data, instruction_data
from dockerlint.models.dockerfile import Dockerfile, Instruction
from dockerlint.parsers.dockerfile import parse_dockerfile
from dockerlint.source import SourceFile

Places = list[tuple[int, int, str, str]]


def read(text: str) -> Dockerfile:
    dockerfile, problems = parse_dockerfile(SourceFile("Dockerfile", text))
    assert said(problems) == []
    return dockerfile


def only(text: str) -> Instruction:
    [one] = read(text).instructions
    return one


def said(problems: tuple[Problem, ...] | list[Problem]) -> Places:
    return [(*one.at.start, one.at.text, one.message) for one in problems]


def words(text: str) -> list[str]:
    return [word.text for word in only(text).words]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FROM  a\tAS b", ["a", "AS", "b"]),
        ("RUN  a  &&  b ", ["a  &&  b"]),
        ("RUN a \\\n  b", ["a   b"]),
        ("RUN a\\\nb", ["ab"]),
        ("RUN a \\\n\n # c\n  b", ["a   b"]),
        ("RUN a \\\\\n", ["a \\\\"]),
        ("RUN a \\  \t\nb", ["a b"]),
        ("RUN a\\", ["a"]),
        ("RUN a \\\r\n  b\r\n", ["a   b"]),
        ("RUN a # b", ["a # b"]),
        ("R\\\nUN a", ["a"]),
        ("\\\nRUN a", ["a"]),
        ("COPY a\\ b c", ["a\\", "b", "c"]),
        ("COPY -- --a b", ["--a", "b"]),
        ("ARG A B=2 C='d e'", ["A", "B=2", "C='d e'"]),
        ('ENV a=b c="d e" f=g\\ h i=', ["a", "b", "=", "c", '"d e"', "=", "f", "g\\ h", "=", "i", "", "="]),
        ("ENV a  b  c ", ["a", "b  c", ""]),
        ("LABEL 'a=b'=c", ["'a", "b'=c", "="]),
        ("CMD", []),
        ("CMD []", []),
        ("CMD [ 'a' ]", ["[ 'a' ]"]),
        ('CMD ["a",]', ['["a",]']),
        ('CMD ["a"] b', ['["a"] b']),
        ('CMD [ "a\\n", "\\u00e9" ]', ["a\n", "é"]),
        ('CMD ["a\tb"]', ['["a\tb"]']),
        ('HEALTHCHECK --interval=5s  CMD  ["a", "b"]', ["CMD", "a", "b"]),
        ("HEALTHCHECK CMD  curl  x", ["CMD", "curl  x"]),
        ("HEALTHCHECK NONE", ["NONE"]),
        ("ONBUILD run  a b", ["RUN", "a b"]),
        ("ONBUILD ONBUILD RUN a", ["ONBUILD", ""]),
        ("ONBUILD", []),
        ("NOPE a b", [""]),
        ("{{ if }}", [""]),
        ("VOLUME /a /b", ["/a", "/b"]),
        ('SHELL ["a", "-c"]', ["a", "-c"]),
        ("USER a b", ["a b"]),
        ("RUN a\u00a0b\u2028c", ["a\u00a0b\u2028c"]),
    ],
)
def test_words_are_what_buildkit_reads(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("RUN a", False),
        ('RUN ["a"]', True),
        ("CMD []", True),
        ("CMD", False),
        ('RUN --mount=type=ssh ["a"]', True),
        ('ONBUILD CMD ["a"]', True),
        ('ADD ["a", "b"]', True),
        ('EXPOSE ["80"]', False),
        ('CMD [["a"]', False),
        ("CMD [NaN]", False),
    ],
)
def test_exec_form_is_a_strict_array_of_strings(text: str, expected: bool) -> None:
    assert only(text).exec_form is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("COPY --from=a --link b c", [("from", "a"), ("link", None)]),
        (
            "RUN --mount=type=cache,target=/a --mount=b= c",
            [("mount", "type=cache,target=/a"), ("mount", "b=")],
        ),
        ("RUN --mount='a b' c", [("mount", "a b")]),
        ('RUN --mount=a" \\"b"c d', [("mount", 'a "bc')]),
        ("RUN --a=b\\ c d", [("a", "b c")]),
        ("RUN a --b", []),
        ("RUN --a", [("a", None)]),
        ("RUN --a -- --b", [("a", None)]),
        ("RUN \\\n  --a=1 \\\n  b", [("a", "1")]),
        ("ONBUILD COPY --from=a b c", [("from", "a")]),
    ],
)
def test_flags(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(flag.name, flag.value) for flag in only(text).flags] == expected


def test_the_last_flag_of_a_name_counts_and_its_fields_have_names() -> None:
    one = only("RUN --mount=type=ssh --mount=Type=cache,target=/a=b,readonly a")
    flag = one.flag("mount")
    assert flag is not None
    assert flag.fields() == {"type": "cache", "target": "/a=b", "readonly": "true"}
    assert flag.word.span.text == "--mount=Type=cache,target=/a=b,readonly"
    assert one.flag("from") is None


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


def test_a_word_is_expanded_from_what_buildkit_reads() -> None:
    plain, decoded = only("COPY $a b").words[0], only('COPY ["C:\\\\$a", "b"]').words[0]
    assert plain.value is plain.clip
    assert (decoded.value.text, decoded.value.span().start) == ("C:\\$a", (1, 8))
    flag = only("COPY --from='$a' --link b c").flags
    assert [(one.operand.text, one.operand.span.text) if one.operand else None for one in flag] == [
        ("$a", "'$a'"),
        None,
    ]


def test_pairs_hold_names_and_values_with_their_quotes() -> None:
    one = only('ENV A="b c" \\\n  D=e=f G=')
    shown = [
        (pair.name.text, pair.value.text if pair.value else None, pair.name.span.start) for pair in one.pairs
    ]
    assert shown == [("A", '"b c"', (1, 5)), ("D", "e=f", (2, 3)), ("G", "", (2, 9))]
    arg = only("ARG A B=")
    assert [(pair.name.text, pair.value.text if pair.value else None) for pair in arg.pairs] == [
        ("A", None),
        ("B", ""),
    ]
    legacy = only("ENV A b c").pairs[0]
    assert (legacy.name.text, legacy.value.text if legacy.value else None) == ("A", "b c")


def test_places_survive_continuations() -> None:
    one = only("FROM \\\n  # base\n  node:20 \\\n  AS b\\\nuild")
    assert [(word.text, word.span.start, word.span.end) for word in one.words] == [
        ("node:20", (3, 3), (3, 10)),
        ("AS", (4, 3), (4, 5)),
        ("build", (4, 6), (5, 5)),
    ]
    assert (one.start, one.end, one.at.start, one.at.end) == (1, 5, (1, 1), (5, 5))
    assert one.words[0].clip.part(1, 3).span().start == (3, 4)


def test_keyword_and_instruction_have_places_behind_indentation() -> None:
    one = only("   copy  a b  \n")
    assert (one.keyword, one.keyword_at.text, one.keyword_at.start) == ("COPY", "copy", (1, 4))
    assert (one.at.text, one.sources[0].text) == ("copy  a b", "a")
    assert one.destination is not None
    assert one.destination.text == "b"


def test_blank_lines_and_comments_inside_an_instruction_are_kept_aside() -> None:
    dockerfile = read("# top\nFROM x\nRUN a \\\n\n  # why \r\n \n  b # no comment\n#last")
    assert dockerfile.instructions[1].empty_lines == (4, 6)
    assert [(one.text, one.start) for one in dockerfile.comments] == [
        ("# top", (1, 1)),
        ("# why ", (5, 3)),
        ("#last", (8, 1)),
    ]


def test_an_onbuild_holds_its_instruction() -> None:
    one = only("ONBUILD  COPY --from=a \\\n b c")
    assert one.trigger is not None
    assert (one.trigger.keyword, one.trigger.at.start, one.trigger.at.text) == (
        "COPY",
        (1, 10),
        "COPY --from=a \\\n b c",
    )
    assert (one.trigger.start, one.trigger.end, len(one.trigger.words)) == (1, 2, 2)
    assert one.flags == one.trigger.flags
    assert only("ONBUILD").trigger is None


def test_stages() -> None:
    dockerfile = read("ARG V\nFROM a AS Build\nRUN x\nUSER a\nUSER b\nFROM build\nFROM c as build\n")
    assert [(one.index, one.name, one.label, one.base.text) for one in dockerfile.stages] == [
        (0, "build", "Build", "a"),
        (1, None, "1", "build"),
        (2, "build", "build", "c"),
    ]
    assert [one.keyword for one in dockerfile.preamble] == ["ARG"]
    assert [one.keyword for one in dockerfile.stages[0].instructions] == ["RUN", "USER", "USER"]
    assert dockerfile.stage("BUILD") is dockerfile.stages[2]
    assert dockerfile.stage("build", before=2) is dockerfile.stages[0]
    last = dockerfile.stages[0].last("USER")
    assert last is not None
    assert last.start == 5


@pytest.mark.parametrize(
    ("text", "directives", "escape", "comments"),
    [
        ("# syntax=a/b:1\n# Escape = `\nFROM x", {"syntax": "a/b:1", "escape": "`"}, "`", 0),
        ("#check=skip=all;error=true\nFROM x", {"check": "skip=all;error=true"}, "\\", 0),
        ("#!/bin/x\n# escape=`\nFROM x", {"escape": "`"}, "`", 0),
        ("\n# escape=`\nFROM x", {}, "\\", 1),
        ("# a\n# escape=`\nFROM x", {}, "\\", 2),
        ("# foo=bar\n# escape=`\nFROM x", {}, "\\", 2),
        ("FROM x\n# escape=`", {}, "\\", 1),
    ],
)
def test_directives_stand_at_the_top(
    text: str, directives: dict[str, str], escape: str, comments: int
) -> None:
    dockerfile = read(text)
    assert {one.name: one.value for one in dockerfile.directives} == directives
    assert (dockerfile.escape, len(dockerfile.comments)) == (escape, comments)


@pytest.mark.parametrize(
    ("syntax", "foreign"),
    [
        ("docker/dockerfile:1", False),
        ("docker/dockerfile:1.7-labs # tail", False),
        ("docker.io/docker/dockerfile-upstream:master", False),
        ("docker/dockerfile@sha256:00", False),
        ("registry.example.com:5000/docker/dockerfile", False),
        ("ghcr.io/reproducible/frontend:v1", True),
        ("docker/dockerfilex", True),
    ],
)
def test_a_foreign_frontend(syntax: str, foreign: bool) -> None:
    assert read(f"# syntax={syntax}\nFROM x").foreign is foreign
    assert not read("FROM x").foreign


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [(1, 1, "", "file has no instructions")]),
        ("# a\n\n", [(1, 1, "", "file has no instructions")]),
        ("# escape=`\n#escape=`\nFROM x", [(2, 1, "#escape=`", "`escape` directive is given twice")]),
        (
            "# escape=x\nFROM x",
            [(1, 1, "# escape=x", "`escape` directive is neither a backslash nor a backtick")],
        ),
        ("FROM x\nENV A", [(2, 5, "A", "name has no value")]),
        ("FROM x\nLABEL a=b c d=e", [(2, 11, "c", "expected `name=value`")]),
        ("FROM x\nRUN a <<E\nb", [(2, 7, "<<E", "heredoc `<<E` is never closed")]),
        ('FROM x\nCMD ["a", 1]', [(2, 5, '["a", 1]', "exec form holds something other than strings")]),
        ('FROM x\nADD [["a"]]', [(2, 5, '[["a"]]', "exec form holds something other than strings")]),
        ("FROM x\nONBUILD ENV A", [(2, 13, "A", "name has no value")]),
    ],
)
def test_problems_are_what_the_parser_of_buildkit_refuses(text: str, expected: Places) -> None:
    assert said(parse_dockerfile(SourceFile("Dockerfile", text))[1]) == expected


@pytest.mark.parametrize(
    ("size", "expected"), [(65_531, []), (65_532, [(2, "line is longer than 65535 bytes")])]
)
def test_a_line_has_a_longest_length(size: int, expected: list[tuple[int, str]]) -> None:
    _, problems = parse_dockerfile(SourceFile("Dockerfile", f"FROM x\nRUN {'a' * size}\n"))
    assert [(one.at.start.line, one.message) for one in problems] == expected


def test_bytes_count_not_characters() -> None:
    _, problems = parse_dockerfile(SourceFile("Dockerfile", f"FROM x\nRUN a \\\n{'é' * 32_768}\n"))
    assert [one.at.start for one in problems] == [(3, 1)]


def test_what_could_be_read_of_a_broken_file_is_there() -> None:
    dockerfile, problems = parse_dockerfile(SourceFile("Dockerfile", "FROM x\nENV A=b c D=e\nRUN <<E\nx\n"))
    assert len(problems) == 2
    assert [word.text for word in dockerfile.instructions[1].words] == ["A", "b", "=", "D", "e", "="]
    assert dockerfile.instructions[2].heredocs[0].content == "x\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FROM x\nFOO a", [(2, 1, "FOO", "unknown instruction `FOO`")]),
        ("FROM x\n\\", [(2, 1, "", "instruction is empty")]),
        ("FROM", [(1, 1, "FROM", "`FROM` takes an image, or an image, `AS` and a name")]),
        ("FROM a AS", [(1, 1, "FROM", "`FROM` takes an image, or an image, `AS` and a name")]),
        ("FROM a b c", [(1, 1, "FROM", "`FROM` takes an image, or an image, `AS` and a name")]),
        (
            "FROM a AS 1b",
            [
                (
                    1,
                    11,
                    "1b",
                    "stage name must begin with a letter and hold only letters, digits, `_`, `.` and `-`",
                )
            ],
        ),
        ("FROM --foo=1 a", [(1, 6, "--foo=1", "`FROM` has no flag `--foo`")]),
        ("FROM x\nCOPY --from a b c", [(2, 6, "--from", "flag `--from` has no value")]),
        (
            "FROM x\nCOPY --link=maybe a b",
            [(2, 6, "--link=maybe", "flag `--link` is neither true nor false")],
        ),
        ("FROM x\nCOPY --from=a --from=b c d", [(2, 15, "--from=b", "flag `--from` is given twice")]),
        ("FROM x\nCOPY a", [(2, 1, "COPY", "`COPY` needs a source and a destination")]),
        ("FROM x\nENV", [(2, 1, "ENV", "`ENV` needs an argument")]),
        ("FROM x\nENV =a", [(2, 5, "", "name is empty")]),
        ("FROM x\nARG =a", [(2, 5, "", "name is empty")]),
        ("FROM x\nCMD --a b", [(2, 5, "--a", "`CMD` has no flag `--a`")]),
        ("FROM x\nONBUILD FROM y", [(2, 9, "FROM", "`ONBUILD` cannot hold `FROM`")]),
        ("FROM x\nONBUILD ONBUILD RUN y", [(2, 9, "ONBUILD", "`ONBUILD` cannot hold `ONBUILD`")]),
        ("FROM x\nONBUILD FOO", [(2, 9, "FOO", "unknown instruction `FOO`")]),
        (
            "FROM x\nONBUILD --a RUN --b c",
            [(2, 9, "--a", "`ONBUILD` has no flag `--a`"), (2, 17, "--b", "`RUN` has no flag `--b`")],
        ),
        ("FROM x\nONBUILD", [(2, 1, "ONBUILD", "`ONBUILD` needs an argument")]),
        ("FROM x\nSHELL bash -c", [(2, 7, "bash -c", "`SHELL` takes a JSON array")]),
        ("FROM x\nHEALTHCHECK curl", [(2, 13, "curl", "`HEALTHCHECK` takes `CMD` or `NONE`")]),
        ("FROM x\nHEALTHCHECK NONE a", [(2, 18, "a", "`HEALTHCHECK NONE` takes no arguments")]),
        ("FROM x\nHEALTHCHECK CMD", [(2, 13, "CMD", "`HEALTHCHECK CMD` has no command")]),
        (
            "FROM x\nHEALTHCHECK --interval=5 CMD a",
            [(2, 13, "--interval=5", "flag `--interval` is no duration, such as `30s`")],
        ),
        (
            "FROM x\nHEALTHCHECK --retries=a CMD b",
            [(2, 13, "--retries=a", "flag `--retries` is no whole number")],
        ),
        ("FROM x\nRUN --mount=type=foo a", [(2, 5, "--mount=type=foo", "mount has an unknown type")]),
        (
            "FROM x\nRUN --network=lan a",
            [(2, 5, "--network=lan", "network is none of `default`, `none` and `host`")],
        ),
        ('FROM x\nVOLUME ["a", " "]', [(2, 14, '" "', "volume is empty")]),
        (
            'FROM x\nCOPY "a b" c',
            [(2, 6, '"', "double quote is never closed"), (2, 10, '"', "double quote is never closed")],
        ),
        (
            "FROM x${\nUSER ${a!}\nRUN ${ '",
            [
                (1, 7, "$", "`${` is never closed"),
                (2, 6, "$", "substitution has an operator that does not exist"),
            ],
        ),
        ('FROM x\nADD ["a", "b\'c"]', [(2, 13, "'", "single quote is never closed")]),
        ("# escape=`\nFROM x\nWORKDIR C:\\it`'s", []),
        ("RUN a\nFROM x", [(1, 1, "RUN", "`RUN` stands before the first `FROM`")]),
        ("ARG a", [(1, 1, "ARG", "file has no `FROM`")]),
        (
            "ARG a\nFROM $a\nHEALTHCHECK --interval=1m30s --start-period=0 --retries=3 CMD b\nRUN --mount=target=/x a",
            [],
        ),
        (
            "FROM x\nRUN --mount=type=cache,target=/a --mount=type=$T,target=/b --network=host c\nCMD []\nENTRYPOINT",
            [],
        ),
    ],
)
def test_refused_is_what_buildkit_refuses_behind_its_parser(text: str, expected: Places) -> None:
    dockerfile, problems = parse_dockerfile(SourceFile("Dockerfile", text))
    assert problems == []
    assert said(dockerfile.refused) == expected


def test_inspect_shows_the_parse() -> None:
    dockerfile = read("# syntax=a\nFROM x AS Y\nRUN --mount=type=ssh <<E\nb\nE\nCMD []\n")
    assert dockerfile_data(dockerfile) == {
        "path": "Dockerfile",
        "directives": {"syntax": "a"},
        "stages": [{"index": 0, "name": "Y", "base": "x", "start": 2, "end": 6}],
        "instructions": [instruction_data(one) for one in dockerfile.instructions],
    }
    assert instruction_data(dockerfile.instructions[1]) == {
        "keyword": "RUN",
        "words": ["<<E"],
        "flags": ["--mount=type=ssh"],
        "json": False,
        "start": 3,
        "end": 5,
        "heredocs": [{"name": "E", "content": "b\n", "expand": True, "chomp": False}],
    }
    assert instruction_data(dockerfile.instructions[2])["words"] is None

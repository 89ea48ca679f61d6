from __future__ import annotations

import pytest

from dockerlint.parsers.dockerfile import find_refusals, parse_dockerfile
from dockerlint.parsers.dockerfile.refusals import mount_refusals
from dockerlint.source import SourceFile
from tests.support.dockerfile_reading import Places, only, said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [(1, 1, "", "file has no instructions")]),
        ("# a\n\n", [(1, 1, "", "file has no instructions")]),
        ("# escape=`\n#escape=`\nFROM x", [(2, 1, "#escape=`", "`escape` directive is given twice")]),
        (
            "# escape=x\nFROM x",
            [(1, 1, "# escape=x", "`escape` directive must be a backslash or a backtick")],
        ),
        ("FROM x\nENV A", [(2, 5, "A", "name has no value")]),
        ("FROM x\nLABEL a=b c d=e", [(2, 11, "c", "expected `name=value`")]),
        ("FROM x\nRUN a <<E\nb", [(2, 7, "<<E", "heredoc `<<E` is never closed")]),
        ('FROM x\nCMD ["a", 1]', [(2, 5, '["a", 1]', "exec form contains something other than strings")]),
        ('FROM x\nADD [["a"]]', [(2, 5, '[["a"]]', "exec form contains something other than strings")]),
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
            [(2, 6, "--link=maybe", "flag `--link` must be true or false")],
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
            [(2, 13, "--interval=5", "flag `--interval` is not a duration such as `30s`")],
        ),
        (
            "FROM x\nHEALTHCHECK --retries=a CMD b",
            [(2, 13, "--retries=a", "flag `--retries` is not a whole number")],
        ),
        ("FROM x\nRUN --mount=type=foo a", [(2, 5, "--mount=type=foo", "mount has an unknown type")]),
        (
            "FROM x\nRUN --network=lan a",
            [(2, 5, "--network=lan", "network must be `default`, `none` or `host`")],
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
        ("RUN a\nFROM x", [(1, 1, "RUN", "`RUN` is before the first `FROM`")]),
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
    assert said(find_refusals(dockerfile)) == expected


def test_of_many_wrong_flags_some_are_said() -> None:
    dockerfile, problems = parse_dockerfile(SourceFile("Dockerfile", "FROM x\nRUN " + "--a=b " * 60 + "c\n"))
    assert (problems, len(find_refusals(dockerfile))) == ([], 50)


def test_behind_a_heredoc_that_is_never_closed_there_is_no_other() -> None:
    dockerfile, problems = parse_dockerfile(SourceFile("Dockerfile", "FROM x\nRUN <<A <<B\na\nB\n"))
    assert [problem.message for problem in problems] == ["heredoc `<<A` is never closed"]
    assert [heredoc.content for heredoc in dockerfile.instructions[-1].heredocs] == ["a\nB\n"]


@pytest.mark.parametrize(
    ("mount", "messages"),
    [
        ("type=cache,target=/x", []),
        ("target=/x,source=y,from=z,rw", []),
        ("type=CACHE,id=a,sharing=Locked,mode=0755,uid=0", []),
        ("type=secret,id=a,required,env=B", []),
        ("type=tmpfs,target=/x,size=64m", []),
        ("type=ssh,required=false", []),
        ("type=$T,target=$D", []),
        ('type="cache"', []),
        ("type=disk", ["mount has an unknown type"]),
        ("type=cache,colour=red", ["mount has no option `colour`"]),
        ("type=cache,-", ["mount has no such option"]),
        ("type=cache,target", ["mount option `target` has no value"]),
        ("type=cache,sharing=none", ["mount option `sharing` must be `shared`, `private` or `locked`"]),
        ("type=bind,sharing=shared", ["mount of type `bind` has no option `sharing`"]),
        ("sharing=shared", ["mount of type `bind` has no option `sharing`"]),
        ("type=cache,mode=9", ["mount option `mode` is not a number in base 8"]),
        ("type=cache,uid=a", ["mount option `uid` is not a number in base 10"]),
        ("type=cache,ro=maybe", ["mount option `ro` must be true or false"]),
        ("from=a$,target=/x", []),
        ("from=$A,target=/x", ["mount option `from` takes no variable"]),
        ("type=disk,target", ["mount has an unknown type", "mount option `target` has no value"]),
    ],
)
def test_mounts(mount: str, messages: list[str]) -> None:
    [flag] = only(f"RUN --mount={mount} x").flags
    assert [one.message for one in mount_refusals(flag)] == messages

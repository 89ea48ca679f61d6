from __future__ import annotations

import pytest

from dockerlint.inspect.dockerfile import dockerfile_data, instruction_data
from tests.support.dockerfile_reading import only, read


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

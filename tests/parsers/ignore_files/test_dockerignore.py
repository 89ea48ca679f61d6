""".dockerignore against the documented rules, and against a slow matcher written another way."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dockerlint.parsers.ignore_files.dockerignore import Dockerignore
from dockerlint.source import SourceFile


def dockerignore(text: str) -> Dockerignore:
    return Dockerignore(SourceFile(".dockerignore", text))


@pytest.mark.parametrize(
    ("patterns", "excluded", "kept"),
    [
        ("node_modules", ["node_modules", "node_modules/a/b.js"], ["web/node_modules", "node_modules.txt"]),
        ("**/node_modules", ["node_modules/a", "web/node_modules/a", "a/b/node_modules"], ["node_modules2"]),
        ("/dist", ["dist", "dist/main.js"], ["web/dist"]),
        ("dist/", ["dist", "dist/main.js"], ["dist2"]),
        ("./dist", ["dist"], ["web/dist"]),
        ("a//b/../c", ["a/c", "a/c/d"], ["a/b"]),
        ("*.md", ["README.md"], ["docs/README.md", "README.mdx"]),
        ("*/*.md", ["docs/README.md"], ["README.md", "a/b/README.md"]),
        ("**/*.md", ["README.md", "a/b/README.md"], ["README.mdx"]),
        ("docs/**", ["docs/a", "docs/a/b"], ["docs", "docs2/a"]),
        ("docs/**/*.md", ["docs/a.md", "docs/x/y/a.md"], ["a.md", "docs/a.txt"]),
        ("**", ["a", "a/b", ".env"], []),
        ("*", ["a", "a/b", ".env"], []),
        ("temp?", ["temp1", "temps/a"], ["temp", "temp12", "x/temp1"]),
        ("a?b", ["acb"], ["a/b"]),
        (".env*", [".env", ".env.local", ".environment"], ["web/.env"]),
        ("[ab].ts", ["a.ts", "b.ts"], ["c.ts", "[ab].ts"]),
        ("[^a].ts", ["b.ts"], ["a.ts"]),
        ("[a-c]x", ["bx"], ["dx", "-x"]),
        ("[!a].ts", ["!.ts", "a.ts"], ["b.ts"]),
        (r"\*.ts", ["*.ts"], ["a.ts"]),
        (r"\#a", ["#a"], ["a"]),
        ("a.b+(c)$", ["a.b+(c)$"], ["axb+(c)$"]),
        ("**.log", ["a.log", "x/y/a.log"], ["a.log.gz"]),
        ("log**", ["log", "logs/a", "log/a/b"], ["x/log"]),
        ("a**b/c*", ["ab/c", "ax/b/cd"], ["axb/c"]),
        ("**/a/**/b", ["a/b", "x/a/y/z/b"], ["a/c"]),
        ("a*b*c*d", ["abcd", "axbxcxd", "abcbcd"], ["abdc", "ab/cd"]),
        (" # no comment ", ["# no comment"], ["no comment"]),
        ("# a comment", [], ["# a comment", "a comment"]),
        ("", [], ["a"]),
        (".", [], ["a", "."]),
        ("/", [], ["a"]),
        ("  spaced name\t", ["spaced name"], ["spaced"]),
        ("a\r\nb\r\n", ["a", "b"], ["c"]),
        ("é?", ["éa"], ["é"]),
        ("a\u2028b", ["a\u2028b"], ["a", "b"]),
        ("*\n!src", ["a", "a/src"], ["src", "src/a/b"]),
        ("*\n!src\nsrc/test", ["src/test", "src/test/a"], ["src/a"]),
        ("*\n! src ", ["a"], ["src/a"]),
        ("*\n!/src/", ["a"], ["src/a"]),
        ("docs\n!docs/README.md", ["docs", "docs/a"], ["docs/README.md"]),
        ("!docs/README.md\ndocs", ["docs/README.md"], []),
        ("*.md\n!README*.md\nREADME-secret.md", ["a.md", "README-secret.md"], ["README.md", "README-x.md"]),
        ("**/*.ts\n!**/*.d.ts", ["a.ts", "x/a.ts"], ["a.d.ts", "x/a.d.ts"]),
        ("a/b\n!../../a", ["a", "a/b"], ["b"]),
        ("a/b\n!a", ["a/b", "a/b/c"], ["a", "a/c"]),
    ],
)
def test_patterns(patterns: str, excluded: list[str], kept: list[str]) -> None:
    ignore = dockerignore(patterns)
    paths = [*excluded, *kept]
    assert [path for path in paths if ignore.excludes(path)] == excluded
    assert ignore.problems == ()


def test_patterns_know_their_place() -> None:
    ignore = dockerignore("# build\n  !/dist/  \r\n*.log")
    assert [(p.text, p.negated, p.at.start, p.at.end, p.at.text) for p in ignore.patterns] == [
        ("dist", True, (2, 3), (2, 10), "!/dist/"),
        ("*.log", False, (3, 1), (3, 6), "*.log"),
    ]


def test_a_byte_order_mark_is_no_part_of_the_first_line() -> None:
    file = SourceFile.decoded(".dockerignore", b"\xef\xbb\xbf# a\nb")
    assert [pattern.text for pattern in Dockerignore(file).patterns] == ["b"]


def test_culprit_is_the_last_pattern_that_matches() -> None:
    ignore = dockerignore("*\n!src\n**/*.log")
    assert [
        (culprit.text if (culprit := ignore.culprit(path)) else None)
        for path in ("a", "src", "src/a.log", "src/a.ts")
    ] == ["*", None, "**/*.log", None]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("!", "`!` names no path, so the build is refused"),
        ("! /", "`!` names no path, so the build is refused"),
        ("[", "the pattern is not valid, so the build is refused"),
        ("a[]b", "the pattern is not valid, so the build is refused"),
        ("[a-]", "the pattern is not valid, so the build is refused"),
        ("[b-a]", "the pattern is not valid, so the build is refused"),
        ("a\\", "the pattern is not valid, so the build is refused"),
    ],
)
def test_refused_lines(line: str, message: str) -> None:
    ignore = dockerignore(f"a\n{line}\n")
    assert [(problem.at.start, problem.at.text, problem.message) for problem in ignore.problems] == [
        ((2, 1), line, message)
    ]
    assert ignore.excludes("a")


def test_a_deep_path_and_many_stars_are_no_trouble() -> None:
    ignore = dockerignore("*a*a*a*a*a*a*a*a*a*a*a*a*b\n**/x/**/x/**/x/**/y\n!**/**/**/**/z")
    assert not ignore.excludes("a" * 200)
    assert not ignore.excludes("/".join(["x"] * 40))
    assert not ignore.excludes("/".join("x" * 500))


NAMES = st.sampled_from(["a", "b", "ab", "a.b"])
PATHS = st.lists(NAMES, min_size=1, max_size=4).map("/".join)
GLOBS = st.lists(st.sampled_from(["a", "b", "*", "a*", "?b", "*.b", "**"]), min_size=1, max_size=4).map(
    "/".join
)
LINES = st.lists(st.tuples(st.booleans(), GLOBS), min_size=1, max_size=4)


def slow_match(glob: list[str], path: list[str]) -> bool:
    """Match segment by segment: `**` takes any number of segments (one at least at the end)."""
    if not glob:
        return not path
    head, *tail = glob
    if head == "**":
        if not tail:
            return bool(path)
        return slow_match(tail, path) or (bool(path) and slow_match(glob, path[1:]))
    return bool(path) and slow_segment(head, path[0]) and slow_match(tail, path[1:])


def slow_segment(glob: str, name: str) -> bool:
    if not glob:
        return not name
    if glob[0] == "*":
        return slow_segment(glob[1:], name) or (bool(name) and slow_segment(glob, name[1:]))
    return bool(name) and glob[0] in ("?", name[0]) and slow_segment(glob[1:], name[1:])


def slow_excludes(lines: list[tuple[bool, str]], path: str) -> bool:
    """Walk down the path, and keep for every line whether it matched the folder above."""
    parts = path.split("/")
    hits = [False] * len(lines)
    excluded = False
    for end in range(1, len(parts) + 1):
        excluded = False
        for at, (negated, glob) in enumerate(lines):
            if not hits[at] and negated == excluded:
                hits[at] = slow_match(glob.split("/"), parts[:end])
            if hits[at]:
                excluded = not negated
    return excluded


@settings(derandomize=True, max_examples=400)
@given(LINES, PATHS)
def test_agrees_with_a_slow_matcher(lines: list[tuple[bool, str]], path: str) -> None:
    text = "\n".join(("!" if negated else "") + glob for negated, glob in lines)
    assert dockerignore(text).excludes(path) == slow_excludes(lines, path)


@settings(derandomize=True, max_examples=200)
@given(st.text(alphabet="ab/*?[]\\!^-#. \r\n\u2028&|~(\ud800"), st.text(alphabet="ab/.[\ud800"))
def test_never_raises(text: str, path: str) -> None:
    ignore = dockerignore(text)
    ignore.excludes(path)
    assert all(problem.at.text for problem in ignore.problems)

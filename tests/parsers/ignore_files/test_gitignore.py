""".gitignore, asked from the top down as git does."""

from __future__ import annotations

import pytest

from dockerlint.parsers.ignore_files.gitignore import Gitignore


@pytest.mark.parametrize(
    ("text", "path", "verdict"),
    [
        ("dist", "dist/", True),
        ("dist", "a/dist", True),
        ("dist/", "dist", None),
        ("dist/", "a/dist/", True),
        ("/dist", "dist", True),
        ("/dist", "a/dist", None),
        ("a/dist", "a/dist", True),
        ("a/dist", "b/a/dist", None),
        ("**/a/dist", "b/a/dist", True),
        ("*.log\n!keep.log", "a/x.log", True),
        ("*.log\n!keep.log", "a/keep.log", False),
        ("!keep.log\n*.log", "keep.log", True),
        ("vendor/**", "vendor/", None),
        ("vendor/**", "vendor/a", True),
        ("vendor/**\n!vendor/keep", "vendor/keep", False),
        ("vendor/*\n!vendor/keep/", "vendor/keep/", False),
        ("*\n!*/\n!*.ts", "a/", False),
        ("*\n!*/\n!*.ts", "a/b.js", True),
        ("*\n!*/\n!*.ts", "a/b.ts", False),
        ("*/\n!/src", "src/a/", True),
        ("**/dist\n!build", "build/dist/", True),
        ("/a/b\n!b", "a/b/c", None),
        ("src/**\n!src/keep/", "src/keep/", False),
        ("src/**\n!src/keep/", "src/keep/a", True),
        ("**/*.map\n", "a/b.map", True),
        ("/**/tmp/", "a/tmp/", True),
        ("/**", "name", True),
        ("a/**/", "a/b", None),
        ("a/**/", "a/b/", True),
        ("*\n!/**", "name/", False),
        ("# a\n\\#b\n", "#b", True),
        ("# a", "# a", None),
        ("a \nb\\ \n", "a", True),
        ("a\r\nb\r\n", "a", True),
        ("[ab].ts", "a.ts", True),
        ("[[a]", "[", True),
        ("a\u2028b", "a", None),
        (".env*", ".env.local", True),
    ],
)
def test_verdicts(text: str, path: str, verdict: bool | None) -> None:
    assert Gitignore(text).verdict(path) is verdict


@pytest.mark.parametrize("broken", ["a\\", "!", "[z-a]", "[", "//"])
def test_a_line_that_git_cannot_use_harms_no_other(broken: str) -> None:
    rules = Gitignore(f"*.log\n{broken}\n*.tmp\n")
    assert [rules.verdict(path) for path in ("a.log", "a.tmp", "b.ts")] == [True, True, None]


def test_answers_do_not_depend_on_what_was_asked_before() -> None:
    rules = Gitignore("dist/\n/a/dist\n!b/dist\n")
    assert [
        rules.verdict(path) for path in ("a/dist", "c/dist", "c/dist/", "b/dist/", "a/dist", "c/dist")
    ] == [
        True,
        None,
        True,
        False,
        True,
        None,
    ]


def test_many_stars_are_no_trouble() -> None:
    rules = Gitignore("*a*a*a*a*a*a*a*a*a*a*a*b\n/x*a*a*a*a*a*a*a*a*b/c\n" + "a/**/" * 9 + "b\n*a*b*c.log\n")
    assert rules.verdict("a" * 250) is None
    assert rules.verdict(f"x{'a' * 250}/c") is None
    assert rules.verdict("a/" * 100 + "c") is None
    assert [
        rules.verdict(path) for path in ("a" * 250 + "b", "1a2b3c.log", "b/xabababc.log", "1a2c3b.log")
    ] == [
        True,
        True,
        True,
        None,
    ]

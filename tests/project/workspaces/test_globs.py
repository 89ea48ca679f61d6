"""Globs over folders, as pnpm's workspace patterns have them."""

from __future__ import annotations

import pytest

from dockerlint.project.workspaces.globs import expanded, matches, name_pattern


@pytest.mark.parametrize(
    ("glob", "folders", "others"),
    [
        ("packages/*", ["packages/a"], ["packages", "packages/a/b", "packages/.a", "x/packages/a"]),
        ("packages/**", ["packages", "packages/a", "packages/a/b"], ["packages/.a", "packages/a/.b"]),
        ("**", [".", "a", "a/b"], [".a"]),
        ("**/test", ["test", "a/test", "a/b/test"], ["test/a", "atest"]),
        ("./apps/*/", ["apps/a"], ["apps"]),
        (".", ["."], ["a"]),
        ("a?", ["ab"], ["a", "abc", "a/"]),
        ("[ab]c", ["ac", "bc"], ["cc"]),
        ("[!ab]c", ["cc"], ["ac"]),
        ("{a,b}c", ["ac", "bc"], ["c", "a,bc"]),
        ("@(a|b)c", ["ac", "bc"], ["c", "abc"]),
        ("?(a)c", ["c", "ac"], ["aac"]),
        ("*(a)c", ["c", "aac"], ["bc"]),
        ("+(a)c", ["ac", "aac"], ["c"]),
        ("a.b", ["a.b"], ["axb"]),
        (".x/*", [".x/a"], ["x/a"]),
        ("a\\*", ["a*"], ["ab"]),
        ("[b-a]", [], ["a", "b", "[b-a]"]),
    ],
)
def test_folders(glob: str, folders: list[str], others: list[str]) -> None:
    assert [matches(glob, one) for one in [*folders, *others]] == [True] * len(folders) + [False] * len(
        others
    )


@pytest.mark.parametrize(
    ("glob", "wanted"),
    [
        ("a/*", ["a/*"]),
        ("{a,b}/*", ["{a,b}/*"]),
        ("{apps/web,packages/*}", ["apps/web", "packages/*"]),
        ("x/{a/b,c}/d", ["x/a/b/d", "x/c/d"]),
        ("{a/b,c}{d/e,f}", ["a/bd/e", "a/bf", "cd/e", "cf"]),
    ],
)
def test_braces_that_hold_a_slash_are_expanded(glob: str, wanted: list[str]) -> None:
    assert expanded(glob) == wanted


@pytest.mark.parametrize(
    ("glob", "name", "wanted"),
    [
        ("@x/*", "@x/a", True),
        ("@x/*", "@y/a", False),
        ("*a", "@x/a", True),
        ("a.b", "axb", False),
        ("a", "ab", False),
    ],
)
def test_the_star_of_a_name_crosses_slashes(glob: str, name: str, *, wanted: bool) -> None:
    assert bool(name_pattern(glob).fullmatch(name)) is wanted

"""Globs over folders, as pnpm's workspace patterns have them."""

from __future__ import annotations

import pytest

from dockerlint.project.workspaces.globs import Selector, expanded, matches, name_pattern, parse_selector

WITH, DEPENDENTS, OTHERS = {"dependencies": True}, {"dependents": True}, {"without_itself": True}


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


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("web", Selector("web", None)),
        ("@x/*", Selector("@x/*", None)),
        ("web...", Selector("web", None, **WITH)),
        ("web^...", Selector("web", None, **WITH, **OTHERS)),
        ("...web", Selector("web", None, **DEPENDENTS)),
        ("...^web", Selector("web", None, **DEPENDENTS, **OTHERS)),
        ("...web...", Selector("web", None, **WITH, **DEPENDENTS)),
        ("!web", Selector("web", None, excluded=True)),
        ("./apps/web", Selector(None, "./apps/web")),
        ("..", Selector(None, "..")),
        ("!./apps/web", Selector(None, "./apps/web", excluded=True)),
        ("{apps/*}", Selector(None, "apps/*")),
        ("{apps/web}...", Selector(None, "apps/web", **WITH)),
        ("web{apps/*}", Selector("web", "apps/*")),
        ("@x/web.js", Selector("@x/web.js", None)),
        ("[main]", None),
        ("...[main]", None),
        ("web[main]", None),
        ("{apps", None),
    ],
)
def test_parts(text: str, wanted: Selector | None) -> None:
    assert parse_selector(text) == wanted


NAMES = ["web", "@x/web", "@x/api", "@y/api", "@x/job"]


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("web", {"web"}),
        ("job", {"@x/job"}),
        ("api", set()),
        ("@x/*", {"@x/web", "@x/api", "@x/job"}),
        ("*api", {"@x/api", "@y/api"}),
        ("*ob", {"@x/job"}),
        ("gone", set()),
        ("@x/gone", set()),
        (None, None),
    ],
)
def test_a_name_may_leave_out_a_scope_that_only_one_package_has(
    name: str | None, wanted: set[str] | None
) -> None:
    assert Selector(name, None).names(NAMES) == wanted


@pytest.mark.parametrize(
    ("pattern", "here", "folders"),
    [
        (None, ".", ["apps/web", "apps/api", "libs/a/b"]),
        ("./apps/web", ".", ["apps/web"]),
        ("./apps/web/", ".", ["apps/web"]),
        ("../web", "apps/api", ["apps/web"]),
        (".", "apps/web", ["apps/web"]),
        ("apps/*", ".", ["apps/web", "apps/api"]),
        ("./*", "apps", ["apps/web", "apps/api"]),
        ("../*", "libs/a", ["libs/a"]),
        ("**", "libs", ["libs/a", "libs/a/b"]),
        ("../../../*", ".", []),
        ("./apps", ".", []),
    ],
)
def test_folders_are_relative_to_where_pnpm_runs(pattern: str | None, here: str, folders: list[str]) -> None:
    packages = ["apps/web", "apps/api", "libs/a", "libs/a/b"]
    found = [one for one in packages if Selector(None, pattern).lies(one, here)]
    assert found == (packages if pattern is None else folders)

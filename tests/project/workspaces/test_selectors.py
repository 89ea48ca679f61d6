"""`pnpm --filter` selectors (https://pnpm.io/filtering)."""

from __future__ import annotations

import pytest

from dockerlint.project.workspaces.selectors import Selector, parse_selector

WITH, DEPENDENTS, OTHERS = {"dependencies": True}, {"dependents": True}, {"without_itself": True}


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

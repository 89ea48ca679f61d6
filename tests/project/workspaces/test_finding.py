from __future__ import annotations

import json

import pytest

from dockerlint.files import MemoryFiles
from dockerlint.load import load
from dockerlint.project.reading import Reading
from dockerlint.project.workspaces.finding import Workspaces, find_workspaces
from dockerlint.project.workspaces.pnpm_major import find_pnpm
from dockerlint.project.workspaces.workspace import Workspace


def package(name: str, **fields: object) -> str:
    return json.dumps({"name": name, **fields})


def find(files: dict[str, str], major: int | None = None) -> Workspaces:
    memory = MemoryFiles(files)
    reading = Reading(memory)
    found = find_workspaces(reading, memory.walk(), major)
    assert reading.diagnoses == []
    return found


def folders(patterns: str, *places: str, major: int | None = None) -> list[str]:
    files = {f"{place}/package.json": package(place) for place in places}
    found = find({**files, "package.json": package("root"), "pnpm-workspace.yaml": patterns}, major)
    return [one.folder for one in found.all[0].packages]


def listed(*patterns: str) -> str:
    return "packages:\n" + "".join(f"  - '{one}'\n" for one in patterns)


@pytest.mark.parametrize(
    ("patterns", "places", "claimed"),
    [
        (["packages/*"], ["packages", "packages/a", "packages/a/b", "x"], ["packages/a"]),
        (
            ["packages/**"],
            ["packages", "packages/a", "packages/a/b", "x"],
            ["packages", "packages/a", "packages/a/b"],
        ),
        (["**"], ["a", "a/b", ".dot/c", "a/.dot"], ["a", "a/b"]),
        (["*"], ["a", "a/b"], ["a"]),
        (["./apps/*/"], ["apps/a"], ["apps/a"]),
        (["packages/.dot"], ["packages/.dot"], ["packages/.dot"]),
        (["{apps,libs}/*"], ["apps/a", "libs/b", "x/c"], ["apps/a", "libs/b"]),
        (["{apps/*,x}"], ["apps/a", "x", "x/c"], ["apps/a", "x"]),
        (["@(apps|libs)/*"], ["apps/a", "x/c"], ["apps/a"]),
        (["[ab]?/x"], ["a1/x", "c1/x"], ["a1/x"]),
        (["!apps/b", "apps/*", "apps/b"], ["apps/a", "apps/b"], ["apps/a"]),
        (["**", "!**/test/**"], ["a", "a/test/x", "test"], ["a"]),
        (["apps/A"], ["apps/a"], []),
        (["["], ["a"], []),
        (["**"], ["a/bower_components/b"], []),
    ],
)
def test_which_folders_the_patterns_claim(patterns: list[str], places: list[str], claimed: list[str]) -> None:
    assert folders(listed(*patterns), *places) == [".", *claimed]


@pytest.mark.parametrize(
    ("text", "major", "claimed"),
    [
        ("", 7, [".", "a"]),
        ("", 9, [".", "a"]),
        ("", 10, ["."]),
        ("packages:\n", 7, [".", "a"]),
        ("catalog: {}\n", 10, ["."]),
        ("packages: []\n", 7, ["."]),
    ],
)
def test_a_workspace_file_without_patterns(text: str, major: int, claimed: list[str]) -> None:
    assert folders(text, "a", major=major) == claimed


def test_patterns_may_leave_the_folder_but_not_the_base() -> None:
    found = find(
        {"web/pnpm-workspace.yaml": listed("../libs/*", "../../x"), "libs/a/package.json": package("a")}
    )
    assert [[one.folder for one in each.packages] for each in found.all] == [["libs/a"]]


def test_npm_workspaces_and_unclaimed_packages() -> None:
    found = find(
        {
            "package.json": package("root", workspaces=["libs/*"]),
            "libs/a/package.json": package("a"),
            "tool/package.json": package("tool"),
            "libs/a/esm/package.json": '{"type": "module"}',
        }
    )
    assert [
        (one.folder, [each.folder for each in one.packages], find_pnpm(one.evidence).shown)
        for one in found.all
    ] == [
        (".", [".", "libs/a"], False),
        ("tool", ["tool"], False),
    ]
    assert found.of_path("libs/a/esm/x.js") is found.all[0]
    assert found.of_path("tool/x.js") is found.all[1]
    owner = found.package_of("libs/a/esm/x.js")
    assert owner is not None
    assert (owner.name, owner.importer) == ("a", "libs/a")


def test_a_nested_workspace_owns_its_packages() -> None:
    found = find(
        {
            "pnpm-workspace.yaml": listed("**"),
            "package.json": package("root"),
            "in/pnpm-workspace.yaml": listed("*"),
            "in/a/package.json": package("a"),
        }
    )
    inner = found.of_path("in/a/x.ts")
    assert inner is not None
    assert inner.folder == "in"
    assert [one.importer for one in inner.packages] == ["a"]
    assert [one.folder for one in found.all[0].packages] == [".", "in/a"]


def test_a_broken_manifest_is_a_diagnosis_and_marks_its_workspace() -> None:
    memory = MemoryFiles(
        {"pnpm-workspace.yaml": listed("*"), "a/package.json": '{"name": }', "b/package.json": "\x00"}
    )
    reading = Reading(memory)
    found = find_workspaces(reading, memory.walk())
    diagnoses = reading.diagnoses
    assert [(one.kind, one.problem.at.path, one.problem.message) for one in diagnoses] == [
        ("syntax", "a/package.json", "a value is missing after this name"),
        ("unreadable-file", "b/package.json", "the file is a binary file"),
    ]
    assert found.all[0].broken == ("a/package.json", "b/package.json")


SHOP = {
    "pnpm-workspace.yaml": listed("apps/*", "libs/*"),
    "package.json": package("root"),
    "apps/web/package.json": package(
        "@x/web",
        dependencies={"@x/ui": "workspace:*", "left-pad": "^1.0.0"},
        devDependencies={"tools": "link:../../libs/tools"},
    ),
    "apps/api/package.json": package(
        "@x/api", dependencies={"core": "workspace:@x/core@^1", "@x/ui": "^9.0.0"}
    ),
    "libs/ui/package.json": package("@x/ui", version="1.2.0", dependencies={"@x/core": "^1.0.0"}),
    "libs/core/package.json": package("@x/core", version="1.0.0"),
    "libs/tools/package.json": package("tools"),
}


def shop() -> Workspace:
    return find(SHOP).all[0]


def test_dependencies_inside_the_workspace() -> None:
    workspace = shop()
    web, api, core = (workspace.package_at(one) for one in ("apps/web", "apps/api", "libs/core"))
    assert web is not None
    assert api is not None
    assert core is not None
    assert [one.folder for one in workspace.dependencies(web)] == ["libs/ui", "libs/tools"]
    assert [one.folder for one in workspace.dependencies_closure(web)] == [
        "libs/core",
        "libs/tools",
        "libs/ui",
    ]
    assert [one.folder for one in workspace.dependencies_closure(web, "dependencies")] == [
        "libs/core",
        "libs/ui",
    ]
    assert [one.folder for one in workspace.dependencies_closure(api)] == ["libs/core"]
    assert [one.folder for one in workspace.dependents_closure(core)] == ["apps/api", "apps/web", "libs/ui"]


@pytest.mark.parametrize(
    ("selector", "folder", "selected"),
    [
        ("@x/web", ".", ["apps/web"]),
        ("web", ".", ["apps/web"]),
        ("@x/*", ".", ["apps/api", "apps/web", "libs/core", "libs/ui"]),
        ("*", ".", [".", "apps/api", "apps/web", "libs/core", "libs/tools", "libs/ui"]),
        ("tools", ".", ["libs/tools"]),
        ("@x/web...", ".", ["apps/web", "libs/core", "libs/tools", "libs/ui"]),
        ("@x/web^...", ".", ["libs/core", "libs/tools", "libs/ui"]),
        ("...@x/ui", ".", ["apps/web", "libs/ui"]),
        ("...^@x/ui", ".", ["apps/web"]),
        ("...@x/ui...", ".", ["apps/web", "libs/core", "libs/ui"]),
        ("./apps/web", ".", ["apps/web"]),
        ("{apps/web}", ".", ["apps/web"]),
        ("./apps", ".", []),
        ("./apps/*", ".", ["apps/api", "apps/web"]),
        ("./**", "libs", ["libs/core", "libs/tools", "libs/ui"]),
        ("{apps/*}...", ".", ["apps/api", "apps/web", "libs/core", "libs/tools", "libs/ui"]),
        ("@x/*{apps/*}", ".", ["apps/api", "apps/web"]),
        (".", "libs/ui", ["libs/ui"]),
        ("../ui", "libs/core", ["libs/ui"]),
        ("apps/web", ".", []),
        ("!@x/*", ".", [".", "libs/tools"]),
        ("[HEAD~1]", ".", []),
        ("...[main]", ".", []),
        ("", ".", [".", "apps/api", "apps/web", "libs/core", "libs/tools", "libs/ui"]),
    ],
)
def test_what_a_filter_selects(selector: str, folder: str, selected: list[str]) -> None:
    assert [one.folder for one in shop().select(selector, folder)] == selected


LOCK = "lockfileVersion: {}\n\nsettings:\n  autoInstallPeers: true\n{}\nimporters:\n\n  .: {{}}\n"


@pytest.mark.parametrize(
    ("fields", "lockfile", "majors", "because"),
    [
        ({"packageManager": "pnpm@8.15.0+sha1.x"}, LOCK.format("'9.0'", ""), (8,), "packageManager"),
        ({"packageManager": "pnpm@9"}, LOCK.format("'6.0'", ""), (8,), "lockfileVersion"),
        (
            {"devEngines": {"packageManager": {"name": "pnpm", "version": "^10.1.0"}}},
            "",
            (10,),
            "devEngines.packageManager",
        ),
        ({"engines": {"pnpm": ">=9"}}, LOCK.format("5.4", ""), (7,), "lockfileVersion"),
        ({"engines": {"pnpm": ">=9 <10"}}, LOCK.format("5.4", ""), (9,), "engines.pnpm"),
        ({"volta": {"pnpm": "9.1.0"}}, "", (9,), "volta"),
        ({}, LOCK.format("'9.0'", ""), (9, 10), "lockfileVersion"),
        ({}, LOCK.format("'9.0'", "  injectWorkspacePackages: true\n"), (10,), "what wrote the lockfile"),
        ({}, LOCK.format("'9.0'", "\npnpmfileChecksum: abc\n"), (9,), "what wrote the lockfile"),
        ({}, LOCK.format("'9.0'", "\npatchedDependencies:\n  a: ff\n"), (11,), "what wrote the lockfile"),
        ({}, "", (), ""),
        ({"engines": {"pnpm": "9"}}, "", (), ""),
    ],
)
def test_which_pnpm_the_files_show(
    fields: dict[str, object], lockfile: str, majors: tuple[int, ...], because: str
) -> None:
    files = {"package.json": package("p", **fields)} | ({"pnpm-lock.yaml": lockfile} if lockfile else {})
    found = find_pnpm(find(files).all[0].evidence)
    assert (found.majors, found.because, found.shown) == (majors, because, bool(majors))


def test_the_command_line_and_a_dockerfile_may_say_which_pnpm() -> None:
    files = {"package.json": package("p"), "pnpm-lock.yaml": LOCK.format("'9.0'", "")}
    assert find_pnpm(find(files, 12).all[0].evidence).majors == (12,)
    dockerfile = "FROM node:22\nRUN npm i -g pnpm@11\nCOPY . .\nRUN pnpm install\n"
    project = load(MemoryFiles({**files, "Dockerfile": dockerfile}))
    found = project.pnpm.version_of(project.workspaces.all[0])
    assert (found.majors, found.because) == ((11,), "what installs it")


def test_no_pnpm_is_forced_on_what_nobody_installs_alone() -> None:
    found = find({**SHOP, "e2e/package.json": package("e2e")}, 10)
    assert [(one.folder, find_pnpm(one.evidence).majors) for one in found.all] == [(".", (10,)), ("e2e", ())]

"""The files that oclif loads."""

from __future__ import annotations

import pytest

from dockerlint.project.code.oclif import oclif_files
from tests.support.code_trees import METADATA, linked, manifest

FILES = {
    "src/commands/up.ts": "",
    "src/commands/net/add.ts": "",
    "src/commands/net/add.test.ts": "",
    "src/commands/types.d.ts": "",
    "src/commands/readme.md": "",
    "src/hooks/init.ts": "",
    "src/help.ts": "",
    "src/all.ts": "",
}


def loaded(oclif: object, **files: str) -> list[tuple[str, str]]:
    code, workspaces = linked(
        {"package.json": manifest("cli", oclif=oclif), "tsconfig.json": METADATA, **FILES, **files}
    )
    found = oclif_files(workspaces.all[0].packages[0], code.sources.resolver)
    return [(path, at.text) for path, at in found]


COMMANDS = ["src/commands/net/add.ts", "src/commands/up.ts"]


@pytest.mark.parametrize(
    ("oclif", "wanted"),
    [
        ({}, []),
        ({"commands": "./dist/commands"}, COMMANDS),
        ({"commands": "dist/nowhere"}, []),
        ({"commands": {"strategy": "pattern", "target": "./dist/commands"}}, COMMANDS),
        ({"commands": {"strategy": "pattern", "target": "./dist", "globPatterns": ["**/up.js"]}}, COMMANDS[1:]),
        (
            {"commands": {"strategy": "pattern", "target": "dist/commands", "globPatterns": ["**/*.js", "!net/**"]}},
            ["src/commands/up.ts"],
        ),
        ({"commands": {"strategy": "explicit", "target": "./dist/all.js", "identifier": "A"}}, ["src/all.ts"]),
        ({"commands": {"strategy": "single", "target": "./dist/all.js"}}, ["src/all.ts"]),
        ({"hooks": {"init": "./dist/hooks/init"}}, ["src/hooks/init.ts"]),
        ({"hooks": {"init": ["./dist/hooks/init", "./dist/gone"]}}, ["src/hooks/init.ts"]),
        ({"hooks": {"init": {"target": "./dist/hooks/init", "identifier": "x"}}}, ["src/hooks/init.ts"]),
        ({"helpClass": "./dist/help"}, ["src/help.ts"]),
        ({"plugins": ["@oclif/plugin-help"], "bin": "cli"}, []),
    ],
)  # fmt: skip
def test_the_source_files_that_oclif_loads(oclif: object, wanted: list[str]) -> None:
    assert [path for path, _ in loaded(oclif)] == wanted


def test_a_folder_of_sources_and_the_place_that_names_it() -> None:
    assert loaded({"commands": "./tools"}, **{"tools/a.js": "", "tools/.x.js": ""}) == [
        ("tools/a.js", '"./tools"')
    ]


def test_a_package_without_oclif_loads_nothing() -> None:
    code, workspaces = linked({"package.json": manifest("cli"), **FILES})
    assert list(oclif_files(workspaces.all[0].packages[0], code.sources.resolver)) == []

from __future__ import annotations

import json

import pytest

from dockerlint.checks.imports.undeclared_import import check
from dockerlint.files import MemoryFiles
from dockerlint.findings import Problem, Severity
from dockerlint.load import load

LOCKED = "lockfileVersion: '9.0'\n\npackages:\n\n  x@1.0.0:\n    resolution: {integrity: sha512-a}\n"


def problems(files: dict[str, str], **fields: object) -> list[Problem]:
    """Check a workspace of `api` (with these manifest fields) and what `files` adds."""
    scripts = {"build": "tsc", "start": "node dist/main.js"}
    base = {
        "package.json": json.dumps({"name": "root", "packageManager": "pnpm@10.0.0"}),
        "pnpm-workspace.yaml": "packages: [api, lib]\n",
        "api/package.json": json.dumps({"name": "api", "scripts": scripts, "dependencies": {}, **fields}),
        "api/src/main.ts": "import 'x';\n",
        "lib/package.json": json.dumps({"name": "lib", "dependencies": {"x": "1"}}),
    }
    project = load(MemoryFiles({**base, **files}))
    return [
        one
        for space in project.workspaces.all
        for package in space.packages
        for one in check(package, project)
    ]


def test_in_an_isolated_tree_what_a_neighbour_declares_is_an_error() -> None:
    (found,) = problems({})
    assert found.message == "`x` is imported, but api/package.json does not declare it"
    assert (found.at.path, found.at.start, found.at.text) == ("api/src/main.ts", (1, 8), "'x'")
    assert (found.severity, found.subject) == (None, "x")
    assert [(one.at.path, one.at.text, one.message) for one in found.labels] == [
        ("api/package.json", '"dependencies"', "add `x` here"),
        ("api/package.json", '"node dist/main.js"', "the script `start` starts api/src/main.ts"),
    ]


@pytest.mark.parametrize(
    ("files", "place", "why"),
    [
        (
            {"package.json": '{"name": "root", "dependencies": {"x": "1"}}'},
            "package.json",
            "works here only because the root declares it",
        ),
        (
            {
                "pnpm-workspace.yaml": "packages: [., api/**]\n",
                "api/package.json": '{"name": "api", "dependencies": {"x": "1"}}',
                "api/in/package.json": '{"name": "in", "scripts": {"start": "node a.js"}, "dependencies": {}}',
                "api/in/a.js": "require('x')",
            },
            "api/package.json",
            "works here only because api/package.json declares it",
        ),
        (
            {".npmrc": "node-linker=hoisted\n"},
            "lib/package.json",
            "works only because lib brings it and .npmrc hoists it (`node-linker`)",
        ),
        (
            {"pnpm-workspace.yaml": "packages: [api, lib]\nshamefullyHoist: true\n"},
            "lib/package.json",
            "works only because lib brings it and pnpm-workspace.yaml hoists it (`shamefullyHoist`)",
        ),
        (
            {
                ".npmrc": "node-linker=hoisted\n",
                "lib/package.json": '{"name": "lib"}',
                "pnpm-lock.yaml": LOCKED,
            },
            "api/package.json",
            "works only because another package brings it and .npmrc hoists it (`node-linker`)",
        ),
        (
            {".npmrc": "shamefully-hoist=${HOIST}\n"},
            "lib/package.json",
            "works only because lib brings it and .npmrc may hoist it (`shamefully-hoist`)",
        ),
    ],
)
def test_what_another_manifest_may_serve_is_a_warning(files: dict[str, str], place: str, why: str) -> None:
    (found,) = problems(files)
    assert found.severity is Severity.WARNING
    assert [one.at.path for one in found.labels if one.message.endswith(why)] == [place]


def test_npm_may_hoist_what_another_package_brings() -> None:
    scripts = {"start": "node main.js"}
    files = {
        "package.json": json.dumps({"name": "root", "workspaces": ["api", "lib"]}),
        "api/package.json": json.dumps({"name": "api", "scripts": scripts, "dependencies": {}}),
        "api/main.js": "require('x');\n",
        "lib/package.json": json.dumps({"name": "lib", "dependencies": {"x": "1"}}),
    }
    project = load(MemoryFiles(files))
    (found,) = (one for package in project.workspaces.all[0].packages for one in check(package, project))
    assert [one.message for one in found.labels[:-1]] == [
        "add `x` here: it works only where another package brings it and it is hoisted"
    ]


def test_a_lockfile_without_the_package_proves_the_error() -> None:
    files = {".npmrc": "node-linker=hoisted\n", "lib/package.json": '{"name": "lib"}'}
    (found,) = problems({**files, "pnpm-lock.yaml": LOCKED.replace("x@", "xy@")})
    assert found.severity is None


def test_code_that_nothing_starts_is_a_warning() -> None:
    (found,) = problems({}, main="dist/main.js", scripts={"build": "tsc"})
    assert found.severity is Severity.WARNING
    assert found.labels[-1].message == "`main` loads api/src/main.ts"


HOISTED = {".npmrc": "shamefully-hoist=true\n"}


@pytest.mark.parametrize(
    ("fields", "severity"),
    [
        ({"private": True, "dependencies": {"lib": "workspace:*"}}, Severity.INFO),
        ({"private": False, "dependencies": {"lib": "workspace:*"}}, Severity.WARNING),
        ({"private": True, "devDependencies": {"lib": "workspace:*"}}, Severity.WARNING),
        ({"private": True}, Severity.WARNING),
    ],
)
def test_an_info_where_the_same_install_brings_it_to_a_package_that_is_not_published(
    fields: dict[str, object], severity: Severity
) -> None:
    (found,) = problems(HOISTED, **fields)
    assert found.severity is severity


def test_a_helper_for_tests_is_not_shipped() -> None:
    helper = {"name": "helper", "main": "dist/index.js", "scripts": {"build": "tsc"}}
    files = {
        "pnpm-workspace.yaml": "packages: [api, lib, helper]\n",
        "api/src/main.ts": "",
        "lib/package.json": json.dumps({"name": "lib", "devDependencies": {"helper": "workspace:*"}}),
        "helper/src/index.ts": "import 'testing';\n",
    }
    (found,) = problems({**files, "helper/package.json": json.dumps(helper)})
    assert found.subject == "testing"
    assert problems({**files, "helper/package.json": json.dumps({**helper, "private": True})}) == []


def test_a_long_chain_is_shortened() -> None:
    chain = {f"api/src/f{number}.ts": f"import './f{number + 1}';" for number in range(6)}
    (found,) = problems({"api/src/main.ts": "import './f0';", **chain, "api/src/f6.ts": "import 'x';"})
    shown = "api/src/main.ts -> api/src/f0.ts -> ... -> api/src/f5.ts -> api/src/f6.ts"
    assert found.labels[-1].message == f"the script `start` starts {shown}"


def test_a_manifest_without_dependencies_is_shown_at_its_start() -> None:
    manifest = '\n{"name": "api", "scripts": {"start": "node src/main.ts"}, "peerDependencies": {"y": "1"}}'
    (found,) = problems({"api/package.json": manifest})
    assert (found.labels[0].at.start, found.labels[0].at.text) == ((2, 1), "{")


@pytest.mark.parametrize(
    ("folder", "manifest", "severity"),
    [
        ("e2e", {"private": True, "version": "1.0.0"}, Severity.INFO),
        ("e2e", {}, Severity.INFO),
        ("e2e", {"version": "1.0.0"}, Severity.WARNING),
        ("apps", {"private": True}, Severity.WARNING),
    ],
)
def test_what_only_tests_start_is_an_info_where_another_manifest_may_serve(
    folder: str, manifest: dict[str, object], severity: Severity
) -> None:
    files = {
        "pnpm-workspace.yaml": f"packages: [lib, {folder}/x]\n",
        ".npmrc": "shamefully-hoist=${HOIST}\n",
        f"{folder}/x/package.json": json.dumps({"name": "x", "scripts": {"start": "node a.js"}, **manifest}),
        f"{folder}/x/a.js": "require('x2');\n",
        "lib/package.json": json.dumps({"name": "lib", "dependencies": {"x2": "1"}}),
    }
    found = [(one.at.text, one.severity) for one in problems(files) if one.subject == "x2"]
    assert found == [("'x2'", severity)]


BUILT = "FROM node:22\nWORKDIR /app\nCOPY . .\nRUN cd web && npm run build\nCMD next start web\n"


@pytest.mark.parametrize(
    ("dockerfile", "root", "needs", "severity"),
    [
        (BUILT, {}, {}, Severity.WARNING),
        (BUILT, {"dependencies": {"x": "1"}}, {}, Severity.WARNING),
        (BUILT, {"dependencies": {"x": "1"}, "private": True}, {}, Severity.INFO),
        (BUILT, {}, {"lib": "*"}, Severity.INFO),
        ("FROM node:22\nCOPY . .\nCMD next start web\n", {}, {}, Severity.INFO),
    ],
)
def test_what_a_bundler_needs_is_at_most_a_warning(
    dockerfile: str, root: dict[str, object], needs: dict[str, str], severity: Severity
) -> None:
    web = {"name": "web", "scripts": {"build": "next build"}, "dependencies": needs}
    project = load(
        MemoryFiles(
            {
                "Dockerfile": dockerfile,
                "package.json": json.dumps({"name": "root", "workspaces": ["web", "lib"], **root}),
                "lib/package.json": json.dumps({"name": "lib", "dependencies": {"x": "1"}}),
                "web/package.json": json.dumps(web),
                "web/app/page.tsx": "import x from 'x'; x();\n",
            }
        )
    )
    package = project.workspaces.all[0].package_named("web")
    assert package is not None
    (found,) = check(package, project)
    assert (found.at.path, found.severity) == ("web/app/page.tsx", severity)
    assert found.labels[-1].message == "`next build` bundles web/app/page.tsx"


@pytest.mark.parametrize(("hoists", "severity"), [("true", Severity.INFO), ("${HOIST}", Severity.WARNING)])
def test_what_pnpm_certainly_hoists_is_an_info_for_a_bundler(hoists: str, severity: Severity) -> None:
    files = {
        "Dockerfile": BUILT,
        "pnpm-workspace.yaml": "packages: [web, lib]\n",
        ".npmrc": f"shamefully-hoist={hoists}\n",
        "package.json": '{"name": "root"}',
        "lib/package.json": '{"name": "lib", "dependencies": {"x": "1"}}',
        "web/package.json": '{"name": "web", "version": "1.0.0", "scripts": {"build": "next build"}}',
        "web/app/page.tsx": "import x from 'x'; x();\n",
    }
    found = [(one.at.path, one.severity) for one in problems(files) if one.at.path != "api/src/main.ts"]
    assert found == [("web/app/page.tsx", severity)]


@pytest.mark.parametrize(
    ("fields", "root", "severity"),
    [
        ({"exports": "./src/main.ts"}, {"private": True}, Severity.INFO),
        ({"exports": "./src/main.ts"}, {}, Severity.WARNING),
        ({"exports": "./dist/main.js"}, {"private": True}, Severity.INFO),
        ({"exports": "./dist/main.js", "files": ["dist"]}, {"private": True}, Severity.WARNING),
        (
            {"exports": "./dist/main.js"},
            {"private": True, "scripts": {"ship": "npm publish --workspaces"}},
            Severity.WARNING,
        ),
        (
            {"exports": "./src/main.ts", "scripts": {"start": "node src/main.ts"}},
            {"private": True},
            Severity.WARNING,
        ),
    ],
)
def test_typescript_that_only_the_tree_loads_is_an_info_where_a_private_root_declares_the_package(
    fields: dict[str, object], root: dict[str, object], severity: Severity
) -> None:
    files = {
        "package.json": json.dumps({"name": "root", "dependencies": {"x": "1"}, **root}),
        "api/package.json": json.dumps(
            {"name": "api", "version": "1.0.0", "dependencies": {"y": "1"}, **fields}
        ),
        "lib/package.json": json.dumps({"name": "lib", "dependencies": {"api": "*"}}),
    }
    assert [one.severity for one in problems(files)] == [severity]


@pytest.mark.parametrize(
    ("needs", "files", "why"),
    [
        (
            {"lib": "*"},
            {},
            [("lib/package.json", "works only where lib brings it and it is hoisted")],
        ),
        (
            {"y": "^1.0.0"},
            {
                "yarn.lock": '# yarn lockfile v1\n\n\ny@^1.0.0:\n  version "1.2.0"\n  dependencies:\n    x "1"\n\nx@1:\n'
            },
            [
                (
                    "api/package.json",
                    "add `x` here: it works only where `y`, a dependency of this package, brings it",
                )
            ],
        ),
        (
            {},
            {"x/package.json": '{"name": "x"}'},
            [
                (
                    "api/package.json",
                    "add `x` here: it works only where an install links all packages of the workspace into the root",
                )
            ],
        ),
    ],
)
def test_a_label_names_what_certainly_comes_with_the_importing_package(
    needs: dict[str, str], files: dict[str, str], why: list[tuple[str, str]]
) -> None:
    api = {"name": "api", "scripts": {"start": "node main.js"}, "dependencies": needs}
    base = {
        "package.json": json.dumps({"name": "root", "workspaces": ["api", "lib", "x"]}),
        "api/package.json": json.dumps(api),
        "api/main.js": "require('x');\n",
        "lib/package.json": json.dumps({"name": "lib", "dependencies": {"x": "1"}}),
    }
    project = load(MemoryFiles({**base, **files}))
    (found,) = (one for package in project.workspaces.all[0].packages for one in check(package, project))
    assert [(one.at.path, one.message) for one in found.labels if "works" in one.message] == why


@pytest.mark.parametrize(
    ("script", "severity", "why"),
    [
        ("exec node api/main.js", None, "add `x` here"),
        (
            "NODE_PATH=/srv/node_modules/.pnpm/node_modules exec node api/main.js",
            Severity.WARNING,
            "add `x` here: it works only where a folder of `NODE_PATH` has it",
        ),
    ],
)
def test_node_path_of_the_start_script_may_serve(script: str, severity: Severity | None, why: str) -> None:
    files = {
        "Dockerfile": 'FROM node:22\nWORKDIR /srv\nCOPY . .\nCMD ["sh", "start.sh"]\n',
        "start.sh": f"#!/bin/sh\n{script}\n",
        "pnpm-workspace.yaml": "packages: [api]\n",
        "api/package.json": '{"name": "api", "dependencies": {"y": "1"}}',
        "api/main.js": "require('x');\n",
    }
    project = load(MemoryFiles(files))
    (found,) = (one for package in project.workspaces.all[0].packages for one in check(package, project))
    assert (found.severity, found.labels[0].message) == (severity, why)


@pytest.mark.parametrize(
    ("install", "severity"), [("", Severity.INFO), ("RUN npm ci --workspace api\n", Severity.WARNING)]
)
def test_an_image_that_installs_nothing_gets_what_was_installed_before(
    install: str, severity: Severity
) -> None:
    files = {
        "package.json": json.dumps({"name": "root", "workspaces": ["api"], "dependencies": {"x": "1"}}),
        "api/package.json": json.dumps({"name": "api", "private": True, "dependencies": {"y": "1"}}),
        "api/main.js": "require('x');\n",
        "pnpm-workspace.yaml": "",
        "api/Dockerfile": f'FROM node:22\nWORKDIR /app\nCOPY . .\n{install}CMD ["node", "api/main.js"]\n',
        "compose.yaml": "services: {api: {build: {context: ., dockerfile: api/Dockerfile}}}\n",
    }
    found = [(one.at.path, one.severity) for one in problems(files) if one.at.path == "api/main.js"]
    assert found == [("api/main.js", severity)]


@pytest.mark.parametrize(
    ("code", "severity"),
    [
        ("import 'x'; // eslint-disable-line import/no-extraneous-dependencies\n", Severity.INFO),
        ("// eslint-disable-next-line n/no-extraneous-import\nimport 'x';\n", Severity.INFO),
        ("// eslint-disable-next-line no-console\nimport 'x';\n", Severity.WARNING),
        (
            "// eslint-disable-next-line import/no-extraneous-dependencies\nimport 'z';\nimport 'x';\n",
            Severity.WARNING,
        ),
    ],
)
def test_a_comment_for_eslint_at_the_import(code: str, severity: Severity) -> None:
    files = {
        "package.json": json.dumps({"name": "root", "workspaces": ["api"], "dependencies": {"x": "1"}}),
        "pnpm-workspace.yaml": "",
        "api/package.json": json.dumps(
            {"name": "api", "scripts": {"start": "node main.js"}, "dependencies": {"y": "1", "z": "1"}}
        ),
        "api/main.js": code,
    }
    assert [one.severity for one in problems(files) if one.at.path == "api/main.js"] == [severity]

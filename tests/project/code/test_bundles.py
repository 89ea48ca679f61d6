"""Where bundled applications begin, and which names mean a package there."""

from __future__ import annotations

import pytest

from dockerlint.project.code.bundles import Bundle
from tests.support.code_trees import linked, manifest, undeclared

NEXT = manifest("web", scripts={"build": "next build"}, dependencies={"next": "15.0.0"})
VITE = manifest("web", scripts={"build": "tsc && vite build"}, dependencies={"vite": "7.0.0"})
HTML = """<script src="/plain.js"></script>
<!-- <script type="module" src="/src/old.ts"></script> -->
<script type="module" src="/src/main.tsx"></script>
<script src="./src/second" type=module></script>
"""


def bundle(files: dict[str, str]) -> Bundle | None:
    code, workspaces = linked(files)
    return code.sources.bundle_of(workspaces.all[0].packages[0])


def entries(files: dict[str, str]) -> list[str]:
    found = bundle(files)
    return [one.path for one in found.entries] if found else []


@pytest.mark.parametrize(
    ("path", "is_entry"),
    [
        ("app/page.tsx", True),
        ("app/[id]/route.ts", True),
        ("src/app/(shop)/layout.jsx", True),
        ("app/opengraph-image.tsx", True),
        ("pages/index.js", True),
        ("src/pages/api/hook.ts", True),
        ("src/pages/about.test.tsx", False),
        ("app/_parts/page.tsx", False),
        ("app/table.tsx", False),
        ("lib/page.tsx", False),
    ],
)
def test_next_begins_with_pages_and_routes(path: str, is_entry: bool) -> None:
    assert entries({"package.json": NEXT, path: ""}) == ([path] if is_entry else [])


def test_next_begins_with_files_next_to_its_pages_in_the_first_folder_that_has_some() -> None:
    paths = ["app/page.tsx", "middleware.ts", "instrumentation.ts", "other.ts", "src/app/page.tsx"]
    files = {"package.json": NEXT, **dict.fromkeys(paths, "")}
    assert sorted(entries(files)) == ["app/page.tsx", "instrumentation.ts", "middleware.ts"]


def test_the_configuration_names_the_extensions_of_pages() -> None:
    config = "module.exports = { pageExtensions: ['view.tsx', 'api.ts'] };"
    paths = ["pages/a.view.tsx", "pages/b.tsx", "pages/c.api.ts", "pages/d.ts"]
    files = {"package.json": NEXT, "next.config.js": config, **dict.fromkeys(paths, "")}
    assert entries(files) == ["pages/a.view.tsx", "pages/c.api.ts"]


def test_vite_begins_with_the_modules_of_its_page() -> None:
    paths = ["src/main.tsx", "src/second.ts", "src/old.ts", "plain.js"]
    assert entries({"package.json": VITE, "index.html": HTML, **dict.fromkeys(paths, "")}) == [
        "src/main.tsx",
        "src/second.ts",
    ]


@pytest.mark.parametrize(
    ("build", "folder"), [("vite build", ""), ("vite build site", "site/"), ("vite build --mode a", "")]
)
def test_a_bundler_may_be_given_a_folder(build: str, folder: str) -> None:
    files = {"package.json": manifest("web", scripts={"build": build}), f"{folder}index.html": HTML}
    assert entries({**files, f"{folder}src/main.tsx": ""}) == [f"{folder}src/main.tsx"]


@pytest.mark.parametrize(
    ("build", "config"),
    [
        ("vite build --ssr", ""),
        ("vite build -c other.ts", ""),
        ("vite", ""),
        ("webpack build", ""),
        ("vite build", "export default { build: { lib: { entry: 'src/x.ts' } } };"),
        ("vite build", "export default { build: { rollupOptions: { input: 'admin.html' } } };"),
    ],
)
def test_other_beginnings_are_not_known(build: str, config: str) -> None:
    files = {"package.json": manifest("web", scripts={"build": build}), "index.html": HTML}
    assert bundle({**files, "vite.config.ts": config, "src/main.tsx": ""}) is None


@pytest.mark.parametrize(
    ("files", "is_plain"),
    [
        ({}, True),
        ({"vite.config.ts": "import { defineConfig } from 'vite'; import path from 'node:path';"}, True),
        ({"vite.config.ts": "import icons from 'unplugin-icons/vite';"}, False),
        ({"vite.config.ts": "import { alias } from './aliases';"}, False),
        ({"vite.config.ts": "export default { resolve: { alias: { a: './src' } } };"}, False),
        ({"vite.config.ts": "export default { plugins: [{ resolveId() {} }] };"}, False),
        ({"babel.config.js": "module.exports = { plugins: ['module-resolver'] };"}, False),
    ],
)
def test_what_may_resolve_names(files: dict[str, str], is_plain: bool) -> None:
    found = bundle({"package.json": VITE, "index.html": HTML, "src/main.tsx": "", **files})
    assert found is not None
    assert found.is_plain is is_plain


def test_names_that_the_configuration_has_or_next_provides_may_be_resolved_otherwise() -> None:
    config = "module.exports = { transpilePackages: ['lodash-es/debounce'] };"
    found = bundle({"package.json": NEXT, "next.config.js": config, "app/page.tsx": ""})
    assert found is not None
    names = ["lodash-es", "server-only", "lodash"]
    assert [found.may_resolve(one) for one in names] == [True, True, False]


def test_undeclared_imports_of_the_files_that_a_bundler_reaches() -> None:
    files = {
        "package.json": NEXT,
        "app/page.tsx": "import { a } from './a'; import type { T } from 'types-only'; import 'server-only'; a();",
        "app/a.ts": "import { b } from 'b'; export const a = () => [b, import('c')];",
        "app/unused.ts": "import 'd';",
    }
    chain = ("app/page.tsx", "app/a.ts")
    assert undeclared(files) == [(".", "b", chain, False), (".", "c", chain, True)]


@pytest.mark.parametrize(
    ("lockfile", "names"),
    [
        ("", []),
        ('{"packages": {"node_modules/c": {"version": "1.0.0"}}}', []),
        ('{"packages": {\n"node_modules/b": {"version": "1.0.0"}}}', ["b"]),
    ],
)
def test_where_a_plugin_may_resolve_names_only_those_that_are_locked_are_packages(
    lockfile: str, names: list[str]
) -> None:
    files = {
        "package.json": VITE,
        "vite.config.ts": "import icons from 'unplugin-icons/vite'; export default { plugins: [icons()] };",
        "index.html": HTML,
        "src/main.tsx": "import b from 'b'; b();",
        "package-lock.json": lockfile,
    }
    assert [name for _, name, _, _ in undeclared(files)] == names


def test_the_compiler_adds_no_imports_to_a_bundle() -> None:
    config = (
        '{"compilerOptions": {"jsx": "react-jsx", "importHelpers": true, "experimentalDecorators": true}}'
    )
    files = {"package.json": VITE, "tsconfig.json": config, "index.html": HTML}
    assert undeclared({**files, "src/main.tsx": "@d class A {} export const a = <b>{A}</b>;"}) == []

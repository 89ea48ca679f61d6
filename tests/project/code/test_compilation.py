"""Which packages run as their compiler wrote them."""

from __future__ import annotations

import json

import pytest

from dockerlint.project.code.compilation import is_compiled
from tests.support.code_trees import linked, manifest


def compiled(scripts: dict[str, str], **files: str) -> bool:
    code, workspaces = linked({"package.json": manifest("app", scripts=scripts), **files})
    return is_compiled(workspaces.all[0].packages[0], code.sources.resolver.tsconfigs)


@pytest.mark.parametrize(
    "scripts",
    [
        {},
        {"start": "node src/main.js"},
        {"build": "tsc"},
        {"build": "nest build", "build:docs": "vitepress build"},
        {"build": "nest build && vite build admin"},
        {"build": "webpack", "start": "tsc -p . && node dist/main.js"},
        {"build": "esbuild src/main.ts --bundle --packages=external --outdir=dist"},
        {"build": "pnpm esbuild src/main.ts --bundle --packages=external --outdir=dist"},
        {"build": "webpack", "prod": "nest build", "start:prod": "npm run prod && node dist/main"},
        {"compile": "tsc", "build": "webpack", "start": "npm run compile && node dist/main.js"},
    ],
)
def test_packages_that_a_compiler_wrote(scripts: dict[str, str]) -> None:
    assert compiled(scripts) is True


@pytest.mark.parametrize(
    "scripts",
    [
        {"build": "node build.mjs"},
        {"build": "esbuild src/main.ts --bundle --outdir=dist"},
        {"build": "esbuild src/main.ts --bundle --packages=bundle --outdir=dist"},
        {"build": "tsc && esbuild src/main.ts --bundle --external:pg"},
        {"build": "webpack"},
        {"build": "tsc", "build:prod": "webpack"},
        {"build": "nest build", "build:one": "esbuild src/main.ts"},
        {"build": "nest build --webpack && vite build"},
        {"build": "tsc && vite build"},
        {"build": "webpack", "start": "nest start", "start:prod": "node dist/main"},
        {"build": "webpack", "start": "tsc-watch --onSuccess 'node dist/main'"},
        {"build": "tsc", "start": "tsc && esbuild dist/main.js"},
        {"start": "vite"},
    ],
)
def test_packages_that_are_bundled_or_built_in_an_unknown_way(scripts: dict[str, str]) -> None:
    assert compiled(scripts) is False


def test_nest_and_nx_decide_by_files_of_their_own() -> None:
    bundled = json.dumps({"compilerOptions": {"builder": "webpack"}})
    assert not compiled({"build": "nest build"}, **{"nest-cli.json": bundled})
    assert not compiled({"build": "tsc"}, **{"project.json": "{}"})

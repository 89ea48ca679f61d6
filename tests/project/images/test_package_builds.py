"""What images build packages with."""

from __future__ import annotations

import json

import pytest

from dockerlint.project.images.package_builds import PackageBuilds
from tests.support.code_trees import manifest
from tests.support.small_projects import project

SCRIPTS = {
    "build": "vite build",
    "build:api": "nest build",
    "build:all": "run-s build:api build:jobs",
    "build:jobs": "swc src -d dist",
    "compile": "tsc",
    "bundle": "node bundle.mjs",
    "lint": "eslint .",
}
TWO = {
    "package.json": json.dumps({"name": "root", "workspaces": ["api", "ui"], "scripts": {"build": "turbo run build"}}),
    "api/package.json": manifest("api", scripts={"build": "tsc", "build:one": "esbuild src/main.ts"}),
    "ui/package.json": manifest("ui", scripts={"build": "vite build"}),
}  # fmt: skip


def programs(files: dict[str, str], folder: str = ".") -> list[str | None]:
    """List the programs that images build the package of a folder with."""
    found = project(files)
    package = found.workspaces.package_of(folder)
    assert package is not None
    return list(dict.fromkeys(one.program for one in PackageBuilds(found.images).of(package)))


def one_package(*runs: str, end: str = 'CMD ["node", "dist/main.js"]') -> dict[str, str]:
    lines = ["FROM node:22", "WORKDIR /app", "COPY . .", *(f"RUN {one}" for one in runs), end]
    return {"package.json": manifest("app", scripts=SCRIPTS), "main.ts": "", "Dockerfile": "\n".join(lines)}


@pytest.mark.parametrize(
    ("run", "wanted"),
    [
        ("pnpm run build:api", ["nest"]),
        ("npm run build:all", ["nest", "swc"]),
        ("yarn build", ["vite"]),
        ("npm run compile", ["tsc"]),
        ("npx tsc -p tsconfig.build.json", ["tsc"]),
        ("./node_modules/.bin/nest build", ["nest"]),
        ("npm run build && npm run build:api", ["vite", "nest"]),
        ("npm run bundle", []),
        ("npm run lint", []),
        ("npm run $WHAT", []),
    ],
)
def test_the_scripts_and_compilers_of_a_run(run: str, wanted: list[str]) -> None:
    assert programs(one_package(run)) == wanted


@pytest.mark.parametrize(
    "run", ["npx turbo run build", "pnpm -r build", "pnpm build", "turbo build --filter=api"]
)
def test_a_build_of_several_packages(run: str) -> None:
    dockerfile = f"FROM node:22\nWORKDIR /repo\nCOPY . .\nRUN {run}\nCMD node api/dist/main.js\n"
    assert programs({**TWO, "Dockerfile": dockerfile}, "api") == ["tsc"]


def test_the_folder_of_a_command_decides() -> None:
    dockerfile = (
        "FROM node:22\nWORKDIR /repo\nCOPY . .\nRUN cd api && npx esbuild src/main.ts\nCMD node api/x.js\n"
    )
    assert programs({**TWO, "Dockerfile": dockerfile}, "api") == ["esbuild"]
    assert programs({**TWO, "Dockerfile": dockerfile}, "ui") == []


def test_an_image_that_starts_the_package_counts_before_one_that_does_not() -> None:
    pages = "FROM node:22 AS build\nWORKDIR /app\nCOPY . .\nRUN npm run build\nFROM nginx:1.27\nCOPY --from=build /app /srv\nCMD nginx\n"
    files = {**one_package("npm run build:api"), "pages.Dockerfile": pages}
    assert programs(files) == ["nest"]
    del files["Dockerfile"]
    assert programs(files) == ["vite"]


def test_an_image_for_development_does_not_count() -> None:
    files = one_package("npm run build:api")
    files["Dockerfile.dev"] = files.pop("Dockerfile")
    assert programs(files) == []

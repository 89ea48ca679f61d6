"""Small trees of TypeScript packages, and their undeclared imports."""

from __future__ import annotations

import json
from collections.abc import Mapping

from dockerlint.files import MemoryFiles
from dockerlint.project.code.entries import Entry
from dockerlint.project.code.sources import Sources
from dockerlint.project.workspaces.finding import Workspaces, find_workspaces

START = {"build": "tsc", "start": "node dist/main.js"}
METADATA = '{"compilerOptions": {"outDir": "dist", "emitDecoratorMetadata": true}}'


def manifest(name: str, **fields: object) -> str:
    return json.dumps({"name": name, **fields})


def linked(
    files: dict[str, str], entries: Mapping[str, tuple[Entry, ...]] | None = None
) -> tuple[Sources, Workspaces]:
    tree = MemoryFiles(files)
    workspaces, diagnoses = find_workspaces(tree, tree.walk())
    assert diagnoses == []
    return Sources(tree, workspaces, lambda _: entries or {}), workspaces


def undeclared(
    files: dict[str, str], entries: Mapping[str, tuple[Entry, ...]] | None = None
) -> list[tuple[str, str, tuple[str, ...], bool]]:
    """List owner, name, chain and laziness of the first site of each undeclared import."""
    sources, workspaces = linked(files, entries)
    return [
        (use.owner.folder, use.name, use.sites[0].chain, use.sites[0].lazy)
        for workspace in workspaces.all
        for package in workspace.packages
        for use in sources.undeclared(package)
    ]


def app(text: str, /, config: str = METADATA, **files: str) -> dict[str, str]:
    extra = {f"src/{name}.ts": one for name, one in files.items()}
    package = manifest("app", scripts=START, dependencies={"declared": "1"}, devDependencies={"dev": "1"})
    return {"package.json": package, "tsconfig.json": config, "src/main.ts": text, **extra}

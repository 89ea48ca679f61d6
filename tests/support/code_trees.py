"""Small trees of TypeScript packages, and their undeclared imports."""

from __future__ import annotations

import json

from dockerlint.files import MemoryFiles
from dockerlint.project.code.sources import Sources
from dockerlint.project.commands.scripts import Scripts
from dockerlint.project.filesystem.origins import Origins
from dockerlint.project.images.collection import Images
from dockerlint.project.images.started_code import StartedCode
from dockerlint.project.reading import Reading
from dockerlint.project.workspaces.finding import Workspaces, find_workspaces

START = {"build": "tsc", "start": "node dist/main.js"}
METADATA = '{"compilerOptions": {"outDir": "dist", "emitDecoratorMetadata": true}}'


def manifest(name: str, **fields: object) -> str:
    return json.dumps({"name": name, **fields})


def linked(files: dict[str, str]) -> tuple[StartedCode, Workspaces]:
    tree = MemoryFiles(files)
    reading = Reading(tree)
    workspaces = find_workspaces(reading, tree.walk())
    assert reading.diagnoses == []
    return StartedCode(Sources(tree, workspaces), Images(Origins(tree, workspaces, Scripts()))), workspaces


def undeclared(files: dict[str, str]) -> list[tuple[str, str, tuple[str, ...], bool]]:
    """List owner, name, chain and laziness of the first site of each undeclared import."""
    code, workspaces = linked(files)
    return [
        (use.owner.folder, use.name, use.sites[0].chain, use.sites[0].lazy)
        for workspace in workspaces.all
        for package in workspace.packages
        for use in code.undeclared_in(package)
    ]


def app(text: str, /, config: str = METADATA, **files: str) -> dict[str, str]:
    extra = {f"src/{name}.ts": one for name, one in files.items()}
    package = manifest("app", scripts=START, dependencies={"declared": "1"}, devDependencies={"dev": "1"})
    return {"package.json": package, "tsconfig.json": config, "src/main.ts": text, **extra}

from __future__ import annotations

from dockerlint.project.images.dev_programs import dev_programs
from tests.support.small_projects import project

MANIFEST = (
    '{"name": "it", "dependencies": {"a": "1", "both": "1"}, "devDependencies": {"both": "1", "prisma": "6"}}'
)


def programs(code: str) -> list[tuple[str, str]]:
    found = project(
        {
            "Dockerfile": "FROM node:22\nWORKDIR /app\nCOPY . .\nRUN npm ci\nCMD node main.js\n",
            "package.json": MANIFEST,
            "package-lock.json": '{"lockfileVersion": 3, "packages": {}}',
            "main.js": code,
        }
    )
    (container,) = found.images.containers
    manifests = [one for full in container.image.node_modules.full for one in full.manifests]
    return [(one.name, one.at.text) for one in dev_programs(container, found.code, manifests)]


def test_each_program_of_a_dev_dependency_that_the_code_runs_once() -> None:
    code = "execSync('npx prisma migrate deploy');\nspawn('prisma', ['db', 'seed']);\n"
    assert programs(code) == [("prisma", "'npx prisma migrate deploy'")]


def test_programs_of_dependencies_and_of_the_system_are_left_out() -> None:
    assert programs("execSync('npx both');\nexecSync('git status');\nexecSync(`a`);\n") == []

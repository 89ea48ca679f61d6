from __future__ import annotations

import pytest

from dockerlint.project.images.production import runs_without_development
from tests.support.small_projects import container

PACKAGE = (
    '{"name": "it", "scripts": {"start": "node main.js", "db": "prisma db push", "seed": "npx tsc -v"},'
    ' "dependencies": {"a": "1"}, "devDependencies": {"prisma": "1", "typescript": "1", "@acme/hook": "1"}}'
)


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ("node main.js", True),
        ("npm start", True),
        ("npm run db && node main.js", False),
        ("npm run seed && node main.js", False),
        ("npx prisma migrate deploy && node main.js", False),
        ("node node_modules/prisma/build/index.js", False),
        ("./node_modules/.bin/tsc && node main.js", False),
        ("node -r @acme/hook/register main.js", False),
        ("node --import=@acme/hook main.js", False),
        ("echo prisma && node main.js", True),
        ("./made-elsewhere.sh && node main.js", None),
        ("node /other/main.js", None),
        ("echo ready && tail -f /dev/null", None),
        ("node main.js & tail -f /dev/null", True),
    ],
)
def test_what_a_container_starts_decides(command: str, expected: bool | None) -> None:
    dockerfile = f"FROM node:22\nWORKDIR /app\nCOPY . .\nRUN npm ci\nCOPY tool /other\nCMD {command}\n"
    files = {
        "package.json": PACKAGE,
        "main.js": "",
        "tool/package.json": '{"name": "tool"}',
        "tool/main.js": "",
    }
    found = container(dockerfile, **files)
    (installed,) = found.image.node_modules.full
    assert runs_without_development(found, installed) is expected

"""The benchmarks still run: their scripts use the names of today's source."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.compose import synthetic
from benchmarks.mutations import outcomes
from benchmarks.read_dockerfiles import read
from dockerlint.parsers.yaml.read import parse_yaml
from dockerlint.source import SourceFile


def test_the_reader_of_dockerfiles_counts_what_it_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/Dockerfile").write_text("FROM node:22\nENV A=1\nRUN echo $A && make\n", "utf-8")
    read(str(tmp_path))
    assert capsys.readouterr().out == "1 Dockerfiles, 3 lines, 3 expanded words\n2 commands of 3 words\n"


def test_the_synthetic_compose_file_is_valid_yaml() -> None:
    documents, problems = parse_yaml(SourceFile("compose.yaml", synthetic()))
    assert (len(documents), problems) == (1, [])


FAULTS = {
    "Dockerfile": (
        "FROM node:22 AS build\nWORKDIR /app\nRUN npm i -g pnpm@9.1.0\nCOPY . .\nRUN pnpm install --frozen-lockfile\n"
        "RUN pnpm build\n"
        "FROM node:22\nWORKDIR /app\nRUN npm i -g pnpm@9.1.0\nCOPY package.json pnpm-*.yaml ./\nCOPY libs libs\n"
        'RUN pnpm install --prod --frozen-lockfile\nCOPY --from=build /app/dist dist\nUSER node\nCMD ["node", "dist/main.js"]\n'
    ),
    "compose.yaml": (
        'services:\n  api:\n    build: .\n    healthcheck:\n      test: ["CMD", "true"]\n    ports: ["3000:3000"]\n'
    ),
    "package.json": json.dumps(
        {
            "name": "shop",
            "packageManager": "pnpm@9.1.0",
            "scripts": {"build": "tsc", "start": "node dist/main.js"},
            "dependencies": {"express": "^4.18.0"},
            "devDependencies": {"typescript": "^5.0.0"},
        }
    ),
    "pnpm-workspace.yaml": "packages: [libs/*]\n",
    "libs/db/package.json": '{"name": "db", "dependencies": {"pg": "^8.0.0"}}',
    "pnpm-lock.yaml": (
        "lockfileVersion: '9.0'\n\nimporters:\n\n  .:\n    dependencies:\n      express:\n        specifier: ^4.18.0\n"
        "        version: 4.18.0\n    devDependencies:\n      typescript:\n        specifier: ^5.0.0\n        version: 5.0.0\n\n  libs/db:\n    dependencies:\n      pg:\n        specifier: ^8.0.0\n        version: 8.0.0\n\n"
        "packages:\n\n  express@4.18.0:\n    resolution: {integrity: a}\n\n  pg@8.0.0:\n    resolution: {integrity: b}\n\n  typescript@5.0.0:\n    resolution: {integrity: c}\n\n"
        "snapshots:\n\n  express@4.18.0: {}\n\n  pg@8.0.0: {}\n\n  typescript@5.0.0: {}\n"
    ),
    "src/main.ts": "import express from 'express';\nexpress().listen(3000);\n",
}


def test_each_kind_of_fault_is_planted_and_found(tmp_path: Path) -> None:
    for name, text in FAULTS.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    assert [(str(one.plant), one.found) for one in outcomes(tmp_path, 1)] == [
        ("remove USER: USER in Dockerfile", True),
        ("remove healthcheck: healthcheck of api in compose.yaml", True),
        ("remove a used dependency: express in package.json, pnpm-lock.yaml", True),
        ("version without lockfile: pg in libs/db/package.json", True),
        ("another pnpm: pnpm@9.1.0 in Dockerfile", True),
        ("used dependency to dev: express in package.json, pnpm-lock.yaml", True),
        ("last stage dropped: all after build in Dockerfile", True),
        ("importer out of the lockfile: libs/db in pnpm-lock.yaml", True),
    ]

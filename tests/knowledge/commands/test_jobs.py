from __future__ import annotations

import pytest

from dockerlint.knowledge.commands.jobs import ends, is_job, seeds


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("prisma migrate deploy", True),
        ("prisma migrate up --experimental", True),
        ("prisma studio", False),
        ("typeorm -d dist/source.js migration:run", True),
        ("knex migrate:latest", True),
        ("node dist/main.js", False),
        ("alembic -c x.ini upgrade head", True),
        ("bench --site all migrate", True),
        ("bench set-config -g db_host db", True),
        ("bench worker --queue short", False),
        ("bench schedule", False),
        ("java -version", True),
        ("node --version", True),
        ("node --version server.js", False),
    ],
)
def test_jobs(line: str, expected: bool) -> None:
    program, *arguments = line.split()
    assert is_job(program, arguments) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("psql -c x", True),
        ("chown -R a b", True),
        ("prisma migrate deploy", True),
        ("node dist/main.js", False),
        ("prisma studio", False),
    ],
)
def test_commands_that_end(line: str, expected: bool) -> None:
    program, *arguments = line.split()
    assert ends(program, arguments) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("prisma db seed", True),
        ("prisma db seed -- --small", True),
        ("prisma migrate reset --force", True),
        ("prisma migrate reset --force --skip-seed", False),
        ("prisma db push", False),
        ("knex db seed", False),
    ],
)
def test_what_runs_the_seed_command(line: str, expected: bool) -> None:
    assert seeds(line.split()) is expected

"""Commands that do their work and exit: database migrations and seeds.

Sources: the command-line references of prisma, typeorm, knex, sequelize-cli, drizzle-kit, mikro-orm, node-pg-migrate, db-migrate,
umzug, flyway, liquibase, alembic, goose, dbmate, golang-migrate and atlas; frappe/bench ("Bench Commands Cheatsheet").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dockerlint.knowledge.commands.file_programs import QUIET

_JOBS: dict[str, re.Pattern[str]] = {
    "prisma": re.compile(r"(migrate (deploy|dev|reset|resolve|up|save)|db (push|seed|execute)|generate)\b"),
    "typeorm": re.compile(r"(.* )?(migration:(run|revert)|schema:sync)\b"),
    "typeorm-ts-node-commonjs": re.compile(r"(.* )?migration:(run|revert)\b"),
    "typeorm-ts-node-esm": re.compile(r"(.* )?migration:(run|revert)\b"),
    "knex": re.compile(r"(.* )?(migrate|seed):"),
    "sequelize": re.compile(r"db:(migrate|seed)"),
    "sequelize-cli": re.compile(r"db:(migrate|seed)"),
    "drizzle-kit": re.compile(r"(migrate|push)\b"),
    "mikro-orm": re.compile(r"(migration:up|seeder:run|schema:update)\b"),
    "node-pg-migrate": re.compile(r"(.* )?(up|down|redo)\b"),
    "db-migrate": re.compile(r"(.* )?(up|down|reset)\b"),
    "flyway": re.compile(r"(.* )?migrate\b"),
    "liquibase": re.compile(r"(.* )?update\b"),
    "alembic": re.compile(r"(.* )?(upgrade|downgrade)\b"),
    "goose": re.compile(r"(.* )?(up|down)\b"),
    "dbmate": re.compile(r"(.* )?(up|migrate)\b"),
    "migrate": re.compile(r"(.* )?(up|down|goto)\b"),
    "bench": re.compile(r"(--site \S+ )?(migrate|new-site|backup|set-config|build)\b"),
    "atlas": re.compile(r"(migrate|schema) apply\b"),
}

_SEEDS = frozenset({("prisma", "db", "seed"), ("prisma", "migrate", "reset"), ("prisma", "migrate", "dev")})

JOB_PROFILES = frozenset(
    {"job", "jobs", "migrate", "migration", "migrations", "seed", "init", "setup", "tools", "build-only"}
)
"""Names of compose profiles for jobs, as seen in public repositories."""
JOB_NAMES = re.compile(r"(?:.*[-_])?(?:migrat(?:e|ions?|or)|seed(?:er)?)(?:[-_].*)?")
"""Names of services that migrate or fill a database with a command of their own, as seen in public repositories."""
INIT_NAMES = re.compile(r"(?:.*[-_])?(?:init(?:iali[sz](?:e|er))?|setup|configure|migrat(?:e|ions?|or))")
"""Names of services that prepare others, as seen in public repositories: `minio-setup`, `airflow-init`, `acme-migrate`."""


_CLIENTS = frozenset(
    "psql createdb dropdb createuser pg_isready pg_dump pg_restore pg_basebackup initdb pg_ctl mysql mysqladmin mysqldump mariadb "
    "mariadb-admin mongosh mongo redis-cli sqlite3 clickhouse-client curl wget openssl mkdir cp mv rm ln touch sed awk tee "
    "install envsubst find tar git".split()
)
"""Clients of servers, and programs for files: they do one thing and exit (their manual pages)."""

_PRINTS = frozenset({"--version", "-version", "--help"})
"""Options with which a program prints something and exits, by themselves (GNU Coding Standards, 4.8; java(1))."""


def ends(program: str, arguments: Sequence[str]) -> bool:
    """Return whether a command certainly does its work and exits: a job, a client of a server, a program for files."""
    return program in _CLIENTS or program in QUIET or is_job(program, arguments)


def is_job(program: str, arguments: Sequence[str]) -> bool:
    """Return whether a command is known to do its work and exit: `prisma migrate deploy`, or `java -version`."""
    if len(arguments) == 1 and arguments[0] in _PRINTS:
        return True
    pattern = _JOBS.get(program)
    return pattern is not None and bool(pattern.match(" ".join(arguments)))


def seeds(words: Sequence[str]) -> bool:
    """Return whether a command runs the seed command that `prisma.seed` of package.json sets.

    Source: prisma.io/docs/orm/prisma-migrate/workflows/seeding.
    """
    return "--skip-seed" not in words and tuple(words[:3]) in _SEEDS

from __future__ import annotations

import pytest

from dockerlint.knowledge.node.manager_options import INSTALLS, OF_OTHERS, OPTIONS, VALUES
from dockerlint.parsers.shell.invocation import invocation
from dockerlint.parsers.shell.read import parse_text
from dockerlint.project.commands.unknown_options import nearest, unknown_options
from dockerlint.source import SourceFile


def found(text: str) -> list[tuple[str, str, bool]]:
    """Return what a command line gives that its manager does not know, and what is meant."""
    script = parse_text(text, SourceFile("run.sh", text).span(0, len(text)), "sh")
    call = invocation(script.commands[0])
    assert call
    return [(one.at.text, one.meant, one.certain) for one in unknown_options(call)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("npm i --omit-dev", ("--omit-dev", "--omit=dev", True)),
        ("npm --include-optional ci", ("--include-optional", "--include=optional", True)),
        ("pnpm install --omit-dev", ("--omit-dev", "--prod", False)),
        ("yarn --only-production", ("--only-production", "--production", False)),
        ("yarn install --omit dev", ("--omit", "--production", False)),
        ("corepack pnpm add --save-exat x", ("--save-exat", "--save-exact", True)),
        ("npm ci --ignoreScripts=true", ("--ignoreScripts", "--ignore-scripts", True)),
        ("npm ci --no-optonal", ("--no-optonal", "--no-optional", True)),
        ("bun add --ignore-optional x", ("--ignore-optional", "--omit=optional", False)),
        ("yarn install --frozen-lock-file", ("--frozen-lock-file", "--frozen-lockfile", True)),
    ],
)
def test_what_is_meant(text: str, expected: tuple[str, str, bool]) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "npm ci --omit=dev --ignore-script --prod",
        "npm ci --frozen-lockfile",
        "npm install --no-immutable",
        "npm i --omit-dev$X --${X}",
        "npm i --build-from-source --ignore_scripts --config.omit-dev",
        "npm i -- --omit-dev",
        "npm run x --omit-dev",
        "npx tsc --omit-dev",
        "pnpm exec tool --omit-dev",
        "pnpm deploy --prod --legacy out",
        "yarn node --omit-dev",
        "bun install --prdo",
        "cargo install --omit-dev",
    ],
)
def test_what_is_known_or_of_another_program(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("alpha-betta", "alpha-beta"),
        ("alphabeta", "alpha-beta"),
        ("alpha-xyza", None),
        ("gama", None),
        ("gammas", "gamma"),
        ("delta", None),
    ],
)
def test_one_near_name(name: str, meant: str | None) -> None:
    assert nearest(name, frozenset({"alpha-beta", "gamma", "delt1", "delt2"})) == meant


def test_the_tables_fit_each_other() -> None:
    assert set(OPTIONS) == set(OF_OTHERS) == set(INSTALLS)
    assert set(VALUES) <= set().union(*OPTIONS.values())
    for names in OPTIONS.values():
        assert not [name for name in names if name.startswith("no-") or name != name.lower()]

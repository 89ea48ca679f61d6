from __future__ import annotations

import pytest

from tests.support.small_projects import container

FILES = {
    "package.json": '{"name": "root", "workspaces": ["apps/*"]}',
    "pnpm-workspace.yaml": "packages: ['apps/*']\n",
    "apps/a/package.json": '{"name": "a", "scripts": {"start": "node a.js"}}',
    "apps/b/package.json": '{"name": "b", "scripts": {"start": "node b.js"}}',
}


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ("pnpm --filter a start", [("node a.js", "/w/apps/a", "apps/a/package.json")]),
        ("pnpm --dir apps/b start", [("node b.js", "/w/apps/b", "apps/b/package.json")]),
        ("npm -w apps/b start", [("node b.js", "/w/apps/b", "apps/b/package.json")]),
        ("cd apps/a && pnpm start", [("node a.js", "/w/apps/a", "apps/a/package.json")]),
        ("pnpm start", []),
        ("pnpm --filter c start", []),
    ],
)
def test_scripts_of_packages(command: str, expected: list[tuple[str, str, str]]) -> None:
    launch = container(f"FROM node:22\nWORKDIR /w\nCOPY . .\nCMD {command}\n", **FILES).launch
    scripts = [one for one in launch.started if one.manifest]
    assert [
        (
            " ".join(str(word.text()) for word in one.command.words),
            one.environment.folder.value,
            one.manifest and one.manifest.file.path,
        )
        for one in scripts
    ] == expected


@pytest.mark.parametrize(
    ("copy", "command", "read_whole"),
    [
        ("COPY apps/b/package.json ./", "npm start", True),
        ("COPY apps/b/package*.json ./", "npm start", True),
        ("COPY --from=made /m/*.json ./", "npm start", True),
        ("COPY --from=made /m/tsconfig*.json ./", "npm start", False),
        ("COPY --from=made /m/* ./", "npm start && node x.js", True),
        ("COPY --from=acme/app /m/package.json ./", "npm start", False),
    ],
)
def test_a_script_whose_package_is_not_known_hides_what_it_starts(
    copy: str, command: str, read_whole: bool
) -> None:
    made = "FROM node:22 AS made\nWORKDIR /m\nCOPY apps/b/package.json ./\n"
    launch = container(f"{made}FROM node:22\nWORKDIR /w\n{copy}\nCMD {command}\n", **FILES).launch
    programs = [one.command.program for one in launch.started]
    assert (launch.read_whole, "node" in programs) == (read_whole, read_whole)
    assert launch.complete


SCRIPTS = {
    "package.json": '{"name": "x", "scripts": {"a": "node a.js", "prea": "node p.js", "b:c": "node c.js"}}'
}


@pytest.mark.parametrize(
    ("command", "started", "complete"),
    [
        ("npm run a", ["npm run a", "node p.js", "node a.js"], True),
        ("npm --ignore-scripts run a", ["npm --ignore-scripts run a", "node a.js"], True),
        ("pnpm run a", ["pnpm run a", "node a.js"], True),
        ("run-s a b:c", ["npm run a", "node p.js", "node a.js", "npm run b:c", "node c.js"], True),
        ("npm-run-all --max-parallel 2 --parallel b:c", ["npm run b:c", "node c.js"], True),
        ("run-p b:*", [], False),
        ("concurrently -n x,y 'node y.js' npm:b:c", ["node y.js", "npm run b:c", "node c.js"], True),
        ("npx concurrently 'node y.js && node z.js'", ["node y.js", "node z.js"], True),
        ("concurrently 'if ('", [], False),
        ("turbo run a", ["turbo run a"], False),
        ("turbo run a --filter=x", ["turbo run a --filter=x", "node a.js"], True),
        ("nx run x:a", ["nx run x:a"], False),
        ("pnpm -r run a", ["pnpm -r run a"], False),
    ],
)
def test_commands_that_start_several(command: str, started: list[str], complete: bool) -> None:
    launch = container(f"FROM node:22\nWORKDIR /w\nCOPY . .\nCMD {command}\n", **SCRIPTS).launch
    assert [" ".join(str(word.text()) for word in one.command.words) for one in launch.started] == started
    assert launch.complete is complete


@pytest.mark.parametrize(
    ("command", "drops_root"),
    [
        ("concurrently 'gosu node x' 'node a.js'", True),
        ("run-s drop a", False),
        ("run-p drop a", True),
        ("npm run b", False),
    ],
)
def test_what_runs_before_another_one_does_not_serve(command: str, drops_root: bool) -> None:
    scripts = (
        '{"scripts": {"drop": "gosu node x", "a": "node a.js", "b": "node b.js", "preb": "gosu node x"}}'
    )
    dockerfile = f"FROM node:22\nWORKDIR /w\nCOPY . .\nCMD {command}\n"
    assert container(dockerfile, **{"package.json": scripts}).launch.drops_root is drops_root


@pytest.mark.parametrize(
    ("command", "manifest", "programs", "read_whole"),
    [
        (
            "npx prisma db seed",
            '{"name": "shop", "dependencies": {"pg": "8"}, "prisma": {"seed": "ts-node prisma/seed.ts"}}',
            ["prisma", "ts-node", "node"],
            True,
        ),
        (
            "npx prisma migrate reset --skip-seed",
            '{"name": "shop", "dependencies": {"pg": "8"}, "prisma": {"seed": "tsx s.ts"}}',
            ["prisma", "node"],
            True,
        ),
        (
            "npx prisma migrate deploy",
            '{"name": "shop", "dependencies": {"pg": "8"}, "prisma": {"seed": "tsx s.ts"}}',
            ["prisma", "node"],
            True,
        ),
        (
            "npx prisma db seed",
            '{"name": "shop", "dependencies": {"pg": "8"}, "prisma": {"schema": "a.prisma"}}',
            ["prisma", "node"],
            False,
        ),
    ],
)
def test_prisma_runs_the_seed_command_of_the_package(
    command: str, manifest: str, programs: list[str], read_whole: bool
) -> None:
    built = f"FROM node:22\nWORKDIR /w\nCOPY . .\nCMD {command} && exec node main.js\n"
    launch = container(built, **{"package.json": manifest}).launch
    assert [one.command.program for one in launch.started] == programs
    assert (launch.read_whole, launch.complete) == (read_whole, True)


def test_a_seed_is_still_a_job() -> None:
    seed = container(
        "FROM node:22\nWORKDIR /w\nCOPY . .\nCMD npx prisma db seed\n",
        **{
            "package.json": '{"name": "shop", "dependencies": {"pg": "8"}, "prisma": {"seed": "node seed.js"}}'
        },
    )
    assert seed.is_one_shot is True


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        (
            "find /certs -type f -exec update-ca-certificates \\; && node a.js",
            ["find", "update-ca-certificates", "node"],
        ),
        ("find /data -exec chown app {} + -o -exec touch {} ';'", ["find", "chown", "touch"]),
        ("find /data -name exec", ["find"]),
    ],
)
def test_commands_that_find_runs(command: str, expected: list[str]) -> None:
    launch = container("FROM node:22\nCOPY start.sh /\nCMD sh /start.sh\n", **{"start.sh": command}).launch
    assert [one.command.program for one in launch.started] == expected
    paths = [word.literal for one in launch.started[1:2] for word in one.command.words[1:]]
    assert paths in ([], ["app", None])

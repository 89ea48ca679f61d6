"""The whole of `inspect`: its keys, and paths relative to the working directory."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dockerlint.files import MemoryFiles
from dockerlint.inspect.report import inspect_json, links, workspace_data
from dockerlint.load import load
from tests.support.lockfile_text import LOCK

FILES = {
    "api/Dockerfile": "FROM node:22\nENV A_TOKEN=hunter2\nENV lonely\n",
    "compose.yaml": "services:\n  api: {build: api, image: 1}\n",
    "package.json": '{"name": "root", "packageManager": "pnpm@9.1.0"}',
}
WORKSPACE = {
    "package.json": '{"name": "root", "private": true, "packageManager": "pnpm@9.15.0"}',
    "pnpm-workspace.yaml": "packages: ['apps/*', 'libs/*']\n",
    "apps/mail/package.json": '{"name": "@post/mail", "scripts": {"start": "node dist/main.js"}, "dependencies": {"@post/core": "workspace:*"}}',
    "apps/mail/src/main.ts": "",
    "apps/news/package.json": '{"name": "@post/news", "scripts": {"start:prod": "node dist/main"}}',
    "apps/news/src/main.ts": "",
    "libs/core/package.json": '{"name": "@post/core"}',
}


def report(shown: str = ".", here: str = ".", *, show_values: bool = False) -> Any:
    text = inspect_json(load(MemoryFiles(FILES)), Path("/base"), shown, here, show_values=show_values)
    assert text.isascii()
    assert text.endswith("}\n")
    return json.loads(text)


def test_the_keys_of_the_contract() -> None:
    found = report()
    assert list(found) == ["version", "dockerfiles", "compose", "workspaces", "links"]
    assert found["version"] == 1
    assert list(found["links"][0]) == [
        *("compose", "service", "dockerfile", "context", "stage", "packages", "because"),
    ]


def test_problems_of_files() -> None:
    found = report()
    [problem] = found["dockerfiles"][0]["problems"]
    assert (problem["rule"], problem["severity"], problem["path"]) == ("syntax", "error", "api/Dockerfile")
    assert (problem["start"], problem["end"]) == ({"line": 3, "column": 5}, {"line": 3, "column": 11})
    assert [one["rule"] for one in found["compose"][0]["problems"]] == ["invalid-compose"]


def test_paths_are_relative_to_the_working_directory() -> None:
    found = report("..", "api")
    assert (
        found["dockerfiles"][0]["path"],
        found["compose"][0]["paths"],
        found["workspaces"][0]["path"],
    ) == (
        "Dockerfile",
        ["../compose.yaml"],
        "..",
    )
    assert (found["links"][0]["compose"], found["links"][0]["context"]) == ("../compose.yaml", ".")


def test_secrets_are_shown_only_when_asked_for() -> None:
    assert [one["words"] for one in report()["dockerfiles"][0]["instructions"]][1] == ["A_TOKEN", "***", "="]
    assert "hunter2" in json.dumps(report(show_values=True))


def linked(files: dict[str, str]) -> list[dict[str, Any]]:
    return links(load(MemoryFiles({**WORKSPACE, **files})), str)


def packages(dockerfile: str, service: str = "", **more: str) -> tuple[str, ...]:
    compose = f"services:\n  it:\n    build: .\n{service}"
    (link,) = linked({"compose.yaml": compose, "Dockerfile": dockerfile, **more})
    return tuple(link["packages"])


def test_every_service_is_linked_and_what_is_not_there_is_none() -> None:
    compose = """\
services:
  mail:
    build: {context: ., dockerfile: docker/app.Dockerfile, target: RUN, args: {APP: mail}}
  lost:
    build: {context: ., dockerfile: nowhere.Dockerfile}
  away:
    build: ../other
  db:
    image: postgres:17
"""
    dockerfile = 'FROM node:22 AS run\nARG APP\nWORKDIR /repo\nCOPY . .\nWORKDIR /repo/apps/$APP\nCMD ["pnpm", "start"]\n'
    found = linked({"compose.yaml": compose, "docker/app.Dockerfile": dockerfile})
    assert [
        (one["service"], one["dockerfile"], one["context"], one["stage"], one["packages"]) for one in found
    ] == [
        ("mail", "docker/app.Dockerfile", ".", "run", ["apps/mail"]),
        ("lost", None, ".", None, []),
        ("away", None, None, None, []),
        ("db", None, None, None, []),
    ]


def test_packages_are_found_through_the_number_of_a_stage_and_a_named_context() -> None:
    compose = """\
services:
  mail:
    build: .
  base:
    build: {context: ., dockerfile: base.Dockerfile}
  next:
    build: {context: ., dockerfile: next.Dockerfile, additional_contexts: {mine: "service:base"}}
"""
    built = "FROM node:22\nWORKDIR /repo\nCOPY . .\n"
    tree = {
        "compose.yaml": compose,
        "Dockerfile": f'{built}FROM node:22\nWORKDIR /app\nCOPY --from=0 /repo/apps/mail .\nCMD ["pnpm", "start"]\n',
        "base.Dockerfile": built,
        "next.Dockerfile": 'FROM mine\nWORKDIR /repo/apps/mail\nCMD ["pnpm", "start"]\n',
    }
    found = [
        (one["service"], one["stage"], one["packages"]) for one in linked(tree) if one["service"] != "base"
    ]
    assert found == [("mail", "1", ["apps/mail"]), ("next", "0", ["apps/mail"])]


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ('CMD ["node", "apps/mail/dist/main.js"]', ("apps/mail",)),
        ("CMD node apps/news/dist/main", ("apps/news",)),
        (
            'ENTRYPOINT ["tini", "--"]\nCMD ["node", "--enable-source-maps", "apps/mail/dist/main.js"]',
            ("apps/mail",),
        ),
        ('CMD ["sh", "-c", "cd apps/news && exec node dist/main.js"]', ("apps/news",)),
        ('CMD ["pnpm", "--filter", "@post/news", "run", "start:prod"]', ("apps/news",)),
        ('CMD ["pnpm", "-C", "apps/mail", "start"]', ("apps/mail",)),
        ("WORKDIR /repo/apps/mail\nCMD npm start", ("apps/mail",)),
        ('ENV MAIN=apps/mail/dist/main.js\nCMD ["sh", "-c", "node $MAIN"]', ("apps/mail",)),
        (
            'CMD ["sh", "-c", "node apps/mail/dist/main.js & node apps/news/dist/main.js"]',
            ("apps/mail", "apps/news"),
        ),
        ('CMD ["pm2-runtime", "apps/mail/dist/main.js"]', ("apps/mail",)),
        ('CMD ["node"]', ()),
    ],
)
def test_the_command_decides(command: str, expected: tuple[str, ...]) -> None:
    assert packages(f"FROM node:22\nWORKDIR /repo\nCOPY . .\n{command}\n") == expected


def test_a_start_script_of_the_tree_is_read() -> None:
    dockerfile = 'FROM node:22\nWORKDIR /repo\nCOPY . .\nCOPY docker/go.sh /go.sh\nENTRYPOINT ["/go.sh"]\nCMD ["node", "apps/news/dist/main.js"]\n'
    script = '#!/bin/sh\nset -e\npnpm migrate\nexec "$@"\n'
    assert packages(dockerfile, **{"docker/go.sh": script}) == ("apps/news",)


def test_a_script_of_the_root_is_followed_to_the_package() -> None:
    root = '{"name": "root", "scripts": {"mail": "pnpm --filter @post/mail start"}}'
    dockerfile = 'FROM node:22\nWORKDIR /repo\nCOPY . .\nCMD ["pnpm", "run", "mail"]\n'
    assert packages(dockerfile, **{"package.json": root}) == ("apps/mail",)


def test_deployed_packages_count_where_the_command_does_not_decide() -> None:
    dockerfile = """\
FROM node:22 AS build
WORKDIR /repo
COPY . .
RUN pnpm --filter @post/news deploy --prod /out
FROM node:22
COPY --from=build /out /app
CMD ["/app/run"]
"""
    assert packages(dockerfile) == ("apps/news",)


def test_dependencies_of_a_copied_package_do_not_count() -> None:
    dockerfile = "FROM nginx\nCOPY libs/core /x/core\nCOPY apps/mail /x/mail\n"
    assert packages(dockerfile) == ("apps/mail",)


def test_shipped_build_output_decides_last() -> None:
    dockerfile = """\
FROM node:22 AS build
WORKDIR /repo
COPY . .
RUN pnpm -r build
FROM nginx:1.29-alpine
COPY --from=build /repo/apps/news/dist /usr/share/nginx/html
"""
    assert packages(dockerfile) == ("apps/news",)


def test_an_argument_without_a_value_decides_nothing() -> None:
    dockerfile = (
        'FROM node:22\nARG APP\nWORKDIR /repo/apps/${APP}\nCOPY apps/${APP} .\nCMD ["node", "dist/main.js"]\n'
    )
    assert packages(dockerfile) == ()
    assert packages(dockerfile.replace("ARG APP", "ARG APP=mail")) == ("apps/mail",)


def test_the_service_command_and_folder_come_first() -> None:
    dockerfile = 'FROM node:22\nWORKDIR /repo\nCOPY . .\nCMD ["node", "apps/mail/dist/main.js"]\n'
    service = "    working_dir: /repo/apps/news\n    command: node dist/main.js\n"
    assert packages(dockerfile, service) == ("apps/news",)


def test_the_image_of_another_service_is_followed() -> None:
    compose = """\
services:
  base:
    image: post/base
    build: {context: ., dockerfile: base.Dockerfile}
  mail:
    build: {context: ., dockerfile: mail.Dockerfile}
"""
    files = {
        "compose.yaml": compose,
        "base.Dockerfile": "FROM node:22\nWORKDIR /repo\nCOPY . .\n",
        "mail.Dockerfile": 'FROM post/base\nCMD ["node", "apps/mail/dist/main.js"]\n',
    }
    assert [link["packages"] for link in linked(files) if link["service"] == "mail"] == [["apps/mail"]]


def test_images_that_follow_each_other_in_a_circle_end() -> None:
    compose = """\
services:
  a: {image: post/a, build: {context: ., dockerfile: a.Dockerfile}}
  b: {image: post/b, build: {context: ., dockerfile: b.Dockerfile}}
"""
    files = {"compose.yaml": compose, "a.Dockerfile": "FROM post/b\n", "b.Dockerfile": "FROM post/a\n"}
    assert [link["stage"] for link in linked(files)] == ["0", "0"]


def test_an_inline_dockerfile_has_stage_and_packages() -> None:
    compose = """\
services:
  mail:
    build:
      context: .
      dockerfile_inline: |
        FROM node:22
        WORKDIR /repo
        COPY . .
        CMD ["node", "apps/mail/dist/main.js"]
"""
    (link,) = linked({"compose.yaml": compose})
    assert (link["dockerfile"], link["stage"], link["packages"]) == (None, "0", ["apps/mail"])


def test_a_dockerfile_is_followed_whatever_its_name() -> None:
    compose = "services:\n  mail:\n    build: {context: ., dockerfile: docker/mail}\n"
    (link,) = linked(
        {
            "compose.yaml": compose,
            "docker/mail": 'FROM node:22\nCOPY apps/mail /w\nCMD ["node", "/w/dist/main.js"]\n',
        }
    )
    assert (link["dockerfile"], link["packages"]) == ("docker/mail", ["apps/mail"])


WITH_LOCKFILE = {
    "package.json": '{"name": "root", "private": true, "packageManager": "pnpm@9.1.0", "dependencies": {"a": "^1.0.0"}}',
    "pnpm-workspace.yaml": "packages: [libs/*]\n",
    "libs/b/package.json": '{"name": "b", "version": "1.0.0"}',
    "libs/c/package.json": '{"name": "c", "devDependencies": {"b": "workspace:*"}}',
    "pnpm-lock.yaml": LOCK,
}


def test_a_workspace() -> None:
    project = load(MemoryFiles(WITH_LOCKFILE))
    [(workspace, version)] = project.pnpm.versions.items()
    data = workspace_data(workspace, version)
    assert data.pop("pnpm") == {"shown": True, "majors": [9], "because": version.because}
    assert data == {
        "path": ".",
        "packages": [
            {
                "path": ".",
                "name": "root",
                "version": None,
                "private": True,
                "dependencies": {"a": "^1.0.0"},
                "links": [],
            },
            {"path": "libs/b", "name": "b", "version": "1.0.0", "private": False, "links": []},
            {
                "path": "libs/c",
                "name": "c",
                "version": None,
                "private": False,
                "devDependencies": {"b": "workspace:*"},
                "links": ["libs/b"],
            },
        ],
        "lockfile": {
            "path": "pnpm-lock.yaml",
            "version": "9.0",
            "broken": None,
            "importers": ["."],
            "packages": 0,
        },
    }

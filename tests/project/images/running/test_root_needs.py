"""All that needs root in a container, each path once."""

from __future__ import annotations

import pytest

from dockerlint.project.images.running.needs import Need
from dockerlint.project.images.running.root_needs import root_needs
from tests.support.small_projects import built, project

APP = "FROM node:22-slim\nWORKDIR /app\nCOPY . .\n"


def needs(dockerfile: str, service: str = "", **files: str) -> list[tuple[Need, str | None]]:
    tree = built(dockerfile, service, **files)
    (it,) = tree.images.containers
    return [(one.kind, one.path) for one in root_needs(it, tree.code)]


@pytest.mark.parametrize(
    ("command", "path"),
    [
        ("mkdir -p data/x && exec node a.js", "/app/data/x"),
        ("rm -rf ./migrations; node a.js", "/app/migrations"),
        ("cp -r seed /srv/data && node a.js", "/srv/data"),
        ("cp seed/* data/ && node a.js", "/app/data"),
        ("echo > conf.json && node a.js", "/app/conf.json"),
        ("echo $X > config.js && node a.js", "/app/config.js"),
        ("prisma generate && node a.js", "/app"),
        ("wget -q -O ca.pem https://a.b/c; node a.js", "/app/ca.pem"),
        ("touch $FILE && node a.js", None),
        ("node run.js 'rm -rf x && true' && node a.js", None),
    ],
)
def test_what_is_written_at_start(command: str, path: str | None) -> None:
    assert needs(f'{APP}CMD ["sh", "-c", "{command}"]\n') == [(Need.WRITE, path)]


@pytest.mark.parametrize(
    "command",
    [
        "mkdir -p /tmp/x && exec node a.js",
        "echo up >/dev/null 2>&1; node a.js",
        "sed s/a/b/ conf.json; node a.js",
        "cp data/a /home/node/a; node a.js",
        "node a.js rm",
    ],
)
def test_nothing_of_root_is_written(command: str) -> None:
    assert needs(f'{APP}CMD ["sh", "-c", "{command}"]\n') == []


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("RUN chown -R node /app\n", []),
        ("RUN mkdir data && chown node:node data\n", []),
        ("RUN chmod -R 777 .\n", []),
        ("RUN chmod o+w data\n", []),
        ("COPY --chown=node:node data ./data\n", []),
        ("RUN chown node $DATA\n", []),
        ("RUN chown node other\n", [(Need.WRITE, "/app/data/x")]),
        ("RUN chmod 755 data\n", [(Need.WRITE, "/app/data/x")]),
        ("COPY --chown=root data ./data\n", [(Need.WRITE, "/app/data/x")]),
    ],
)
def test_what_the_image_gives_to_a_user(given: str, expected: list[tuple[Need, str | None]]) -> None:
    assert needs(f'{APP}{given}CMD ["sh", "-c", "mkdir data/x; node a.js"]\n') == expected


@pytest.mark.parametrize(
    ("volume", "expected"),
    [
        ("./data:/app/data", [(Need.HOST_FOLDER, "/app/data")]),
        ("./data:/app/data:ro", []),
        ("./a.json:/app/a.json", []),
        ("/etc/localtime:/etc/localtime", []),
        ("./.it:/root/.it", [(Need.HOME, "/root/.it")]),
        ("data:/root/.it", [(Need.HOME, "/root/.it")]),
        ("data:/data", [(Need.VOLUME, "/data")]),
        ("data:/app/own", []),
    ],
)
def test_mounts(volume: str, expected: list[tuple[Need, str | None]]) -> None:
    service = f"    volumes: ['{volume}']\nvolumes: {{data: {{}}}}\n"
    assert needs(f"{APP}RUN chown node own\nCMD node a.js\n", service) == expected


def test_owners_and_sourced_scripts() -> None:
    assert needs(f"{APP}CMD chown node data && exec node a.js\n") == [(Need.OWNER, None)]
    assert needs(f"{APP}CMD . ./env.sh && exec node a.js\n") == [(Need.UNREAD, None)]


@pytest.mark.parametrize(
    ("base", "command", "expected"),
    [
        ("node:22-slim", "nginx && node a.js", [(Need.SERVER, None)]),
        ("debian:12", "apachectl start; exec node a.js", [(Need.SERVER, None)]),
        ("nginx:1.29", "nginx -g 'daemon off;'", []),
        ("httpd:2.4", "httpd-foreground", []),
        ("node:22-slim", "node nginx", []),
    ],
)
def test_servers_of_the_distribution(
    base: str, command: str, expected: list[tuple[Need, str | None]]
) -> None:
    assert needs(f'FROM {base}\nCOPY . .\nCMD ["sh", "-c", "{command}"]\n') == expected


def test_an_eval_that_sets_a_variable_writes_nothing() -> None:
    assert needs(f"{APP}CMD eval value=\\$$NAME; exec node a.js\n") == []
    assert needs(f'{APP}CMD eval "$COMMANDS"; exec node a.js\n') == [(Need.UNREAD, None)]


@pytest.mark.parametrize(
    ("given", "mount", "expected"),
    [
        ("", "", [(Need.VOLUME, "/data")]),
        ("RUN mkdir /data && chown node /data\n", "", []),
        ("", "    volumes: ['./kept:/data']\n", [(Need.HOST_FOLDER, "/data")]),
    ],
)
def test_volumes_that_the_image_declares(
    given: str, mount: str, expected: list[tuple[Need, str | None]]
) -> None:
    assert needs(f"{APP}{given}VOLUME /data\nCMD node a.js\n", mount) == expected


def test_a_declared_volume_in_the_home_of_root() -> None:
    assert needs(f"{APP}VOLUME /root/.it\nCMD node a.js\n") == [(Need.HOME, "/root/.it")]


def test_volumes_of_the_file_over_which_a_compose_file_may_lie() -> None:
    tree = {
        "Dockerfile": f"{APP}CMD node a.js\n",
        "a.js": "",
        "compose.yaml": "services:\n  app: {image: acme/app, volumes: ['kept:/app/kept']}\nvolumes: {kept: {}}\n",
        "compose.prod.yaml": "services:\n  app: {build: .}\n",
    }
    whole = project(tree)
    found = [one for one in whole.images.containers if one.service]
    needed = [(one.kind, one.path) for one in root_needs(found[0], whole.code)]
    assert needed == [(Need.VOLUME, "/app/kept")]

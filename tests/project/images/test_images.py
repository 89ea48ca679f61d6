from __future__ import annotations

import pytest

from tests.support.small_projects import lone, project

FILES = {"server.js": "", "start.sh": "", "conf/nginx.conf": "", "src/main.js": "", "src/README.md": ""}
PACKAGES = {f"{folder}package.json": '{"name": "x"}' for folder in ("", "app/", "lib/")}


@pytest.mark.parametrize(
    ("copies", "expected"),
    [
        ("COPY server.js .", True),
        ("COPY src src", True),
        ("ADD src src", True),
        ("COPY start.sh /", False),
        ("COPY conf /etc/nginx", False),
        ("COPY --from=node:22 /usr/bin/node /usr/bin/", False),
        ("RUN make", False),
    ],
)
def test_what_makes_an_image_an_application(copies: str, expected: bool) -> None:
    assert lone(f'FROM node:22\n{copies}\nCMD ["x"]\n', **FILES).image.is_application is expected


@pytest.mark.parametrize(
    ("context", "steps", "expected"),
    [
        ("app", "COPY . .", "app"),
        ("app", "RUN npm ci", "app"),
        ("app", "RUN git clone https://example.com/x", None),
        (".", "COPY app app", "app"),
        (".", "COPY app app\nCOPY lib lib", None),
        (".", "COPY . .\nCOPY app app", "."),
        ("https://example.com/x.git", "COPY . .", None),
    ],
)
def test_the_workspace_of_a_stage(context: str, steps: str, expected: str | None) -> None:
    files = {
        **PACKAGES,
        "compose.yaml": f"services:\n  a:\n    build:\n      context: {context}\n      dockerfile_inline: |\n"
        + "".join(f"        {line}\n" for line in ["FROM node:22", *steps.split("\n")]),
    }
    (image,) = project(files).images.all
    found = image.workspace_of(image.stage)
    assert (found.folder if found else None) == expected


@pytest.mark.parametrize(
    ("mode", "expected"), [("development", True), ("production", False), ("$MODE", False)]
)
def test_a_server_in_development_mode_is_for_development(mode: str, expected: bool) -> None:
    text = f"FROM grafana/grafana:12.1.0\nARG MODE\nENV GF_DEFAULT_APP_MODE={mode}\nUSER root\n"
    assert lone(text).image.development is expected


_PUSHES = """\
on: push
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: docker/build-push-action@v6
        with:
          context: examples/chat
          push: true
          tags: |
            ghcr.io/${{ github.repository_owner }}/NAME:latest
            ghcr.io/${{ github.repository_owner }}/NAME:${{ github.sha }}
"""


@pytest.mark.parametrize(("name", "expected"), [("acme-example-chat", True), ("acme-chat", False)])
def test_a_pushed_example_is_one_by_its_name(name: str, expected: bool) -> None:
    files = {
        "package.json": "{}",
        "examples/chat/Dockerfile": "FROM node:22\nCOPY . .\nCMD node a.js\n",
        ".github/workflows/push.yml": _PUSHES.replace("NAME", name),
    }
    (image,) = project(files).images.all
    assert image.development is expected

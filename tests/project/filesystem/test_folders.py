from __future__ import annotations

import pytest

from dockerlint.project.filesystem.folders import is_folder
from tests.support.small_projects import container

FILES = {"src/main.js": "", "src/inner/x.js": "", "run.sh": "", "package.json": "{}"}


@pytest.mark.parametrize(
    ("lines", "path", "expected"),
    [
        ("", "/opt", True),
        ("", "/home/node", True),
        ("", "/made", False),
        ("RUN mkdir -p /made/inner", "/made", True),
        ("RUN mkdir -p /made/inner", "/made/other", False),
        ("RUN mkdir /made && rm -rf /made", "/made", False),
        ("RUN [ -d x ] && mkdir /made || true", "/made", None),
        ("WORKDIR /made", "/made", True),
        ("COPY run.sh /made", "/made", False),
        ("COPY run.sh /made/", "/made", True),
        ("COPY src /made", "/made", True),
        ("COPY src /made", "/made/inner", True),
        ("COPY src /made", "/made/main.js", False),
        ("COPY src /made", "/made/new", False),
        ("COPY --from=nginx /etc/nginx /made", "/made/conf.d", None),
        ("RUN cd /made && mystery", "/made/new", None),
        ("RUN cd /tmp && mystery", "/made", False),
        ("RUN apt-get install -y curl", "/made", False),
        ("WORKDIR /made\nRUN npm ci", "/made/node_modules", None),
        ("RUN echo x > /made", "/made", False),
    ],
)
def test_what_is_a_folder(lines: str, path: str, expected: bool | None) -> None:
    stage = container(f"FROM node:22\n{lines}\n", **FILES).image
    changes = stage.origins.changes(stage.stage)
    assert is_folder(stage.origins.files, stage.stage, reversed(changes), path) is expected


def test_an_unknown_base_image_may_have_it() -> None:
    image = container("FROM acme/base\n", **FILES).image
    assert is_folder(image.origins.files, image.stage, (), "/made") is None
    assert is_folder(image.origins.files, image.stage, (), "/usr/lib") is True


def test_a_copy_after_the_folder_of_a_parent_gets_into_it() -> None:
    dockerfile = "FROM node:22 AS base\nRUN mkdir /made\nFROM base\nCOPY . /app\nRUN cp -r /app/src /made && mv /app/src /new\n"
    image = container(dockerfile, **FILES).image
    puts = [one for one in image.origins.changes(image.stage) if one.step.keyword == "RUN"]
    assert [getattr(one, "target", None) for one in puts] == ["/made/src", "/new", "/app/src"]

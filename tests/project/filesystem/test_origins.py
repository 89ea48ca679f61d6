from __future__ import annotations

import pytest

from dockerlint.project.filesystem.origins import file_behind, origin
from tests.support.small_projects import container

TREE = {
    "package.json": '{"name": "root"}',
    "pnpm-workspace.yaml": "packages: ['apps/*']\n",
    "apps/mail/package.json": '{"name": "mail"}',
    "apps/mail/src/main.ts": "",
    "conf/a.conf": "",
}


def came_from(dockerfile: str, path: str) -> str | None:
    image = container(dockerfile, **TREE).image
    return origin(image.origins, image.stage, path)


@pytest.mark.parametrize(
    ("copy", "path", "expected"),
    [
        ("COPY . .", "/w/apps/mail/dist/main.js", "apps/mail/dist/main.js"),
        ("COPY apps/mail .", "/w/src/main.ts", "apps/mail/src/main.ts"),
        ("COPY apps/mail /srv/", "/srv/package.json", "apps/mail/package.json"),
        ("COPY conf/a.conf /etc/b.conf", "/etc/b.conf", "conf/a.conf"),
        ("COPY conf/a.conf /etc/", "/etc/a.conf", "conf/a.conf"),
        ("COPY conf/a.conf /etc", "/etc/a.conf", "conf/a.conf"),
        ("COPY conf/a.conf /w", "/w/a.conf", "conf/a.conf"),
        ("COPY conf/a.conf /x", "/x", "conf/a.conf"),
        ("RUN rm -r /w\nCOPY conf/a.conf /w", "/w", "conf/a.conf"),
        ("COPY conf/a.conf package.json ./", "/w/package.json", "package.json"),
        ("COPY conf/*.conf /etc/", "/etc/a.conf", "conf/a.conf"),
        ("COPY --parents apps/mail/src /x/", "/x/apps/mail/src/main.ts", "apps/mail/src/main.ts"),
        ("COPY . .\nCOPY apps/mail ./apps/news", "/w/apps/news/x.js", "apps/mail/x.js"),
        ("COPY . .\nRUN cp -r apps/mail/dist /out", "/out/main.js", "apps/mail/dist/main.js"),
        ("COPY . .\nRUN mv apps/mail /m", "/m/a.js", "apps/mail/a.js"),
        ("COPY . .\nRUN cd apps && cp -r mail /m", "/m/a.js", "apps/mail/a.js"),
        (
            "COPY . .\nRUN pnpm --filter mail deploy --prod /out",
            "/out/dist/main.js",
            "apps/mail/dist/main.js",
        ),
        ("COPY . .\nRUN pnpm --filter=mail --prod deploy ../d", "/d/main.js", "apps/mail/main.js"),
        ("COPY . .\nRUN turbo prune mail --docker", "/w/out/full/apps/mail/a.js", "apps/mail/a.js"),
        ("COPY apps/mail .", "/elsewhere/main.js", None),
        ("ARG X\nCOPY apps/$X .", "/w/main.js", None),
        ("ADD https://acme.example/x.tar.gz /x", "/x", None),
    ],
)
def test_origin(copy: str, path: str, expected: str | None) -> None:
    assert came_from(f"FROM node\nWORKDIR /w\n{copy}\n", path) == expected


def test_origin_through_stages() -> None:
    dockerfile = """\
FROM node AS build
WORKDIR /repo
COPY apps/mail apps/mail
FROM build AS other
FROM node
COPY --from=build /repo /app
COPY --from=0 /repo/apps/mail/package.json ./manifest/
"""
    assert came_from(dockerfile, "/app/apps/mail/dist/main.js") == "apps/mail/dist/main.js"
    assert came_from(dockerfile, "/manifest/package.json") == "apps/mail/package.json"
    assert came_from(dockerfile, "/app/unknown.js") is None


def test_files_among_several_sources_keep_their_names() -> None:
    dockerfile = """\
FROM node AS build
WORKDIR /repo
COPY apps/mail .
COPY conf/a.conf ./.conf
FROM node
WORKDIR /app
COPY --from=build /repo/package.json /repo/.conf ./
"""
    assert came_from(dockerfile, "/app/package.json") == "apps/mail/package.json"
    assert came_from(dockerfile, "/app/.conf") == "conf/a.conf"
    assert came_from(dockerfile, "/app/other.json") is None


def test_files_of_another_image_have_no_origin() -> None:
    assert (
        came_from("FROM node\nCOPY --from=caddy:2 /usr/bin/caddy /usr/bin/caddy\n", "/usr/bin/caddy") is None
    )


def test_a_file_of_the_tree_is_found_below_what_a_build_may_have_made() -> None:
    dockerfile = """\
FROM node AS build
WORKDIR /repo
COPY . .
FROM node
WORKDIR /app
COPY conf/a.conf ./
COPY --from=build /repo/apps/mail/out ./
"""
    image = container(dockerfile, **TREE).image
    assert origin(image.origins, image.stage, "/app/a.conf") == "apps/mail/out/a.conf"
    assert file_behind(image.origins, image.stage, "/app/a.conf") == "conf/a.conf"

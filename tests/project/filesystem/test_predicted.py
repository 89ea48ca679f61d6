from __future__ import annotations

import pytest

from tests.support.small_projects import container

FILES = {
    "src/main.ts": "",
    "src/.env": "",
    "dist/main.js": "",
    "conf/a.conf": "",
    "run.sh": "",
    "server": "",
    ".dockerignore": "conf\n",
}


def has(dockerfile: str, path: str, **files: str) -> tuple[bool | None, str]:
    """Return whether the last stage has a path, and the text that decides it."""
    found = container(dockerfile + "\n", **(FILES | files)).image.files.has(path)
    return found.answer, found.at.text


@pytest.mark.parametrize(
    ("lines", "path", "answer", "at"),
    [
        ("COPY dist /app/dist", "/app/dist/main.js", True, "dist"),
        ("COPY dist /app/dist", "/app/dist", True, "dist"),
        ("COPY dist /app/dist", "/app", True, "dist"),
        ("COPY src /app/src", "/app/src/other.ts", False, "scratch"),
        ("COPY dist /app/dist", "/app/dist/other.js", None, "dist"),
        ("COPY dist/main.js /app/", "/app/main.js", True, "dist/main.js"),
        ("COPY dist/main.js /app/start.js", "/app/start.js", True, "dist/main.js"),
        ("COPY dist/*.js /app/", "/app/main.js", True, "dist/*.js"),
        ("COPY server /app/", "/app/server", True, "server"),
        ("COPY server /app/", "/app/server/x", False, "scratch"),
        ("COPY gone /app/gone", "/app/gone/x", None, "gone"),
        ("COPY . /app", "/app/conf/a.conf", False, "scratch"),
        ("COPY . /app", "/app/run.sh", True, "."),
        ("COPY --exclude=*.sh . /app", "/app/run.sh", None, "."),
        ("COPY <<EOF /etc/x\nEOF", "/etc/x", True, "<<EOF"),
        ("COPY <<EOF /etc/\nEOF", "/etc/EOF", True, "<<EOF"),
        ("COPY <<EOF /etc/\nEOF", "/etc/other", False, "scratch"),
        ("COPY --from=nginx /a /a", "/a", True, "/a"),
        ("COPY --from=nginx /a /a", "/a/b", None, "/a"),
        ("ADD run.tar.gz /x/", "/x/run.sh", None, "run.tar.gz"),
        ("ADD https://acme.example/x /y", "/y", True, "https://acme.example/x"),
        ("WORKDIR /app", "/app", True, "/app"),
        ("WORKDIR /app", "/app/x", False, "scratch"),
        ("ARG X\nCOPY run.sh $X", "/run.sh", None, "run.sh"),
    ],
)
def test_what_copies_bring(lines: str, path: str, answer: bool | None, at: str) -> None:
    assert has(f"FROM scratch\n{lines}", path, **{"run.tar.gz": ""}) == (answer, at)


@pytest.mark.parametrize(
    ("command", "path", "answer", "at"),
    [
        ("true", "/app/run.sh", True, "."),
        ("rm run.sh", "/app/run.sh", False, "rm run.sh"),
        ("rm -rf src", "/app/src/main.ts", False, "rm -rf src"),
        ("rm -rf /app/*", "/app/src/main.ts", False, "rm -rf /app/*"),
        ("rm -rf src/*", "/app/src/.env", True, "."),
        ("rm -f src", "/app/src/main.ts", True, "."),
        ("rm -rf $X", "/app/run.sh", None, "rm -rf $X"),
        ("rm run.sh || true", "/app/run.sh", False, "rm run.sh"),
        ("true || rm run.sh", "/app/run.sh", None, "rm run.sh"),
        ("[ -f x ] && rm run.sh || true", "/app/run.sh", None, "rm run.sh"),
        ("find . -name '*.ts' -delete", "/app/src/main.ts", None, "find . -name '*.ts' -delete"),
        ("find /tmp -delete", "/app/src/main.ts", True, "."),
        ("mv src /srv", "/app/src/main.ts", False, "mv src /srv"),
        ("mv src /made", "/made/main.ts", True, "mv src /made"),
        ("mv src /srv", "/srv/src/main.ts", True, "mv src /srv"),
        ("mv src /srv/ && rm /srv/src/main.ts", "/srv/src/main.ts", False, "rm /srv/src/main.ts"),
        ("cp -r src /made && mv /made /opt/x", "/opt/x/main.ts", True, "mv /made /opt/x"),
        ("cp -r src/* /srv/", "/srv/main.ts", True, "cp -r src/* /srv/"),
        ("mkdir -p build/x", "/app/build", True, "mkdir -p build/x"),
        ("echo x > mark", "/app/mark", True, "echo x > mark"),
        ("npm ci", "/app/run.sh", True, "."),
        ("npm ci", "/app/node_modules/x", None, "npm ci"),
        ("npm run build", "/app/dist/new.js", None, "npm run build"),
        ("npm run build", "/app/run.sh", None, "npm run build"),
        ("cd /tmp && make", "/app/run.sh", True, "."),
        ("cd /tmp && make", "/other", None, "make"),
        ("rm run.sh && make -C /tmp", "/app/run.sh", None, "make -C /tmp"),
        ("rm -rf /app && cd /tmp && echo x", "/app/run.sh", False, "rm -rf /app"),
    ],
)  # fmt: skip
def test_what_a_run_does(command: str, path: str, answer: bool | None, at: str) -> None:
    assert has(f"FROM node\nWORKDIR /app\nCOPY . .\nRUN {command}", path) == (answer, at)


def test_what_is_written_on_a_mount_is_not_in_the_image() -> None:
    start = "FROM scratch\nWORKDIR /app\nCOPY . .\n"
    cache = "RUN --mount=type=cache,target=/c"
    assert has(f"{start}{cache} cp run.sh /c/run.sh", "/c/run.sh") == (False, "scratch")
    assert has(f"{start}{cache} cp /c/run.sh /x", "/x/y") == (None, "cp /c/run.sh /x")
    assert has(f"{start}RUN --mount=target=/m cp -r /m/src /x", "/x/main.ts") == (True, "cp -r /m/src /x")
    assert has(f"{start}RUN --mount=target=/app rm run.sh", "/app/run.sh") == (True, ".")


def test_other_stages() -> None:
    build = "FROM scratch AS build\nCOPY . /b\nCOPY <<EOF /made\nEOF\n"
    assert has(f"{build}FROM build\nRUN rm /b/run.sh", "/b/server") == (True, ".")
    assert has(f"{build}FROM build\nRUN rm /b/run.sh", "/b/run.sh") == (False, "rm /b/run.sh")
    assert has(f"{build}FROM scratch\nCOPY --from=build /b /c", "/c/dist/main.js") == (True, "/b")
    assert has(f"{build}FROM scratch\nCOPY --from=build /b /c", "/c/conf/a.conf") == (False, "scratch")
    assert has(f"{build}FROM scratch\nCOPY --from=build /made /c/", "/c/made") == (None, "/made")
    removed = f"{build}RUN rm -rf /b/src\nFROM scratch\nCOPY --from=build /b /c"
    assert has(removed, "/c/src/main.ts") == (False, "scratch")


def test_what_the_base_image_brings_is_not_known() -> None:
    assert has("FROM node", "/usr/local/bin/node") == (None, "node")
    assert has("FROM node\nRUN rm -rf /opt", "/opt/x") == (False, "rm -rf /opt")


def test_an_onbuild_of_the_parent_may_do_anything() -> None:
    onbuild = "FROM scratch AS base\nCOPY run.sh /run.sh\nONBUILD RUN other\nFROM base"
    assert has(onbuild, "/run.sh") == (None, "ONBUILD RUN other")


def test_what_git_ignores_may_be_there_or_not() -> None:
    dockerfile = "FROM scratch\nCOPY . /app"
    files = {".gitmodules": '[submodule "sub"]\n  path = sub\n', "sub/x": ""}
    assert has(dockerfile, "/app/sub/x", **files) == (None, ".")

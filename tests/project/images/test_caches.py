from __future__ import annotations

import pytest

from dockerlint.project.images.caches import cache_folders, cleans_cache, is_cache_mounted, keeps_cache
from tests.support.one_command import commands, first_call, run

LISTS = "--mount=type=cache,target=/var/lib/apt/lists"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("apt-get update", True),
        ("apt-get update && apt-get install -y curl", True),
        ("apt-get update && apt-get clean", True),
        ("apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*", False),
        ("apt-get update; rm -r /var/lib/apt/lists", False),
        ("apt-get update; rm -rf /var/lib/apt/lists/* /tmp/*", False),
        ("apt-get update; rm -rf /var/lib/apt/", False),
        ("apt-get update; rm -rf /var/lib/*/lists", False),
        ("apt-get update; rm -rf /var/lib/{apt,dpkg}", False),
        ("apt-get update; rm -rf /var/lib/apt/lists/deb*", False),
        ("apt-get update; rm -rf /var/cache/apt/*", True),
        ("apt-get update; rm -rf /tmp/$X", True),
        ("apt-get update; rm -rf $X", False),
        ("apt-get update; rm -rf /var/lib/$X", False),
        ("apt-get update; find /var/lib/apt/lists -type f -delete", False),
        ("apt-get update; find /var/lib/apt/lists -type f", True),
        ("apt-get update && apt dist-clean", False),
        ("apt-get update && /opt/finish.sh", False),
        ("apt-get update && sh -e finish", False),
        ("apt-get update && . /etc/os-release", True),
        ("apt-get update && $FINISH", False),
        ("apt-get update && clean-layer", False),
        ("apt-get update && ./configure && make && sh -c 'echo done'", True),
        ("X=1 apt-get update && X=2", True),
        ("rm -rf /var/lib/apt/lists/*; apt-get update", True),
        (f"{LISTS} apt-get update", False),
        ("--mount=type=tmpfs,target=/var/lib/apt apt-get update", False),
        ("--mount=type=cache,target=/var/cache/apt apt-get update", True),
        ("--mount=type=bind,target=/var/lib/apt apt-get update", True),
        ("--mount=type=cache,target=$X apt-get update", False),
        ("apt-get install -y curl", False),
        ("apk add curl", True),
        ("apk add --no-cache curl", False),
        ("apk -U add curl && rm -rf /var/cache/apk/*", False),
        ("apk add curl && rm /var/cache/apk/APKINDEX*", False),
        ("apk add --root /staging curl", False),
        ("--mount=type=cache,target=/var/cache/apk apk add curl", False),
        ("--mount=type=cache,target=/var/cache/foo apk add curl", True),
        ("yum install -y x", True),
        ("yum install -y x && yum clean all", False),
        ("dnf -y upgrade && dnf clean packages", True),
        ("microdnf install x && microdnf clean all", False),
        ("dnf install -y x && rm -rf /var/cache/yum", False),
        ("rm -rf /var/cache/dnf && dnf install -y x", True),
        ("dnf install -y x --installroot /staging", False),
        ("dnf remove -y x", False),
        ("zypper in -y x", True),
        ("zypper in -y x && zypper cc -a", False),
        ("pip install x", True),
        ("pip install --no-cache x", False),
        ("pip install --$X x", False),
        ("PIP_NO_CACHE_DIR=1 pip install x", False),
        ("PIP_NO_CACHE_DIR=off pip install x", True),
        ("export PIP_NO_CACHE_DIR=on && pip install x", False),
        ("pip install x && pip cache purge", False),
        ("pip install x && rm -rf ~/.cache", False),
        ("pip install x && rm -rf $HOME/.cache/pip", False),
        ("pip install x && rm -rf /root/.cache/*", False),
        ("pip install x && rm -rf /var/lib/apt/lists/*", True),
        ("--mount=type=cache,target=/root/.cache pip install x", False),
        ("--mount=type=cache,target=/root/.cache/uv pip install x", True),
        ("--mount=type=cache,target=/pip pip install x --cache-dir /pip", False),
        ("--mount=type=cache,target=/pip PIP_CACHE_DIR=/pip pip install x", False),
        ("pip uninstall -y x", False),
        ("pip install --help", False),
        ("uv pip install --system x", True),
        ("uv sync --no-cache", False),
        ("uv sync && uv cache clean", False),
        ("npm ci", True),
        ("npm ci && npm cache clean --force", False),
        ("npm ci && rm -rf /root/.npm/_cacache", False),
        ("yarn", True),
        ("yarn && yarn cache clean", False),
        ("yarn run build", False),
        ("pnpm install", False),
        ("bun install && bun pm cache rm", False),
        ("go build ./... && go clean -cache", True),
        ("go build ./... && go clean -modcache -cache", False),
        ("go version", False),
        ("cargo build --release", True),
        ("cargo build && rm -rf $CARGO_HOME/registry", False),
        ("composer install --no-cache", False),
        ("composer install && composer clear-cache", False),
    ],
)
def test_what_stays_in_the_image(line: str, expected: bool) -> None:
    assert keeps_cache(run(line)) is expected


@pytest.mark.parametrize(
    ("dockerfile", "expected"),
    [
        ("FROM python:3.13\nENV PIP_NO_CACHE_DIR=1\nRUN pip install x\n", False),
        ("FROM python:3.13\nARG X\nENV PIP_NO_CACHE_DIR=$X\nRUN pip install x\n", False),
        ("FROM python:3.13\nARG OPTIONS\nRUN pip install $OPTIONS x\n", False),
        ("FROM python:3.13 AS a\nENV PIP_NO_CACHE_DIR=1\nFROM python:3.13\nRUN pip install x\n", True),
        ("FROM python:3.13 AS a\nENV PIP_NO_CACHE_DIR=1\nFROM a\nRUN pip install x\n", False),
        ("FROM my.org/x\nRUN --mount=type=cache,target=/cache pip install x\n", False),
        ("FROM my.org/x\nRUN pip install x && rm -rf /home/me/.cache\n", False),
        ("FROM my.org/x\nRUN pip install x && rm -rf /app/tests\n", False),
        ("FROM debian:13\nRUN pip install x && rm -rf /app/tests\n", True),
        ("FROM python:3.13\nRUN pip install x\nRUN pip install --no-cache-dir y\n", True),
        ("FROM python:3.13\nRUN pip install x\nRUN pip config set global.no-cache-dir true\n", False),
        (
            "FROM python:3.13\nRUN printf '[global]\\nno-cache-dir=1' > /etc/pip.conf\nRUN pip install x\n",
            False,
        ),
        ("FROM python:3.13\nCOPY <<F /root/.pip/pip.conf\nno_cache_dir=1\nF\nRUN pip install x\n", False),
        ("FROM python:3.13\nUSER me\nCOPY pip.conf /home/me/.config/pip/\nRUN pip install x\n", False),
        ("FROM python:3.13\nARG F\nENV PIP_CONFIG_FILE=$F\nRUN pip install x\n", False),
        ("FROM python:3.13\nCOPY requirements.txt .\nRUN pip install x\n", True),
        (
            "FROM python:3.13\nUSER me\nRUN --mount=type=cache,target=/home/me/.cache/pip pip install x\n",
            False,
        ),
        (
            "FROM python:3.13\nUSER me\nENV HOME=/me\nRUN --mount=type=cache,target=/x pip install x\n",
            True,
        ),
    ],
)
def test_the_stage_decides_what_stays(dockerfile: str, expected: bool) -> None:
    assert keeps_cache(first_call(dockerfile)) is expected


@pytest.mark.parametrize(
    ("dockerfile", "expected"),
    [
        ("FROM debian:13\nRUN apt-get update\n", ["/var/lib/apt/lists"]),
        ("FROM debian:13\nRUN apt-get install x\n", ["/var/cache/apt"]),
        ("FROM debian:13\nRUN pip install x\n", ["/root/.cache/pip"]),
        ("FROM debian:13\nUSER 0:0\nRUN pip install x\n", ["/root/.cache/pip"]),
        ("FROM debian:13\nUSER me\nRUN pip install x\n", ["~/.cache/pip"]),
        ("FROM debian:13\nRUN pip install x\nUSER me\n", ["/root/.cache/pip"]),
        ("FROM debian:13 AS a\nUSER me\nFROM a\nRUN pip install x\n", ["~/.cache/pip"]),
        ("FROM debian:13\nRUN sudo -u me pip install x\n", ["~/.cache/pip"]),
        ("FROM my.org/x\nRUN pip install x\n", ["~/.cache/pip"]),
        ("FROM my.org/x\nENV HOME=/h\nRUN pip install x\n", ["/h/.cache/pip"]),
        ("FROM debian:13\nENV XDG_CACHE_HOME=/c\nRUN uv sync\n", ["/c/uv"]),
        ("FROM debian:13\nENV UV_CACHE_DIR=/u XDG_CACHE_HOME=/c\nRUN uv sync\n", ["/u"]),
        ("FROM debian:13\nRUN uv sync --cache-dir /d\n", ["/d"]),
        ("FROM debian:13\nARG X\nENV npm_config_cache=$X\nRUN npm ci\n", ["…"]),
        ("FROM debian:13\nENV GOPATH=/g GOCACHE=/b\nRUN go build\n", ["/g/pkg/mod", "/b"]),
        ("FROM debian:13\nRUN go mod download\n", ["/root/go/pkg/mod", "/go/pkg/mod"]),
        ("FROM debian:13\nENV CARGO_HOME=/c\nRUN cargo fetch\n", ["/c/registry", "/c/git"]),
        ("FROM debian:13\nRUN npm run build\n", []),
        ("FROM debian:13\nRUN pip install --help\n", []),
    ],
)
def test_where_the_cache_lies(dockerfile: str, expected: list[str]) -> None:
    assert [str(folder) for folder in cache_folders(first_call(dockerfile))] == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("npm ci", False),
        ("--mount=type=cache,target=/root/.npm npm ci", True),
        ("--mount=type=cache,target=/root npm ci", True),
        ("--mount=type=cache,target=/root/.npm/_logs npm ci", False),
        ("--mount=type=cache,target=/x npm ci --cache $X", None),
        ("--mount=type=cache,target=/root/.cache/go-build go build", False),
        (
            "--mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/root/.cache/go-build go build",
            True,
        ),
        (
            "--mount=type=cache,target=/root/.local/share/pnpm/store --mount=type=cache,target=/root/.cache pnpm i",
            True,
        ),
        ("--mount=type=cache,target=/root/.npm npm run build", False),
    ],
)
def test_mounted_caches(line: str, expected: bool | None) -> None:
    assert is_cache_mounted(run(line)) is expected


@pytest.mark.parametrize(
    ("line", "program", "expected"),
    [
        ("rm -rf /var/lib/apt/lists/*", "apt-get", True),
        ("rm -rf /var/cache/apt", "apt-get", True),
        ("rm -rf /var/lib/apt/lists/*", "dnf", False),
        ("rm -rf $X", "dnf", None),
        ("rm -rf /var/cache/*", "apk", True),
        ("apt-get clean", "apt-get", True),
        ("apt-get autoclean", "apt-get", False),
        ("./finish.sh", "apt-get", None),
        ("yum clean all", "dnf", True),
        ("npm cache clean --force", "npm", True),
        ("ls /var/cache/apk", "apk", False),
    ],
)
def test_what_cleans(line: str, program: str, expected: bool | None) -> None:
    command = commands(f"FROM debian:13\nRUN {line}\n")[0]
    assert cleans_cache(command, program) is expected

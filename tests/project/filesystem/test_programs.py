from __future__ import annotations

import pytest

from dockerlint.project.commands.scripts import Scripts
from dockerlint.project.filesystem.programs import has_program
from tests.support.small_projects import lone


def has(steps: str, program: str = "curl", base: str = "debian:13-slim") -> bool | None:
    stage = lone(f"FROM golang:1.25 AS build\nFROM {base}\n{steps}\n").image.stage
    return has_program(Scripts(), stage, program)


@pytest.mark.parametrize(
    ("steps", "base", "program", "expected"),
    [
        ("", "debian:13-slim", "curl", False),
        ("", "alpine:3.22", "wget", True),
        ("", "scratch", "sh", False),
        ("", "acme/x", "curl", None),
        ("", "$BASE", "curl", None),
        ("", "debian:13-slim", "acme", None),
    ],
)
def test_what_the_base_image_decides(steps: str, base: str, program: str, expected: bool | None) -> None:
    assert has(steps, program, base) is expected


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ("RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*", True),
        ("RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates tini", False),
        ("RUN apt-get install -y default-jdk", None),
        ("RUN apt-get install -y $PACKAGES", None),
        ("RUN test -f x && apt-get install -y curl || true", None),
        ("RUN apt-get install -y curl && apt-get purge -y curl", None),
        ("RUN apt-get install -y curl && apt-get purge -y gnupg", True),
        ("RUN npm ci && npm run build", False),
        ("RUN ./install.sh", None),
        ("RUN make install", None),
        ("RUN mkdir -p /app && chown node /app", False),
        ("ONBUILD RUN apt-get install -y curl", False),
    ],
)
def test_what_runs_install(steps: str, expected: bool | None) -> None:
    assert has(steps) is expected


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ("COPY --from=build /usr/bin/curl /usr/bin/curl", True),
        ("COPY --from=build /x/curl /usr/local/bin/", True),
        ("COPY --from=build /go/bin/app /usr/local/bin/app", False),
        ("COPY --from=build /go/bin/app /usr/local/bin/", False),
        ("COPY --from=build /usr/local/bin /usr/local/bin", None),
        ("COPY --from=build /out/* /usr/local/bin/", None),
        ("COPY --from=build / /", None),
        ("WORKDIR /app\nCOPY . .", False),
        ("COPY . $WHERE", None),
        ("COPY --from=build /x /tmp/curl\nRUN mv /tmp/curl /usr/local/bin/", True),
        ("COPY --from=build /x /usr/bin/curl\nRUN rm /usr/bin/curl", None),
    ],
)
def test_what_is_copied(steps: str, expected: bool | None) -> None:
    assert has(steps) is expected


@pytest.mark.parametrize(
    ("steps", "program", "expected"),
    [
        ("RUN wget -O /usr/local/bin/dumb-init https://x", "dumb-init", True),
        ("RUN wget -O /tmp/x https://x", "dumb-init", False),
        ("RUN wget -qO- https://x | sh", "dumb-init", None),
        ("RUN apk add netcat-openbsd", "nc", True),
        ("RUN apk add --virtual .build gcc && apk del .build", "gcc", None),
    ],
)
def test_other_programs(steps: str, program: str, expected: bool | None) -> None:
    assert has(steps, program, "alpine:3.22") is expected

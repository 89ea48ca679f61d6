from __future__ import annotations

import pytest

from dockerlint.project.images.commands import BuildCommand
from tests.support.small_projects import project

YES = 'APT::Get::Assume-Yes "true";\n'
FILES = {
    "90-yes": YES,
    "plain": 'Acquire::Retries "3";\n',
    "docker/etc/apt/apt.conf.d/90-yes": YES,
    "quiet/etc/apt/apt.conf.d/90-quiet": 'quiet "1";\n',
    "empty/app.js": "",
}
PLACES = ("/etc/apt/apt.conf", "/etc/apt/apt.conf.d")


def configured(lines: str, base: str = "debian:13") -> bool | None:
    files = {"Dockerfile": f"ARG BASE\nARG TAG\nFROM {base}\n{lines}\nRUN apt-get install curl\n", **FILES}
    found = [one for one in project(files).subjects("command") if isinstance(one, BuildCommand)]
    return found[-1].is_configured(PLACES, ("assume-yes",))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("COPY 90-yes /etc/apt/apt.conf.d/", True),
        ("COPY 90-yes /etc/apt/apt.conf.d/90-yes", True),
        ("COPY 90-yes /etc/apt/apt.conf", True),
        ("COPY 90-* /etc/apt/apt.conf.d/", None),
        ("COPY plain /etc/apt/apt.conf.d/", False),
        ("COPY missing /etc/apt/apt.conf.d/", None),
        ("COPY docker/ /", True),
        ("COPY docker/etc /etc/", True),
        ("COPY docker /srv", False),
        ("COPY quiet /", False),
        ("COPY empty /", False),
        ("COPY missing /", None),
        ("COPY missing /app", False),
        ("COPY --from=acme/config / /", None),
        ("ADD https://example.com/x /etc/apt/apt.conf.d/x", None),
        ("ARG D\nCOPY 90-yes $D/", True),
        ("ARG D\nCOPY plain $D/", False),
        ("ARG D\nCOPY $D /etc/apt/apt.conf.d/", None),
        ("COPY <<E /etc/apt/apt.conf\nAPT::Get::Assume-Yes 1;\nE", True),
        ("COPY 90-yes /tmp/\nRUN cp /tmp/90-yes /etc/apt/apt.conf.d/", True),
        ("RUN echo 'APT::Get::Assume-Yes 1;' | tee /etc/apt/apt.conf", True),
        ("RUN python3 configure.py /etc/apt/apt.conf.d/x", None),
        ("RUN apt-get install --assume-yes git", False),
    ],
)
def test_what_gets_into_the_configuration(line: str, expected: bool | None) -> None:
    assert configured(line) is expected


@pytest.mark.parametrize(
    ("mount", "expected"),
    [
        ("type=bind,source=90-yes,target=/etc/apt/apt.conf.d/x", True),
        ("type=bind,source=docker/etc/apt,target=/etc/apt", True),
        ("type=bind,source=plain,target=/etc/apt/apt.conf", False),
        ("type=secret,id=apt,target=/etc/apt/apt.conf.d/x", None),
        ("type=cache,target=/var/cache/apt", False),
    ],
)
def test_what_is_mounted_over_the_configuration(mount: str, expected: bool | None) -> None:
    files = {"Dockerfile": f"FROM debian:13\nRUN --mount={mount} apt-get install curl\n", **FILES}
    (command,) = (one for one in project(files).subjects("command") if isinstance(one, BuildCommand))
    assert command.is_configured(PLACES, ("assume-yes",)) is expected


def test_another_stage_brings_what_its_own_steps_bring() -> None:
    built = "FROM debian:13 AS config\n{}\nFROM debian:13\nCOPY --from=config {} \nRUN apt-get install curl\n"
    lines = [
        ("COPY 90-yes /etc/apt/apt.conf.d/", "/etc/apt /etc/apt"),
        ("COPY plain /etc/apt/apt.conf.d/", "/etc/apt/apt.conf.d /etc/apt/apt.conf.d"),
        ("RUN echo Assume-Yes > /out/90", "/out/ /etc/apt/apt.conf.d/"),
        ("COPY 90-yes /etc/apt/apt.conf.d/", "/app /app"),
    ]
    found = []
    for line, paths in lines:
        commands = project({"Dockerfile": built.format(line, paths), **FILES}).subjects("command")
        last = [one for one in commands if isinstance(one, BuildCommand)][-1]
        found.append(last.is_configured(PLACES, ("assume-yes",)))
    assert found == [True, False, True, False]


@pytest.mark.parametrize(
    ("base", "expected"),
    [
        ("debian:13", False),
        ("node:22-slim", False),
        ("acme/private", None),
        ("scratch", False),
        ("$BASE", None),
        ("debian:$TAG", False),
    ],
)
def test_a_base_image_that_no_table_knows_may_be_configured(base: str, expected: bool | None) -> None:
    assert configured("ENV A=1", base) is expected

from __future__ import annotations

import pytest

from dockerlint.project.commands.failures import Failure
from dockerlint.project.commands.run_command import RunCommand
from tests.support.small_projects import project


def commands(dockerfile: str) -> list[RunCommand]:
    found = list(project({"Dockerfile": dockerfile}).subjects("command"))
    assert all(isinstance(one, RunCommand) for one in found)
    return [one for one in found if isinstance(one, RunCommand)]


def first(dockerfile: str, program: str = "curl") -> RunCommand:
    return next(one for one in commands(dockerfile) if one.program == program)


def test_every_run_in_stage_order_with_its_place() -> None:
    found = commands(
        "FROM a AS one\nRUN sudo apt-get update && /usr/bin/make\nONBUILD RUN npm ci\n"
        "FROM one\nRUN <<EOF\nls\nEOF\nCMD never\n"
    )
    assert [(one.program, one.stage.written.index, one.at.start, one.path) for one in found] == [
        ("apt-get", 0, (2, 10), "Dockerfile"),
        ("make", 0, (2, 28), "Dockerfile"),
        ("npm", 0, (3, 13), "Dockerfile"),
        ("ls", 1, (6, 1), "Dockerfile"),
    ]
    assert [(one.instruction.keyword, one.instruction.start) for one in found] == [
        ("RUN", 2),
        ("RUN", 2),
        ("RUN", 3),
        ("RUN", 5),
    ]


def test_a_fragment_without_from_has_commands() -> None:
    assert [one.program for one in commands("RUN make\nRUN make install\n")] == ["make", "make"]


@pytest.mark.parametrize("top", ["# syntax=example.com/other:1\n", "{{ if x }}\n"])
def test_nothing_is_said_of_other_languages(top: str) -> None:
    found = project({"Dockerfile": f"{top}FROM a\nRUN make\n"})
    assert [list(found.subjects(kind)) for kind in ("command", "dockerfile", "stage", "step")] == [
        [],
        [],
        [],
        [],
    ]


def test_the_call_is_read_once() -> None:
    found = first("FROM a\nRUN apt-get install -yq git\n", "apt-get")
    assert found.call is found.call
    assert found.call is not None
    assert (found.call.verb, found.call.has("yes")) == ("install", True)


@pytest.mark.parametrize(
    ("run", "failure"),
    [
        ("curl x", Failure.STOPS),
        ("curl x && tar xf y", Failure.STOPS),
        ("curl x; tar xf y", Failure.LOST),
        ("set -e; curl x; tar xf y", Failure.STOPS),
        ("set -e; curl x && tar xf y; ls", Failure.LOST),
        ("curl x || true", Failure.HANDLED),
        ("curl x && ls || true", Failure.HANDLED),
        ("curl x | sh", Failure.LOST),
        ("set -o pipefail; curl x | sh", Failure.STOPS),
        ("curl x & wait", Failure.LOST),
        ("echo $(curl x)", Failure.UNKNOWN),
        ("(curl x); ls", Failure.UNKNOWN),
    ],
)
def test_what_follows_a_failure(run: str, failure: Failure) -> None:
    assert first(f"FROM a\nRUN {run}\n").failure is failure


@pytest.mark.parametrize(
    ("dockerfile", "failure"),
    [
        ('FROM a\nSHELL ["bash", "-o", "pipefail", "-c"]\nRUN curl x | sh\n', Failure.STOPS),
        ('FROM a AS b\nSHELL ["bash", "-eo", "pipefail", "-c"]\nFROM b\nRUN curl x | sh\n', Failure.STOPS),
        ('FROM a\nRUN curl x | sh\nSHELL ["bash", "-o", "pipefail", "-c"]\n', Failure.LOST),
        (
            'FROM a\nSHELL ["bash", "-o", "pipefail", "-c"]\nSHELL ["sh", "-c"]\nRUN curl x | sh\n',
            Failure.LOST,
        ),
        ('FROM a\nSHELL ["bash", "-e", "-c"]\nRUN curl x; ls\n', Failure.STOPS),
        ("FROM a\nRUN <<EOF\ncurl x\nls\nEOF\n", Failure.LOST),
    ],
)
def test_the_shell_decides_what_follows_a_failure(dockerfile: str, failure: Failure) -> None:
    assert first(dockerfile).failure is failure


@pytest.mark.parametrize(
    ("run", "reader"),
    [
        ("curl x | sh", "sh"),
        ("curl x | sudo -E bash -", "bash"),
        ("curl x | tar x | sh", "tar"),
        ("curl x | sh -c $(id)", "sh"),
        ("curl x && sh", None),
        ("curl x", None),
        ("echo $(curl x) | sh", None),
    ],
)
def test_what_reads_the_output(run: str, reader: str | None) -> None:
    found = first(f"FROM a\nRUN {run}\n").reader
    assert (found.program if found else None) == reader


@pytest.mark.parametrize(
    ("run", "is_fed"),
    [
        ("yes | apt-get x", True),
        ("apt-get x < y", True),
        ("apt-get x > y", False),
        ("ls && apt-get x", False),
    ],
)
def test_what_is_fed(run: str, is_fed: bool) -> None:
    assert first(f"FROM a\nRUN {run}\n", "apt-get").is_fed is is_fed


@pytest.mark.parametrize(
    ("dockerfile", "value"),
    [
        ("FROM a\nRUN X=1 curl\n", "1"),
        ("FROM a\nRUN export X=2 && curl\n", "2"),
        ("FROM a\nRUN export X=2 && X=1 curl\n", "1"),
        ("FROM a\nRUN curl && export X=2\n", None),
        ("FROM a\nENV X=3\nRUN curl\n", "3"),
        ("FROM a\nARG X=4\nRUN curl\n", "4"),
        ("FROM a AS b\nENV X=5\nFROM b\nRUN curl\n", "5"),
        ("FROM a\nRUN curl\nENV X=3\n", None),
        ("FROM a\nENV XY=3\nRUN export XY=1; curl\n", None),
    ],
)
def test_what_the_dockerfile_says_of_a_variable(dockerfile: str, value: str | None) -> None:
    found = first(dockerfile).variable("X")
    assert (found.value if found else None) == value


@pytest.mark.parametrize(
    ("dockerfile", "wanted"),
    [
        ("ENV P=curl\nRUN apt-get install -y $P", ["curl"]),
        ("RUN P=curl; apt-get install -y $P", ["curl"]),
        ("RUN export P='curl git' && apt-get install -y $P", ["curl", "git"]),
        ("ENV P=a\nRUN if x; then P=b; fi; apt-get install -y $P", [None]),
        ("ENV P=a\nRUN (P=b); apt-get install -y $P", ["a"]),
        ("ARG P\nRUN apt-get install -y $P", [None]),
    ],
)
def test_variables_of_the_dockerfile_and_of_the_script(dockerfile: str, wanted: list[str | None]) -> None:
    call = commands(f"FROM debian:13\n{dockerfile}\n")[-1].expanded_call
    assert call is not None
    assert [one.literal for one in call.arguments] == wanted


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ("&& . $NVM_DIR/nvm.sh && nvm install 22", True),
        ("-s -- -y && source ~/.cargo/env", True),
        ("| cat && . /opt/env", True),
        ("&& . /opt/env && if test -n $X; then make; fi && make", True),
        ("&& . ~/.bashrc", False),
        ("&& . /etc/profile", False),
        ("&& . $FILE", False),
        ("&& .", False),
        ("; . /opt/env", False),
        ("&& . /opt/env || true", False),
        ("&& apt-get install nodejs", False),
        ("", False),
    ],
)
def test_what_the_next_command_misses(after: str, expected: bool) -> None:
    assert first(f"FROM a\nRUN curl https://x.test/i.sh | bash {after}\n").is_missed is expected


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ("&& apt-get install -y nodejs && npm install -g pnpm", True),
        ("&& apt-get install -y nodejs && apt-get clean && corepack enable", True),
        ("&& apt-get install -y nodejs", False),
        ("&& apt-get install -y nodejs=$NODE_VERSION git", True),
        ("&& apt-get install -y nodejs npm && npm install -g pnpm", False),
        ("&& apt-get install -y nodejs; npm install -g pnpm", False),
        ("&& npm install -g pnpm", False),
    ],
)
def test_npm_that_only_nodesource_brings(after: str, expected: bool) -> None:
    piped = "curl -fsSL https://deb.nodesource.com/setup_22.x | bash -"
    assert first(f"FROM debian:13\nRUN {piped} {after}\n").is_missed is expected


@pytest.mark.parametrize(
    ("address", "after", "expected"),
    [
        ("https://foundry.example.com", "&& foundryup", True),
        ("https://get.example.com/uv/install.sh", "&& uv sync", True),
        ("https://clickhouse.com/", "&& ./clickhouse install", True),
        ("https://clickhouse.com/", "; ./clickhouse install", True),
        ("https://clickhouse.com/", "&& ./clickhouse install || true", False),
        ("https://example.com/install", "&& install -m 755 a /usr/bin/a", False),
        ("https://get.example.com", "&& getent passwd", False),
        ("https://github.com/x/y", "&& git clone z", False),
    ],
)
def test_a_program_that_has_its_name_from_the_address(address: str, after: str, expected: bool) -> None:
    assert first(f"FROM debian:13\nRUN curl -fsSL {address} | bash {after}\n").is_missed is expected

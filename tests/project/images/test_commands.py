from __future__ import annotations

import pytest

from dockerlint.project.commands.installed_packages import installs
from dockerlint.project.images.commands import BuildCommand
from tests.support.small_projects import project

DOCKERFILE = (
    "FROM debian:13 AS base\nARG TOOLS=make\nRUN apt-get install -y $TOOLS\nFROM base AS last\nRUN ls\n"
)


def commands(files: dict[str, str]) -> list[BuildCommand]:
    found = list(project({"Dockerfile": DOCKERFILE, **files}).subjects("command"))
    assert all(isinstance(one, BuildCommand) for one in found)
    return [one for one in found if isinstance(one, BuildCommand)]


def described(files: dict[str, str]) -> list[tuple[str | None, str | None, list[str | None]]]:
    """Return the program of each command, who builds its image first, and what it installs."""
    return [
        (
            one.program,
            one.image.builders[0].name if one.image and one.image.builders else None,
            [package.name for package in installs(one)],
        )
        for one in commands(files)
    ]


def compose(*services: str) -> dict[str, str]:
    return {"compose.yaml": "services:\n" + "".join(f"  {one}\n" for one in services)}


def test_a_command_sees_the_arguments_of_its_builder() -> None:
    assert described(compose("a: {build: {context: ., args: {TOOLS: gcc}}}")) == [
        ("apt-get", "a", ["gcc"]),
        ("ls", "a", []),
    ]


def test_builders_that_agree_run_one_command() -> None:
    services = ("a: {build: .}", "b: {build: {context: ., args: {TOOLS: make}}}", "c: {build: .}")
    assert described(compose(*services)) == [("apt-get", "a", ["make"]), ("ls", "a", [])]


def test_builders_that_differ_run_a_command_each() -> None:
    services = ("a: {build: {context: ., args: {TOOLS: gcc}}}", "b: {build: {context: ., target: base}}")
    assert described(compose(*services)) == [
        ("apt-get", "a", ["gcc"]),
        ("apt-get", "b", ["make"]),
        ("ls", "a", []),
    ]


def test_a_stage_that_no_build_needs_gets_no_arguments() -> None:
    assert described(compose("a: {build: {context: ., target: base, args: {TOOLS: gcc}}}")) == [
        ("apt-get", "a", ["gcc"]),
        ("ls", None, []),
    ]


def test_a_dockerfile_that_nobody_builds_has_an_image_without_builders() -> None:
    found = commands({})
    assert [(one.program, one.image and one.image.default) for one in found] == [
        ("apt-get", True),
        ("ls", True),
    ]


def test_the_workspace_is_that_of_the_context() -> None:
    files = {
        "app/package.json": '{"name": "app"}',
        "app/Dockerfile": "FROM node:22\nCOPY . .\nRUN npm ci\n",
        "compose.yaml": "services:\n  a: {build: app}\n",
    }
    found = next(one for one in commands(files) if one.program == "npm")
    assert found.workspace is not None
    assert found.workspace.folder == "app"


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ("WORKDIR /app\nCOPY . .\nRUN pnpm build", "."),
        ("WORKDIR /app\nCOPY . .\nRUN cd inner && pnpm build", "inner"),
        ("WORKDIR /app\nCOPY . .\nWORKDIR /app/inner\nRUN pnpm build", "inner"),
        ("WORKDIR /app\nCOPY . .\nRUN git clone https://x.test/o /o && cd /o && pnpm build", None),
        ("WORKDIR /app\nCOPY . .\nRUN git clone https://x.test/o o && cd o && pnpm build", None),
        ("COPY . /app\nWORKDIR /other\nRUN pnpm build", None),
        ("COPY . /app\nRUN cd $(pwd) && pnpm build", None),
        ("WORKDIR /app\nCOPY package.json pnpm-workspace.yaml ./\nRUN pnpm build", "."),
        ("WORKDIR /app\nCOPY inner/package.json ./package.json\nRUN pnpm build", "inner"),
        ("WORKDIR /app\nRUN --mount=type=bind,target=. pnpm build", "."),
        ("WORKDIR /app\nRUN --mount=type=bind,source=inner,target=/app/x cd x && pnpm build", "inner"),
        ("WORKDIR /app\nRUN --mount=type=bind,source=package.json,target=package.json pnpm build", "."),
    ],
)
def test_the_workspace_is_that_of_the_folder_that_the_command_runs_in(
    steps: str, expected: str | None
) -> None:
    files = {
        "Dockerfile": f"FROM node:22\n{steps}\n",
        "package.json": '{"name": "outer"}',
        "pnpm-workspace.yaml": "packages: []\n",
        "inner/package.json": '{"name": "inner"}',
        "inner/pnpm-workspace.yaml": "packages: []\n",
    }
    (found,) = (one for one in commands(files) if one.program == "pnpm")
    assert (found.workspace.folder if found.workspace else None) == expected


@pytest.mark.parametrize(
    ("base", "after", "expected"),
    [
        ("debian:13", "RUN uv sync\n", True),
        ("debian:13", "RUN if true; then uv sync; fi\n", True),
        ("debian:13", "RUN uv sync || true\n", False),
        ("debian:13", "RUN ./install.sh\n", False),
        ("debian:13", "RUN ls\n", False),
        ("debian:13", "FROM debian:13\nRUN uv sync\n", False),
        ("node:22", "RUN node x.js\n", False),
    ],
)
def test_a_later_command_that_starts_what_was_downloaded(base: str, after: str, expected: bool) -> None:
    download = "RUN ls; curl https://node.test/uv/install.sh | sh\n"
    files = {"Dockerfile": f"FROM {base}\nRUN uv --version\n{download}{after}"}
    assert [one.is_missed for one in commands(files) if one.program == "curl"] == [expected]

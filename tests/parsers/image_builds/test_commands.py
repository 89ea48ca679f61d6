"""The builds that shell commands make."""

from __future__ import annotations

import pytest

from dockerlint.parsers.image_builds.commands import docker_builds
from dockerlint.values import Text
from tests.support.shell_reading import script
from tests.support.workflow_reading import shown


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        ("docker build .", [["svc", "-", "-"]]),
        ("docker build -t x -f a/Dockerfile --target=t ..", [[".", "svc/a/Dockerfile", "t"]]),
        ("docker build -fDockerfile.x -q --no-cache .", [["svc", "svc/Dockerfile.x", "-"]]),
        ("docker buildx build --push --platform linux/amd64,linux/arm64 .", [["svc", "-", "-"]]),
        ("docker --context c image build .", [["svc", "-", "-"]]),
        ("podman build .", [["svc", "-", "-"]]),
        ("sudo docker builder build .", [["svc", "-", "-"]]),
        ("docker build - < Dockerfile", [["…", "-", "-"]]),
        ("docker build https://github.com/a/b.git", [["…", "-", "-"]]),
        ("docker build ../.. $MORE_OPTIONS", [["…", "-", "-"]]),
        ("docker build .. $MORE_OPTIONS", [[".", "-", "-"]]),
        ("docker build -f $F .", [["svc", "…", "-"]]),
        ("cd a && docker build . && cd ../b && docker build .", [["svc/a", "-", "-"], ["svc/b", "-", "-"]]),
        ("(cd a; docker build .); docker build .", [["svc/a", "-", "-"], ["svc", "-", "-"]]),
        ("if x; then cd a; fi; docker build .", [["…", "-", "-"]]),
        ("cd $X; docker build .", [["…", "-", "-"]]),
        ("if x; then cd a; docker build .; fi", [["svc/a", "-", "-"]]),
        ("D=a; docker build $D", [["svc/a", "-", "-"]]),
        ("docker build", []),
        ("docker compose build x", []),
        ("docker run x build .", []),
        ("docker push x", []),
        ("docker $X .", []),
    ],
)
def test_docker_builds(run: str, expected: list[list[str]]) -> None:
    found = docker_builds(script(run).commands, Text.known("svc"))
    assert [shown(build) for build in found] == expected


def test_arguments_of_a_docker_build() -> None:
    (build,) = docker_builds(
        script('docker build --build-arg A="b c" --build-arg=B=$C --build-arg D -t x --tag y:$Z .').commands,
        Text.known("."),
    )
    assert [(one.name, str(one.value), one.at.text) for one in build.args] == [
        ("A", "b c", 'A="b c"'),
        ("B", "…", "B=$C"),
        ("D", "None", "D"),
    ]
    assert ([str(tag) for tag in build.tags], build.args_complete) == (["x", "y:…"], True)


@pytest.mark.parametrize("run", ["docker build $FLAGS .", 'docker build --build-arg "$A" .'])
def test_arguments_may_be_more_than_written(run: str) -> None:
    (build,) = docker_builds(script(run).commands, Text.known("."))
    assert not build.args_complete


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        ("docker buildx build --push .", True),
        ("docker buildx build -o type=registry .", True),
        ("docker buildx build --output=type=image,push=true .", True),
        ("docker build .", None),
        ("docker buildx build -o type=docker .", None),
    ],
)
def test_whether_a_docker_build_pushes(run: str, expected: bool | None) -> None:
    (build,) = docker_builds(script(run).commands, Text.known("."))
    assert build.pushes is expected


def test_named_contexts() -> None:
    (build,) = docker_builds(
        script(
            "docker build --build-context lib=../lib --build-context=base=docker-image://alpine:$V --build-context x ."
        ).commands,
        Text.known("svc"),
    )
    assert [(one.name, str(one.folder), str(one.image)) for one in build.contexts] == [
        ("lib", "lib", "None"),
        ("base", "None", "alpine:…"),
    ]

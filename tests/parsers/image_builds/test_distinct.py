"""Builds of matrix rows."""

from __future__ import annotations

from dockerlint.parsers.image_builds.commands import docker_builds
from dockerlint.parsers.image_builds.distinct import distinct
from dockerlint.values import Text
from tests.support.shell_reading import script
from tests.support.workflow_reading import shown


def test_equal_builds_of_one_place_are_one() -> None:
    commands = script("docker build a; docker build --build-arg X=$X b").commands
    twice = [*docker_builds(commands, Text.known(".")), *docker_builds(commands, Text.known("."))]
    other = docker_builds(commands, Text.known("."), lambda _: Text.known("1"))
    assert [shown(one) for one in distinct([*twice, *other])] == [
        ["a", "-", "-"],
        ["b", "-", "-"],
        ["b", "-", "-"],
    ]

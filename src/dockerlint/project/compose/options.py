"""How a compose project is asked for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ComposeOptions:
    """What the command line says. Paths are base-relative; `folder` is where Compose would be run.

    `base_name` is the name of the base folder, which names the project at the top.
    """

    compose_files: tuple[str, ...] = ()
    env: tuple[tuple[str, str], ...] = ()
    env_files: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ()
    folder: str = "."
    base_name: str = "project"

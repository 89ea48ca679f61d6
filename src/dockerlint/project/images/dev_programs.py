"""Programs of devDependencies that the code of a container runs, which an image without devDependencies lacks."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from dockerlint.knowledge.commands.toolchains import TOOL_PACKAGES
from dockerlint.knowledge.node.program_calls import PROGRAM_CALL, called_program
from dockerlint.models.package import Manifest
from dockerlint.project.images.containers import Container
from dockerlint.project.images.production import is_for_development
from dockerlint.project.images.started_code import StartedCode
from dockerlint.source import Span


class DevProgram(NamedTuple):
    """A package that only devDependencies have, and the words with which the code runs it."""

    name: str
    at: Span


def dev_programs(
    container: Container, code: StartedCode, manifests: Collection[Manifest]
) -> Iterator[DevProgram]:
    """Yield the programs of the manifests' devDependencies that the code of a container may run, each package once."""
    seen: set[str] = set()
    for file in (file for one in code.modules_of(container) if (file := one.file)):
        for found in PROGRAM_CALL.finditer(file.text):
            program = called_program(found["words"]) or ""
            name = TOOL_PACKAGES.get(program, program)
            if name not in seen and any(is_for_development(one, name) for one in manifests):
                seen.add(name)
                yield DevProgram(name, file.span(*found.span("words")).first_line())

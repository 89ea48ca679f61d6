"""The shell of instructions and script files, each read once."""

from __future__ import annotations

from dataclasses import dataclass, field

from dockerlint.models.dockerfile import Instruction
from dockerlint.models.shell import Script
from dockerlint.parsers.shell import parse_run, parse_shell_file
from dockerlint.source import SourceFile


@dataclass(slots=True, eq=False)
class Scripts:
    """Parsed scripts by the instruction or file that holds them."""

    _instructions: dict[tuple[Instruction, str], Script] = field(default_factory=dict)
    _files: dict[SourceFile, Script] = field(default_factory=dict)

    def of(self, instruction: Instruction, shell: str = "sh") -> Script:
        """Give the commands of a RUN, CMD, ENTRYPOINT or HEALTHCHECK, and of a RUN's heredocs; `shell` runs its shell form."""
        key = (instruction, shell)
        if key not in self._instructions:
            self._instructions[key] = parse_run(instruction, shell)
        return self._instructions[key]

    def of_file(self, file: SourceFile) -> Script:
        """Give the commands of a shell script."""
        if file not in self._files:
            self._files[file] = parse_shell_file(file)
        return self._files[file]

"""The shell of instructions and script files, each read once."""

from __future__ import annotations

from dataclasses import dataclass, field

from dockerlint.models.dockerfile import Instruction
from dockerlint.models.shell import Script
from dockerlint.parsers.shell import parse_shell, parse_shell_file
from dockerlint.source import SourceFile


@dataclass(slots=True, eq=False)
class Scripts:
    """Parsed scripts by the instruction or file that holds them."""

    _instructions: dict[Instruction, Script] = field(default_factory=dict)
    _files: dict[SourceFile, Script] = field(default_factory=dict)

    def of(self, instruction: Instruction) -> Script:
        """Give the commands of a RUN, CMD or ENTRYPOINT in shell form, and of a RUN's heredocs."""
        if instruction not in self._instructions:
            self._instructions[instruction] = _read(instruction)
        return self._instructions[instruction]

    def of_file(self, file: SourceFile) -> Script:
        """Give the commands of a shell script."""
        if file not in self._files:
            self._files[file] = parse_shell_file(file)
        return self._files[file]


def _read(instruction: Instruction) -> Script:
    if instruction.exec_form or not instruction.words:
        return Script(complete=False)
    if instruction.script:
        return parse_shell(instruction.script.clip)
    if instruction.heredocs and instruction.words[0].text.lstrip().startswith("<<"):
        return Script(complete=False)
    return parse_shell(instruction.words[0].clip)

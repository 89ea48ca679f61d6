"""The shell of instructions and script files, each read once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dockerlint.models.dockerfile import Instruction
from dockerlint.models.shell import Command, Lookup, Script
from dockerlint.parsers.shell.read import parse_run, parse_shell_file
from dockerlint.project.stages.evaluation import Step
from dockerlint.project.stages.paths import joined
from dockerlint.source import SourceFile
from dockerlint.values import Text


@dataclass(slots=True, eq=False)
class Scripts:
    """Parsed scripts by the instruction or file that holds them."""

    _instructions: dict[tuple[Instruction, str], Script] = field(default_factory=dict)
    _files: dict[SourceFile, Script] = field(default_factory=dict)

    def script_of(self, instruction: Instruction, shell: str = "sh") -> Script:
        """Return the commands of a RUN, CMD, ENTRYPOINT or HEALTHCHECK, and of a RUN's heredocs; `shell` runs its shell form."""
        key = (instruction, shell)
        if key not in self._instructions:
            self._instructions[key] = parse_run(instruction, shell)
        return self._instructions[key]

    def run(self, step: Step) -> list[tuple[Command, Text]]:
        """List the commands of a RUN with the folder that each runs in."""
        script = self.script_of(step.instruction, step.shell)
        return list(commands_in_folders(script, step.workdir, step.variables.lookup))

    def of_file(self, file: SourceFile) -> Script:
        """Return the commands of a shell script."""
        if file not in self._files:
            self._files[file] = parse_shell_file(file)
        return self._files[file]


def commands_in_folders(script: Script, folder: Text, lookup: Lookup) -> Iterator[tuple[Command, Text]]:
    """Yield each command of a script with the folder that the `cd`s before it (those of its own shell) leave."""
    folders: dict[tuple[int, ...], Text] = {(): folder}
    for command in script.commands:
        known = next(
            folders[command.subshell[:n]]
            for n in range(len(command.subshell), -1, -1)
            if command.subshell[:n] in folders
        )
        if command.program == "cd" and len(command.words) > 1:
            folders[command.subshell] = joined(known, command.words[1].text(lookup))
        elif command.words:
            yield command, known

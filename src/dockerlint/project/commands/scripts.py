"""The shell of instructions and script files, each read once."""

from __future__ import annotations

from dataclasses import dataclass, field

from dockerlint.models.dockerfile import Instruction
from dockerlint.models.shell import Command, Script
from dockerlint.models.words import Clip
from dockerlint.parsers.shell.environment import ExecutionEnvironment, environments
from dockerlint.parsers.shell.read import parse_run, parse_shell_file
from dockerlint.project.stages.evaluation import Step
from dockerlint.project.stages.paths import joined
from dockerlint.source import SourceFile
from dockerlint.values import Text


@dataclass(slots=True, eq=False)
class Scripts:
    """Parsed scripts by the instruction or file that holds them."""

    _instructions: dict[tuple[Instruction, str], Script] = field(default_factory=dict)
    _files: dict[tuple[SourceFile, int, int], Script] = field(default_factory=dict)

    def script_of(self, instruction: Instruction, shell: str = "sh") -> Script:
        """Return the commands of a RUN, CMD, ENTRYPOINT or HEALTHCHECK, and of a RUN's heredocs; `shell` runs its shell form."""
        key = (instruction, shell)
        if key not in self._instructions:
            self._instructions[key] = parse_run(instruction, shell)
        return self._instructions[key]

    def run(self, step: Step) -> list[tuple[Command, ExecutionEnvironment]]:
        """List the commands of a RUN, each with the environment of its shell."""
        script = self.script_of(step.instruction, step.shell)
        return [
            (command, shell)
            for command, shell in environments(script.commands, start_of(step))
            if command.words and command.program != "cd"
        ]

    def of_text(self, clip: Clip) -> Script:
        """Return the commands of a shell script: a file of the tree, or the text that a step writes."""
        key = clip.file, clip.begin, len(clip.text)
        if key not in self._files:
            self._files[key] = parse_shell_file(clip)
        return self._files[key]


def start_of(step: Step) -> ExecutionEnvironment:
    """Return the environment that the shell of a RUN starts in."""
    return ExecutionEnvironment(step.workdir, step.variables.lookup, joined)


def variables_of(step: Step, shell: ExecutionEnvironment) -> dict[str, Text]:
    """Return the variables that a program of a RUN gets: the Dockerfile's, as the shell changes them, and what the shell exports."""
    given = {**step.variables.args, **step.variables.env}
    own = {name: value for name, value in shell.own.items() if name in given or name in shell.exported}
    return {**given, **own}

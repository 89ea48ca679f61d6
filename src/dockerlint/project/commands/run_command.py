"""One shell command of a RUN, with all that decides what it does and what its failure means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import dropwhile, takewhile

from dockerlint.knowledge.commands.file_programs import FILE_PROGRAMS, QUIET
from dockerlint.knowledge.commands.package_programs import NODESOURCE, NODESOURCE_BRINGS
from dockerlint.knowledge.commands.wrappers import SOURCES, STARTUP_FILES
from dockerlint.models.dockerfile import Dockerfile, Instruction, Keyword
from dockerlint.models.shell import Command, Script, ShellWord
from dockerlint.parsers.shell.environment import ExecutionEnvironment, environments
from dockerlint.parsers.shell.invocation import Invocation, invocation
from dockerlint.parsers.shell.shells import options_of
from dockerlint.project.commands.failures import Failure, failures
from dockerlint.project.commands.scripts import Scripts, start_of, variables_of
from dockerlint.project.stages.evaluation import EvaluatedStage, Step
from dockerlint.source import Span
from dockerlint.values import Text

_NAMES = re.compile(r"[a-z0-9_-]+")
_LONG = 5
"""Letters of a name with which the name of its program may begin: `foundry` and `foundryup`."""


class Run:
    """A RUN with all that it runs. `step` is that RUN (inside an ONBUILD the inner one)."""

    def __init__(self, step: Step, script: Script) -> None:
        """Keep what the commands of the RUN share."""
        self.step = step
        self.script = script

    @cached_property
    def environments(self) -> tuple[ExecutionEnvironment, ...]:
        """The environment that each command runs in."""
        return tuple(shell for _, shell in environments(self.script.commands, start_of(self.step)))

    @cached_property
    def failures(self) -> tuple[Failure, ...]:
        """What follows when a command fails, for each one."""
        errexit, pipefail = options_of(() if self.step.instruction.exec_form else self.step.shell_words)
        return failures(self.script, errexit=errexit, pipefail=pipefail)

    def commands(self) -> Iterator[RunCommand]:
        """Yield each command, in order."""
        return (RunCommand(index, self) for index in range(len(self.script.commands)))


class RunCommand:
    """One command of a RUN, `index` its place in `script.commands`."""

    __slots__ = ("_call", "_expanded", "_run", "command", "index")

    def __init__(self, index: int, run: Run) -> None:
        """Keep the command and the RUN that it is part of."""
        self.command = run.script.commands[index]
        self.index = index
        self._run = run
        self._call: Invocation | bool | None = False
        self._expanded: Invocation | bool | None = False

    @property
    def program(self) -> str | None:
        """The program's name without its folder, if it is literal; `sudo`, `env`, `sh -c` and the like are looked through."""
        return self.command.program

    @property
    def at(self) -> Span:
        """The program's word."""
        return self.command.words[0].at if self.command.words else self.command.at

    @property
    def call(self) -> Invocation | None:
        """The command's verb, options and arguments, if its program is a known one (knowledge/commands/package_managers.py)."""
        if isinstance(self._call, bool):
            self._call = invocation(self.command)
        return self._call

    @property
    def expanded_call(self) -> Invocation | None:
        """The same with what is known of the variables in its words."""
        if isinstance(self._expanded, bool):
            words = self.environment.words(self.command)
            same = words is self.command.words
            self._expanded = self.call if same else invocation(self.command.with_words(words))
        return self._expanded

    @property
    def script(self) -> Script:
        """All that the RUN runs."""
        return self._run.script

    @property
    def instruction(self) -> Instruction:
        """The RUN; inside an ONBUILD the inner one."""
        return self.step.instruction

    @property
    def step(self) -> Step:
        """The RUN, with the variables, the working directory and the shell that it sees."""
        return self._run.step

    @property
    def stage(self) -> EvaluatedStage:
        """The evaluated stage of the RUN."""
        return self.step.stage

    @property
    def dockerfile(self) -> Dockerfile:
        """The Dockerfile."""
        return self.step.dockerfile

    @property
    def path(self) -> str:
        """The Dockerfile's path."""
        return self.dockerfile.path

    @property
    def environment(self) -> ExecutionEnvironment:
        """The folder and the variables that the command sees: those that the script sets before it, else the Dockerfile's."""
        return self._run.environments[self.index]

    @property
    def failure(self) -> Failure:
        """What follows when the command fails, by POSIX's rules for lists, pipelines and `set -e`."""
        return self._run.failures[self.index]

    @property
    def reader(self) -> Command | None:
        """The command that this one's output is piped into."""
        after = [one for one in self.script.commands[self.index + 1 :] if not one.substitution]
        return after[0] if after and after[0].joined_by == "|" and not self.command.substitution else None

    @property
    def is_missed(self) -> bool:
        """Whether the build stops after its pipeline, or may, without what that makes: `curl ... | bash && . ~/.nvm/nvm.sh`."""
        following = self._in_list_after
        if not following or following[0][1] not in {Failure.STOPS, Failure.UNKNOWN}:
            return False
        first = following[0][0]
        if _sources_what_was_made(first) or self._lacks_npm([one for one, _ in following]):
            return True
        return any(is_named_in(first, word.literal or "") for word in self.command.words[1:])

    @property
    def _in_list_after(self) -> list[tuple[Command, Failure]]:
        """The commands that `&&` joins to its pipeline, each with what follows when it fails."""
        after = zip(self.script.commands[self.index + 1 :], self._run.failures[self.index + 1 :], strict=True)
        outside = dropwhile(lambda pair: pair[0].joined_by == "|", after)
        return list(takewhile(lambda pair: pair[0].joined_by == "&&", outside))

    def _lacks_npm(self, following: Sequence[Command]) -> bool:
        """Return whether a list calls what NodeSource's `nodejs` brings and Debian's does not, or installs a version of its own."""
        if not any(NODESOURCE in (word.literal or "") for word in self.command.words):
            return False
        words = {_begin(word) for one in following if one.program in {"apt", "apt-get"} for word in one.words}
        return any(one.startswith("nodejs=") for one in words) or (
            "nodejs" in words
            and "npm" not in words
            and any(one.program in NODESOURCE_BRINGS for one in following)
        )

    @property
    def is_fed(self) -> bool:
        """Whether it reads another command's output or a file: `yes | apt-get install`."""
        return self.command.joined_by == "|" or any(one.startswith("<") for one, _ in self.command.redirects)

    def variable(self, name: str) -> Text | None:
        """Return an environment variable as the Dockerfile sets it for this command; None where it says nothing of it."""
        return variables_of(self.step, self.environment.of(self.command)).get(name)


def _begin(word: ShellWord) -> str:
    """Return what a word begins with, up to its first variable."""
    first = word.parts[0] if word.parts else ""
    return first if isinstance(first, str) else ""


def _sources_what_was_made(command: Command) -> bool:
    """Return whether a command sources a file that no system has by itself."""
    if command.program not in SOURCES or len(command.words) < 2:
        return False
    end = command.words[1].parts[-1:]
    name = end[0].rsplit("/", 1)[-1] if end and isinstance(end[0], str) else ""
    return name != "" and name not in STARTUP_FILES


def is_named_in(command: Command, address: str) -> bool:
    """Return whether a program has its name from the address that it is downloaded from: `https://bun.sh/install` and `bun`."""
    program = command.program or ""
    if program in FILE_PROGRAMS | QUIET:
        return False
    names = _NAMES.findall(address.partition("://")[2].lower())
    return any(program == name or (len(name) >= _LONG and program.startswith(name)) for name in names)


def runs(stage: EvaluatedStage, scripts: Scripts) -> Iterator[Run]:
    """Yield every RUN of a stage, in order; each `ONBUILD RUN` too."""
    for step in (one.unwrapped for one in stage.steps):
        if step.keyword == Keyword.RUN:
            yield Run(step, scripts.script_of(step.instruction, step.shell))

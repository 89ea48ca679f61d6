"""The environment that each command of a script runs in (POSIX.1-2017, Shell Command Language 2.12)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from dockerlint.models.shell import Command, Script, ShellWord
from dockerlint.models.shell_variables import SUBSTITUTION, Lookup
from dockerlint.models.words import Clip
from dockerlint.parsers.shell.output import may_be_known, output
from dockerlint.parsers.shell.read import parse_shell
from dockerlint.parsers.shell.shells import passed
from dockerlint.parsers.shell.words import assigned
from dockerlint.source import SourceFile
from dockerlint.values import EMPTY, Known, Text

_EXPORTS = frozenset({"export", "declare", "local", "readonly", "typeset"})
_ENTERS = frozenset({"cd", "pushd"})
_LEAVES = frozenset({"exit", "return"})
_CD_OPTIONS = frozenset({"--", "-P", "-L"})
_SCRIPT = frozenset({"0", "BASH_SOURCE"})
_LONGEST = 10_000
"""Characters of a value; a longer one is unknown (`X=$X$X` repeated is not followed)."""


@dataclass(frozen=True, slots=True, eq=False)
class ExecutionEnvironment:
    """POSIX's shell execution environment, as far as the files decide it."""

    folder: Text
    """The working directory."""
    around: Lookup
    """The variables that the shell starts with."""
    enter: Callable[[Text, Text], Text]
    """Puts a path into a folder."""
    own: Mapping[str, Text] = field(default_factory=dict)
    """The variables that it sets."""
    exported: frozenset[str] = frozenset()
    """Those of them that the commands get, too, whatever the shell starts with."""
    arguments: tuple[ShellWord, ...] | None = None
    """The positional parameters: what `"$@"` stands for; None where they are not known."""
    user: Text | None = None
    """The user, where a command changes it."""
    unshifted: tuple[ShellWord, ...] | None = None
    """The arguments before the last `shift`: those that are left when the branch of a `shift` leaves the script."""
    script: Text | None = None
    """The path of the script, as it is called: `$0` and `$BASH_SOURCE`."""

    def lookup(self, name: str) -> Text | None:
        """Return a variable's value; None when it is certainly not set."""
        if name in self.own:
            return self.own[name]
        special = self._special(name)
        return self.around(name) if special is None else special

    def _special(self, name: str) -> Text | None:
        """Return what a shell sets itself: positional parameters, its folder, the output of a substitution."""
        if name.startswith(SUBSTITUTION):
            return self._output(name.removeprefix(SUBSTITUTION))
        if name in _SCRIPT:
            return self.script
        if name.isdecimal() and self.arguments is not None:
            given = self.arguments[int(name) - 1 : int(name)]
            return given[0].text(self.lookup) if given else EMPTY
        return self.folder if name == "PWD" else None

    def _output(self, text: str) -> Text | None:
        script = _substituted(text) if may_be_known(text) else Script(complete=False)
        printed = output(environments(script.commands, self)) if script.complete else None
        return None if printed is None else Text.known(printed)

    @property
    def inherited(self) -> dict[str, Text]:
        """The variables of the shell as a script that it starts sees them; of one that is not exported nothing is known."""
        unknown = Text.unknown("it may have the value that it had before")
        return {name: text if name in self.exported else unknown for name, text in self.own.items()}

    def words(self, command: Command) -> tuple[ShellWord, ...]:
        """Return a command's words with known variables and positional parameters replaced by what they stand for."""
        words = command.words
        if all(word.literal is not None for word in words):
            return words
        if self.arguments is not None:
            zero = ShellWord((self.script.value if self.script else None,), command.at)
            words = tuple(passed(words, (zero, *self.arguments)))
        return tuple(one for word in words for one in self._expanded(word))

    def _expanded(self, word: ShellWord) -> Iterator[ShellWord]:
        """Yield the words that a word becomes; of one that is not known as a whole, what is not known is None."""
        if word.literal is not None:
            yield word
            return
        text = word.text(self.lookup)
        if text.value is None:
            yield ShellWord(
                tuple(part.value if isinstance(part, Known) else None for part in text.parts), word.at
            )
        elif '"' in word.at.text or "'" in word.at.text:
            yield ShellWord((text.value,), word.at)
        else:
            yield from (ShellWord((one,), word.at) for one in text.value.split())

    def of(self, command: Command) -> ExecutionEnvironment:
        """Return the environment that a command itself gets: with its assignments, as the user that its wrappers change to."""
        if not command.assignments and command.user is None:
            return self
        own = {name: _bounded(word.text(self.lookup)) for name, word in command.assignments}
        user = command.user.text(self.lookup) if command.user else self.user
        return replace(self, own={**self.own, **own}, exported=self.exported | own.keys(), user=user)

    def after(self, command: Command) -> ExecutionEnvironment:
        """Return the environment of the shell after a command: `cd`, assignments and `set --` change it."""
        if command.program in _ENTERS or command.program == "popd":
            return replace(self, folder=self._entered(command))
        if command.program == "set" and command.certain and "--" in (word.literal for word in command.words):
            words = self.words(command)
            literals = [word.literal for word in words]
            return replace(self, arguments=words[literals.index("--") + 1 :])
        if command.program == "shift" and self.arguments is not None:
            return replace(self, arguments=self._shifted(command), unshifted=self.arguments)
        if self.arguments is None and self.unshifted is not None and _leaves_branch(command):
            return replace(self, arguments=self.unshifted)
        pairs, exported = dict(assignments(command)), self.exported | _exported(command)
        if not pairs and exported == self.exported:
            return self
        own = {**self.own, **{name: self._set(command, name, pairs[name]) for name in pairs}}
        return replace(self, own=own, exported=exported)

    def _shifted(self, command: Command) -> tuple[ShellWord, ...] | None:
        """Return the arguments after `shift`; None when it may not run."""
        count = command.words[1].literal if len(command.words) > 1 else "1"
        known = command.certain and count is not None and count.isdecimal()
        return (self.arguments or ())[int(count or 0) :] if known else None

    def _set(self, command: Command, name: str, word: ShellWord) -> Text:
        if not command.certain:
            return Text.unknown(f"a condition decides whether `{name}` is set", command.at)
        return _bounded(word.text(self.lookup))

    def _entered(self, command: Command) -> Text:
        words = [word for word in command.words[1:] if word.literal not in _CD_OPTIONS]
        if command.program == "popd" or len(words) != 1 or (words[0].literal or "").startswith(("-", "~")):
            return Text.unknown("it depends on the run", command.at)
        return self.enter(self.folder, words[0].text(self.lookup))


def environments(
    commands: Sequence[Command], start: ExecutionEnvironment
) -> Iterator[tuple[Command, ExecutionEnvironment]]:
    """Yield each command with the environment of its shell.

    A change counts in its own subshell only, a `shift` in a branch that leaves the script in that branch. After a `cd` that may not run, the folder is unknown to what certainly runs, until one leads back.
    """
    shells: dict[tuple[int, ...], ExecutionEnvironment] = {(): start}
    sure: dict[tuple[int, ...], Text] = {}
    strange = {one.function for one in commands if one.function and not _passes_all(commands, one.function)}
    for command in commands:
        shell = next(known for known in _around(command.subshell) if known in shells)
        seen = shells[shell]
        if command.certain and shell in sure:
            seen = replace(seen, folder=Text.unknown("a `cd` before it may not run", command.at))
        yield command, replace(seen, arguments=None) if command.function in strange else seen
        changed = seen.after(command)
        if changed is seen:
            continue
        shells[command.subshell] = changed
        before = sure.pop(shell, seen.folder)
        if not command.certain and changed.folder.value != before.value:
            sure[command.subshell] = before


@lru_cache(maxsize=512)
def _substituted(text: str) -> Script:
    """Return the script of a substitution, whose places lead nowhere."""
    return parse_shell(Clip(SourceFile("", text), text, 0))


def _leaves_branch(command: Command) -> bool:
    return not command.certain and (command.exec or command.program in _LEAVES)


def _passes_all(commands: Sequence[Command], function: str) -> bool:
    """Return whether every call of a function gives it all arguments of the script: `main "$@"`."""
    calls = [one.words[1:] for one in commands if one.program == function]
    return bool(calls) and all(len(words) == 1 and words[0].passes_arguments for words in calls)


def _around(subshell: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """Yield a subshell and those around it, nearest first."""
    for length in range(len(subshell), -1, -1):
        yield subshell[:length]


def assignments(command: Command) -> Iterator[tuple[str, ShellWord]]:
    """Yield the variables that a command sets for those after it."""
    if not command.words:
        yield from command.assignments
    elif command.program in _EXPORTS:
        yield from (pair for word in command.words[1:] if (pair := assigned(word)))


def _exported(command: Command) -> frozenset[str]:
    """Return the variables that a command exports: `export A=1 B`, `declare -x A`."""
    if command.program not in _EXPORTS:
        return frozenset()
    literals = {word.literal or "" for word in command.words[1:]}
    if command.program != "export" and "-x" not in literals:
        return frozenset()
    return frozenset(name for name, _ in assignments(command)) | literals


def _bounded(text: Text) -> Text:
    length = len(text.parts) + sum(len(part.value) for part in text.parts if isinstance(part, Known))
    return text if length < _LONGEST else Text.unknown("a value that is too long")

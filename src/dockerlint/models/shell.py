"""Shell command lines of RUN, CMD, ENTRYPOINT, HEALTHCHECK, of scripts and of workflow steps, as rules see them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple, Protocol

from dockerlint.models.shell_variables import Lookup, Parts, Variable, part_text
from dockerlint.models.words import Clip
from dockerlint.source import Span
from dockerlint.values import Text


class Written(Protocol):
    """A text with the meaning and the place of the words in its ranges."""

    def parts(self, begin: int, finish: int) -> Parts:
        """Return the parts of the word at a range."""

    def span(self, begin: int, finish: int) -> Span:
        """Return its place."""

    def inside(self, begin: int, finish: int) -> tuple[Clip, Span | None]:
        """Return what its quotes hold as a text of its own, and its place where that text has none."""


_DECODED = (-1, -1)


class ShellWord:
    """One word after quote removal. It is read on first use, since rules need few of all words.

    Parts (no two literal ones side by side) are literal text (globs, `~` and `{a,b}` stay as written), variables, or None for what only a run can tell (`$((x))`). `$1`, `$@` and `$?`
    are Variables with the names `1`, `@` and `?`; `${{ matrix.x }}` of a workflow is one with the name `matrix.x`, `$(x)` one with the name `$(x`.
    """

    __slots__ = ("_at", "_parts", "_range", "_written")
    _written: Written
    _range: tuple[int, int]

    def __init__(self, parts: Parts, at: Span) -> None:
        """Make a word that is read already."""
        self._parts: Parts | None = parts
        self._at: Span | None = at
        self._range = _DECODED

    @classmethod
    def unread(cls, written: Written, place: tuple[int, int]) -> ShellWord:
        """Make a word of a range of a text."""
        word = cls.__new__(cls)
        word._parts = word._at = None  # noqa: SLF001
        word._written = written  # noqa: SLF001
        word._range = place  # noqa: SLF001
        return word

    @property
    def parts(self) -> Parts:
        """The parts of the word."""
        if self._parts is None:
            self._parts = self._written.parts(*self._range)
        return self._parts

    @property
    def at(self) -> Span:
        """The place of the word, quotes included."""
        if self._at is None:
            self._at = self._written.span(*self._range)
        return self._at

    @property
    def inside(self) -> tuple[Clip, Span | None] | None:
        """What its quotes hold, as a text with its places; None for a word that was not read from a shell text."""
        return None if self._range is _DECODED else self._written.inside(*self._range)

    @property
    def literal(self) -> str | None:
        """The word, if it holds no variable or substitution."""
        parts = self.parts
        if len(parts) == 1:
            return parts[0] if isinstance(parts[0], str) else None
        return None if parts else ""

    @property
    def passes_arguments(self) -> bool:
        """Whether the word is replaced by all arguments of the script: `"$@"`."""
        only = self.parts[0] if len(self.parts) == 1 else None
        return isinstance(only, Variable) and only.name in {"@", "*"}

    def text(self, lookup: Lookup = lambda _: Text.unknown("a shell variable")) -> Text:
        """Return the word with its variables replaced by `lookup`."""
        return Text.joined(part_text(part, lookup, self.at) for part in self.parts)


class Content(NamedTuple):
    """The parts of a command, and its place.

    `words` begin with the program; a command of assignments alone has none. `assignments` are the `NAME=value` words before it.
    `redirects` are (operator, target) pairs: `>`, `>>`, `<`, `2>`, `>&`; for `<<` the target is the delimiter.
    """

    words: tuple[ShellWord, ...]
    at: Span
    assignments: tuple[tuple[str, ShellWord], ...] = ()
    redirects: tuple[tuple[str, ShellWord], ...] = ()
    heredoc: Clip | None = None
    """The body of its last heredoc, if nothing in it is expanded."""


@dataclass(slots=True, eq=False)
class Command:
    """One simple command, after opening its prefixes (sudo, env, exec, time, `sh -c` ...).

    `source` is its content, or a function that reads it, since rules need few of all commands. `joined_by` is the operator
    between the previous command and this one: "" (the first), "&&", "||", ";" (or a newline), "|" or "&". `certain` is False in
    if, case, loops, functions and after `||`: the command may not run (the first condition of an `if` does). `exec` means that it
    replaces the shell. `function` is the function whose body it is in. `negated`: in a pipeline after `!`, its failure counts as success.
    """

    source: Content | Callable[[], Content]
    program: str | None
    """The program's name without its folder (`/usr/bin/npm` is `npm`), if it is literal."""
    joined_by: str = ""
    certain: bool = True
    subshell: tuple[int, ...] = ()
    """In which subshell it runs: () is the script's own shell, (2,) its second `( ... )`, (-3,) the `sh -c` that is its third command. A `cd` counts inside its own only."""
    substitution: bool = False
    """Whether it is inside `$(...)`, backticks or `<(...)` of the command that follows."""
    prefixes: tuple[ShellWord, ...] = ()
    """The programs that were looked through, the outermost first: `sudo`, `env`, `sh`."""
    exec: bool = False
    function: str = ""
    negated: bool = False
    user: ShellWord | None = None
    """The user that one of them changes to (`sudo -u`, `gosu`, `su`); None when it stays."""

    @classmethod
    def of(cls, words: tuple[ShellWord, ...], at: Span) -> Command:
        """Make a command of words alone."""
        return cls(Content(words, at), program_of(words))

    @property
    def content(self) -> Content:
        """The parts of the command."""
        if not isinstance(self.source, Content):
            self.source = self.source()
        return self.source

    @property
    def words(self) -> tuple[ShellWord, ...]:
        """The program and its arguments."""
        return self.content.words

    @property
    def at(self) -> Span:
        """The place of the command."""
        return self.content.at

    @property
    def assignments(self) -> tuple[tuple[str, ShellWord], ...]:
        """The variables that it alone gets."""
        return self.content.assignments

    @property
    def redirects(self) -> tuple[tuple[str, ShellWord], ...]:
        """Where its input comes from, and where its output goes."""
        return self.content.redirects

    def with_words(self, words: tuple[ShellWord, ...]) -> Command:
        """Return the command with other words."""
        return replace(self, source=self.content._replace(words=words), program=program_of(words))


def program_of(words: tuple[ShellWord, ...]) -> str | None:
    """Return the name of the program that words begin with, if it is literal."""
    name = words[0].literal if words else None
    return name.rsplit("/", 1)[-1] if name else None


@dataclass(frozen=True, slots=True)
class Script:
    """What a shell script runs, in order; `complete` is False where the shell could not be read (an error, PowerShell, cmd)."""

    commands: tuple[Command, ...] = ()
    complete: bool = True
    errexit: bool = False
    """Whether the script itself says `set -e`."""
    pipefail: bool = False
    """Whether the script itself says `set -o pipefail`."""

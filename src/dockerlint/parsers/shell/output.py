"""What a command substitution prints, where the files decide it: `$(cd "$(dirname "$0")" && pwd)`.

POSIX.1-2024 (basename, cd, dirname, echo, printf, pwd, readlink, realpath) and GNU coreutils. Links are not followed.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from dockerlint.models.shell import Command
from dockerlint.models.shell_variables import Lookup
from dockerlint.values import Text

_SILENT = frozenset(
    {"cd", "set", "export", "local", "test", "[", "[[", "true", ":", "exit", "return", "unset", "shopt"}
)
_RESOLVES = frozenset({"-f", "-e", "-m", "-s", "-q", "-n", "-L", "-P", "--", "--canonicalize"})
_ERRORS = frozenset({"2>", "2>>", "2>&"})


class Shell(Protocol):
    """What output depends on."""

    @property
    def folder(self) -> Text:
        """The working directory."""

    @property
    def enter(self) -> Callable[[Text, Text], Text]:
        """Puts a path into a folder."""

    @property
    def lookup(self) -> Lookup:
        """Returns a variable's value."""


def may_be_known(script: str) -> bool:
    """Return whether a script names a program whose output is known here."""
    return _NAMES.search(script) is not None


def output(commands: Iterable[tuple[Command, Shell]]) -> str | None:
    """Return what the commands of a substitution print together, without line ends at the end; None where that is not known."""
    lines: list[str] = []
    for command, shell in commands:
        if command.substitution or not command.words or command.program in _SILENT:
            continue
        printed = _printed(command, shell) if _prints_here(command) else None
        if printed is None:
            return None
        lines.append(printed)
    return "\n".join(lines).rstrip("\n")


def _prints_here(command: Command) -> bool:
    """Return whether what a command prints certainly gets to the output of its script."""
    elsewhere = any(">" in operator and operator not in _ERRORS for operator, _ in command.redirects)
    return command.certain and command.joined_by in {"", "&&", ";"} and not elsewhere


def _printed(command: Command, shell: Shell) -> str | None:
    words = [word.text(shell.lookup).value for word in command.words[1:]]
    known = [word for word in words if word is not None]
    reader = _READERS.get(command.program or "")
    return reader(known, shell) if reader and len(known) == len(words) else None


def _operands(words: Sequence[str]) -> list[str]:
    return [word for word in words if not word.startswith("-")]


def _pwd(words: Sequence[str], shell: Shell) -> str | None:
    return shell.folder.value if set(words) <= {"-P", "-L"} else None


def _dirname(words: Sequence[str], _: Shell) -> str | None:
    operands = _operands(words)
    return (posixpath.dirname(operands[0].rstrip("/")) or ".") if len(operands) == 1 else None


def _basename(words: Sequence[str], _: Shell) -> str | None:
    operands = _operands(words)
    if not operands or len(operands) > 2 or len(operands) + words.count("--") < len(words):
        return None
    return posixpath.basename(operands[0].rstrip("/")).removesuffix("".join(operands[1:]))


def _resolved(words: Sequence[str], shell: Shell) -> str | None:
    operands = _operands(words)
    known = len(operands) == 1 and _RESOLVES.issuperset({*words} - {*operands})
    return shell.enter(shell.folder, Text.known(operands[0])).value if known else None


def _readlink(words: Sequence[str], shell: Shell) -> str | None:
    return _resolved(words, shell) if {"-f", "-e", "-m", "--canonicalize"} & {*words} else None


def _echo(words: Sequence[str], _: Shell) -> str | None:
    rest = words[1:] if words[:1] == ["-n"] else words
    return None if any(word.startswith("-") or "\\" in word for word in rest) else " ".join(rest)


def _printf(words: Sequence[str], _: Shell) -> str | None:
    return words[1] if len(words) == 2 and words[0] in {"%s", "%s\\n"} else None


_READERS: dict[str, Callable[[Sequence[str], Shell], str | None]] = {
    "basename": _basename,
    "dirname": _dirname,
    "echo": _echo,
    "printf": _printf,
    "pwd": _pwd,
    "readlink": _readlink,
    "realpath": _resolved,
}
_NAMES = re.compile(rf"\b(?:{'|'.join(_READERS)})\b")

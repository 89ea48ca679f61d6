"""A command as the shell runs it: variables that the files decide replaced by their values, and split into words."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.models.shell import Command, Lookup, ShellWord
from dockerlint.parsers.shell.invocation import Invocation, invocation
from dockerlint.parsers.shell.prefixes import assigned
from dockerlint.project.commands.run_command import RunCommand
from dockerlint.values import Known, Text

_EXPORTS = frozenset({"export", "declare", "local", "readonly", "typeset"})
_LONGEST = 10_000
"""Characters of a value; a longer one is unknown (`X=$X$X` repeated is not followed)."""


def expanded_call(command: RunCommand) -> Invocation | None:
    """Read a command's call like `command.call`, with what is known of the variables in its words."""
    words = command.command.words
    if all(word.literal is not None for word in words):
        return command.call
    lookup = shell_lookup(command)
    expanded = tuple(one for word in words for one in expand(word, lookup))
    return invocation(command.command.with_words(expanded))


def expand(word: ShellWord, lookup: Lookup) -> Iterator[ShellWord]:
    """Yield the words that a word becomes; of one that is not known as a whole, what is not known is None."""
    if word.literal is not None:
        yield word
        return
    text = word.text(lookup)
    value = text.value
    if value is None:
        yield ShellWord(
            tuple(part.value if isinstance(part, Known) else None for part in text.parts), word.at
        )
    elif '"' in word.at.text or "'" in word.at.text:
        yield ShellWord((value,), word.at)
    else:
        yield from (ShellWord((one,), word.at) for one in value.split())


def shell_lookup(command: RunCommand) -> Lookup:
    """Return the variables that a command's words see: those that the script sets before it, else the Dockerfile's."""
    own: dict[str, Text] = {}
    around = command.step.variables.lookup

    def lookup(name: str) -> Text | None:
        return own[name] if name in own else around(name)

    for before in command.script.commands[: command.index]:
        for name, word in _set(before):
            seen = before.certain and before.subshell == command.command.subshell[: len(before.subshell)]
            own[name] = _bounded(word.text(lookup)) if seen else Text.unknown(f"`{name}` may be set")
    return lookup


def _set(command: Command) -> Iterator[tuple[str, ShellWord]]:
    """Yield the variables that a command sets for those after it."""
    if not command.words:
        yield from command.assignments
    elif command.program in _EXPORTS:
        yield from (pair for word in command.words[1:] if (pair := assigned(word)))


def _bounded(text: Text) -> Text:
    length = len(text.parts) + sum(len(part.value) for part in text.parts if isinstance(part, Known))
    return text if length < _LONGEST else Text.unknown("a value that is too long")

"""What a command removes: the operands of `rm` and `rimraf`, and the folders that `find -delete` searches."""

from __future__ import annotations

from dockerlint.models.shell import Command, ShellWord

REMOVERS = frozenset({"rm", "rimraf"})
_EXECUTES = frozenset({"-exec", "-execdir", "-ok", "-okdir"})
_LINKS = frozenset({"-H", "-L", "-P"})
"""Options of find that come before its folders (POSIX.1-2024, find)."""


def operands(command: Command) -> tuple[ShellWord, ...]:
    """Return the words of a command that are not options."""
    return tuple(word for word in command.words[1:] if not (word.literal or "").startswith("-"))


def searched(find: Command) -> tuple[ShellWord, ...]:
    """Return the folders that `find` searches."""
    out: list[ShellWord] = []
    for word in find.words[1:]:
        literal = word.literal or ""
        if literal.startswith(("-", "(", "!")) and literal not in _LINKS:
            break
        if literal not in _LINKS:
            out.append(word)
    return tuple(out)


def deletes(find: Command) -> bool:
    """Return whether `find` deletes what it finds."""
    return any(word.literal == "-delete" for word in find.words)


def executed(find: Command) -> str | None:
    """Return the program that `find` runs on what it finds, empty when it is not known; None when it runs none."""
    words = [word.literal or "" for word in find.words]
    found = next((index for index, word in enumerate(words) if word in _EXECUTES), None)
    return None if found is None else "".join(words[found + 1 : found + 2]).rpartition("/")[2]


def removed_words(command: Command) -> tuple[ShellWord, ...]:
    """Return the words that name what a command removes, or may remove: `find -exec` runs anything."""
    if command.program == "find":
        return searched(command) if deletes(command) or executed(command) is not None else ()
    return operands(command) if command.program in REMOVERS else ()

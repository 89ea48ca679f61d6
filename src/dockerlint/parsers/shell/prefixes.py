"""Prefixes of a command (`sudo -E env A=b nice -n 5 npm ci`), and the options of shells."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from dockerlint.knowledge.commands.shell_wrappers import SHELL_OPTIONS, WRAPPERS, Wrapper
from dockerlint.models.shell import Command, Content, ShellWord, program_of
from dockerlint.source import Span

_ASSIGNMENT = re.compile(r"([A-Za-z_]\w*)=")
_SHORT = re.compile(r"-[A-Za-z]+$")


def stripped(command: Command) -> Command:
    """Return the command after its prefixes. A prefix without a command, or one that can't be parsed, stays."""
    while (wrapper := WRAPPERS.get(command.program or "")) is not None:
        inner = _inner(command, wrapper)
        if inner is None:
            return command
        command = inner
    return command


def _inner(command: Command, wrapper: Wrapper) -> Command | None:
    words = command.words
    index = _after_flags(words, wrapper)
    if index is None:
        return None
    index += wrapper.positional
    assignments = list(command.assignments)
    while wrapper.assignments and index < len(words) and (pair := assigned(words[index])):
        assignments.append(pair)
        index += 1
    if index >= len(words):
        return None
    content = Content(words[index:], command.at, tuple(assignments), command.redirects)
    return replace(
        command,
        source=content,
        program=program_of(content.words),
        exec=command.exec or command.program == "exec",
        prefixes=(*command.prefixes, words[0]),
    )


def _after_flags(words: tuple[ShellWord, ...], wrapper: Wrapper) -> int | None:
    """Return the index after a wrapper's own flags; None when one of them makes it something else, or is a variable."""
    index = 1
    while index < len(words):
        head = words[index].parts[0] if words[index].parts else ""
        if not isinstance(head, str) or not head.startswith("-"):
            return index
        literal = words[index].literal
        if literal in wrapper.unless:
            return None
        if literal == "--":
            return index + 1
        index += 2 if literal in wrapper.valued else 1
    return index


def assigned(word: ShellWord) -> tuple[str, ShellWord] | None:
    """Split `NAME=value` into its name and the value as a word of its own; None for any other word."""
    head = word.parts[0] if word.parts else None
    found = _ASSIGNMENT.match(head) if isinstance(head, str) else None
    return (found[1], behind(word, found.end())) if found else None


def behind(word: ShellWord, length: int) -> ShellWord:
    """Return a word without its first `length` characters, which are literal."""
    head = word.parts[0]
    if not isinstance(head, str):
        return word
    rest = head[length:]
    parts = (rest, *word.parts[1:]) if rest or len(word.parts) == 1 else word.parts[1:]
    exact = word.at.text.startswith(head[:length])
    return ShellWord(parts, Span(word.at.file, word.at.begin + length, word.at.finish) if exact else word.at)


def script_index(words: tuple[ShellWord, ...]) -> int | None:
    """Return the index (from the end: negative) of the script in `sh -ec SCRIPT`; None when the shell gets none, or one that is not decided."""
    runs, index = False, 1
    while index < len(words):
        literal = words[index].literal
        if literal is None or not literal.startswith(("-", "+")) or literal in {"-", "--"}:
            break
        short = bool(_SHORT.match(literal))
        runs = runs or (short and "c" in literal)
        index += 2 if literal in SHELL_OPTIONS or (short and literal.endswith("o")) else 1
    known = index < len(words) and None not in words[index].parts
    return index - len(words) if runs and known else None


def options_of(flags: Iterable[str]) -> tuple[bool, bool]:
    """Return whether the words of `set`, of a shell or of a `#!` line set `errexit`, and `pipefail`."""
    errexit = pipefail = False
    before = ""
    for flag in flags:
        named = before.startswith("-") and before.endswith("o")
        errexit = errexit or (named and flag == "errexit") or (bool(_SHORT.match(flag)) and "e" in flag)
        pipefail = pipefail or (named and flag == "pipefail")
        before = flag
    return errexit, pipefail

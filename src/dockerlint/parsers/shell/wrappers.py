"""The one reader of a command that starts another one: `sudo -u node env A=b nice -n 5 npm ci`, `su node -c 'npm ci'`.

It reads words, so that exec form, shell form, script files and package.json scripts have one answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from dockerlint.knowledge.commands.wrappers import SCRIPT_OPTIONS, WRAPPERS, Wrapper
from dockerlint.models.shell import Command, Content, ShellWord, program_of
from dockerlint.parsers.shell.words import after, assigned
from dockerlint.source import Span

Words = tuple[ShellWord, ...]

_CHANGE_USER = frozenset(
    name for name, one in WRAPPERS.items() if one.user or one.default_user or "USER" in one.positional
)
_SEPARATED = re.compile(r"[\s=\"';&|(]+")
_NAMES = frozenset(["set", "export", "declare", "local", "readonly", "typeset", "echo", "printf"])
"""Builtins whose words may be a command that runs later."""


class Inner(NamedTuple):
    """The command that a wrapper starts, the variables that it sets for it, and the user, where it changes that."""

    words: Words
    assignments: tuple[tuple[str, ShellWord], ...] = ()
    user: ShellWord | None = None


class WrapperOptions(NamedTuple):
    """The words after a wrapper's own options, and the values of these."""

    rest: Words
    values: Mapping[str, ShellWord]


def unwrapped_command(command: Command) -> Command:
    """Return the command inside all wrappers. A wrapper without a command, or one that can't be read, stays."""
    while (inner := inner_command(command.words, command.program)) is not None:
        content = Content(
            inner.words, command.at, (*command.assignments, *inner.assignments), command.redirects
        )
        command = replace(
            command,
            source=content,
            program=program_of(inner.words),
            exec=command.exec or command.program == "exec",
            prefixes=(*command.prefixes, command.words[0]),
            user=inner.user or command.user,
        )
    return command


def inner_command(words: Words, program: str | None) -> Inner | None:
    """Return what a wrapper starts; None for any other program, and for a wrapper that starts nothing that can be read."""
    wrapper = WRAPPERS.get(program or "")
    options = _options(words[1:], wrapper) if wrapper else None
    if wrapper is None or options is None:
        return None
    user = next((options.values[name] for name in wrapper.user if name in options.values), None)
    if wrapper.login and user is None:
        return _login(words, wrapper)
    found = _positional(options, wrapper)
    if found is None:
        return None
    rest, named = found
    rest, assignments = _assignments(rest) if wrapper.assignments else (rest, ())
    return Inner(rest, assignments, user or named or _default_user(words, wrapper)) if rest else None


def named_users(command: Command) -> Iterator[ShellWord]:
    """Yield the users of the wrappers that a command names for a later one: `set -- gosu node "$@"`, `RUN="su-exec node"`."""
    words = (
        *(value for _, value in command.assignments),
        *(command.words if command.program in _NAMES else ()),
    )
    yield from users_in(words, command.at)


def users_in(words: Words, at: Span) -> Iterator[ShellWord]:
    """Yield the users that wrappers in a text change to: a script may run the text or write it to a crontab."""
    parts = (part for word in words for part in word.parts)
    names = [name for part in parts if isinstance(part, str) for name in _SEPARATED.split(part)]
    rest = ShellWord((None,), at)
    for index, name in enumerate(names):
        program = name.rsplit("/", 1)[-1]
        if program in _CHANGE_USER:
            named = (*(ShellWord((one,), at) for one in names[index:]), rest, rest)
            inner = inner_command(named, program)
            if inner and inner.user:
                yield inner.user


def _default_user(words: Words, wrapper: Wrapper) -> ShellWord | None:
    return ShellWord((wrapper.default_user,), words[0].at) if wrapper.default_user else None


def _options(words: Words, wrapper: Wrapper) -> WrapperOptions | None:
    """Read the options that words begin with; None when one of them makes the wrapper something else."""
    values: dict[str, ShellWord] = {}
    index = 0
    while index < len(words) and _is_option(words[index]):
        word = words[index]
        index += 1
        if word.literal == "--":
            break
        if (word.literal or "").partition("=")[0] in wrapper.unless:
            return None
        name, value = _option(word, wrapper.valued)
        if name and value is None and index < len(words):
            value = words[index]
            index += 1
        if value is not None:
            values[name] = value
    return WrapperOptions(words[index:], values)


def scattered_options(words: Words, wrapper: Wrapper) -> WrapperOptions | None:
    """Read options in any place: return the other words, and the values of options; None when one makes the wrapper something else."""
    values: dict[str, ShellWord] = {}
    plain: Words = ()
    while words:
        options = _options(words, wrapper)
        if options is None:
            return None
        values.update(options.values)
        plain, words = (*plain, *options.rest[:1]), options.rest[1:]
    return WrapperOptions(plain, values)


def _is_option(word: ShellWord) -> bool:
    head = word.parts[0] if word.parts else None
    return isinstance(head, str) and head.startswith("-")


def _option(word: ShellWord, valued: frozenset[str]) -> tuple[str, ShellWord | None]:
    """Return the name of an option that takes a value (empty for another one), and the value if the word holds it."""
    head = str(word.parts[0])
    name, equals, _ = head.partition("=")
    if equals and name in valued:
        return name, after(word, len(name) + 1)
    if word.literal in valued:
        return head, None
    letters = "" if head.startswith("--") else head[1:]
    for index, letter in enumerate(letters, 2):
        if f"-{letter}" in valued:
            glued = index < len(head) or len(word.parts) > 1
            return f"-{letter}", after(word, index) if glued else None
    return "", None


def _positional(options: WrapperOptions, wrapper: Wrapper) -> tuple[Words, ShellWord | None] | None:
    """Take a wrapper's own words; return the words after them and the user that one of them names."""
    rest, user = options.rest, None
    for kind in wrapper.positional:
        if kind == "REST":
            literals = [word.literal for word in rest]
            return (rest[literals.index("--") + 1 :], None) if "--" in literals else None
        if not rest or (kind.islower() and rest[0].literal != kind):
            return None
        if kind == "ROOT" and rest[0].literal != "/":
            return None
        user = rest[0] if kind == "USER" else user
        rest = rest[1:]
        if kind.islower():
            inner = _options(rest, wrapper)
            rest = inner.rest if inner else ()
    return rest, user


def _assignments(words: Words) -> tuple[Words, tuple[tuple[str, ShellWord], ...]]:
    pairs = []
    while words and (pair := assigned(words[0])):
        pairs.append(pair)
        words = words[1:]
    return words[1:] if words and words[0].literal == "--" else words, tuple(pairs)


def _login(words: Words, wrapper: Wrapper) -> Inner | None:
    """Read `su [OPTION...] [-] [USER [ARGUMENT...]]`: the user's shell runs the text, gets the arguments, or reads its input."""
    found = scattered_options(words[1:], wrapper)
    if found is None:
        return None
    plain, values = found
    user, arguments = (plain[0] if plain else _default_user(words, wrapper)), plain[1:]
    at = words[0].at
    script = next((values[name] for name in SCRIPT_OPTIONS if name in values), None)
    if script is not None:
        arguments = (ShellWord(("-c",), at), script, *arguments)
    return Inner((ShellWord(("sh",), at), *arguments), user=user)

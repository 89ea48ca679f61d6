"""Shell scripts and programs that give Compose a list of files that they put together: `docker compose "${files[@]}" up`."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator

from dockerlint.files import Files, source_of
from dockerlint.knowledge.compose.files import TAKES_VALUE
from dockerlint.models.shell import Command
from dockerlint.models.words import Clip
from dockerlint.parsers.shell.read import parse_shell
from dockerlint.paths import parent, resolve
from dockerlint.project.compose.patterns import ends_like, starred

_SHELL = re.compile(r"[^/]+\.(?:sh|bash)|[^/.]+")
_CALL = re.compile(r"\bdocker[ -]compose[ \t](?:[^\n;&|\\]|\\.)*", re.DOTALL)
_FILE_OPTION = re.compile(r"(?<![\w-])(?:-f|--file)(?![\w-])")
_CODE = re.compile(r"\.(?:go|py|rb|js|mjs|cjs|ts|mts|java|kt|rs|cs|php)$")
_LITERAL = re.compile(r"[\"'`]([\w./-]*compose[\w./-]*\.ya?ml)[\"'`]")
_PATH = re.compile(r"(?<![^\s\"'`=(),;|&<>])/?([\w.$*-][^\s\"'`=(),;|&<>]*\.ya?ml)\b")
"""A path from the begin of a word; `/` after a quoted variable is left out."""


def listed_by(files: Files, path: str, known: Collection[str]) -> tuple[str, ...]:
    """Return the compose files that a script may put into the list that it gives Compose: it has their paths, or a path like theirs."""
    if not _SHELL.fullmatch(posixpath.basename(path)):
        return ()
    file = source_of(files, path)
    if file is None or not _gives_a_list(Clip(file, file.text, 0), has_name=path.endswith("sh")):
        return ()
    return tuple(dict.fromkeys(_named(file.text, path, known)))


def listed_in_code(files: Files, known: Collection[str]) -> frozenset[str]:
    """Return the compose files that a program names next to others, as tests do that start each with a set of its own.

    All code of the tree is read for it.
    """
    found: set[str] = set()
    for path in filter(_CODE.search, files.walk()):
        file = source_of(files, path)
        names = _LITERAL.findall(file.text) if file and "compose" in file.text else ()
        places = {one for name in names for start in (".", parent(path)) if (one := resolve(start, name))}
        listed = places.intersection(known)
        found |= listed if len(listed) > 1 else set()
    return frozenset(found)


def _gives_a_list(script: Clip, *, has_name: bool) -> bool:
    """Return whether a shell script calls Compose with a variable in place of its files, and has the option for them elsewhere."""
    text = script.text
    if not (has_name or text.startswith("#!")) or not _FILE_OPTION.search(text):
        return False
    calls = (parse_shell(Clip(script.file, call[0], 0)).commands for call in _CALL.finditer(text))
    return any(_has_a_variable_first(command) for commands in calls for command in commands)


def _has_a_variable_first(command: Command) -> bool:
    """Return whether a word that is not known is before the command's own verb, and no option names a file."""
    waiting = iter(command.words[2 if command.program == "docker" else 1 :])
    for word in waiting:
        if word.literal is None:
            return True
        if word.literal in TAKES_VALUE:
            next(waiting, None)
        elif not word.literal.startswith("-") or word.literal.startswith(("-f", "--file")):
            return False
    return False


def _named(text: str, caller: str, known: Collection[str]) -> Iterator[str]:
    for name in dict.fromkeys(map(starred, _PATH.findall(text))):
        if pattern := ends_like(name):
            yield from (path for path in known if pattern.fullmatch(path))
        else:
            placed = filter(None, (resolve(start, name) for start in (parent(caller), ".")))
            yield from (path for path in placed if path in known)

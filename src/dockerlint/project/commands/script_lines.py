"""The commands of a package.json script, as far as they are plain words."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Mapping

from dockerlint.knowledge.commands.builders import PACKAGE_MANAGERS, RUNS_ANOTHER
from dockerlint.knowledge.commands.wrappers import ENVIRONMENT, INITS, NODE_FLAGS_WITH_VALUE, NODE_LIKE

_OPERATOR = re.compile(r"\s*(?:&&|\|\||[;|&\n])\s*")
_ASSIGNMENT = re.compile(r"[A-Za-z_]\w*=")
_SCRIPT_WORD = re.compile(r"[\w:.-]+")
_DEEPEST = 5


def commands(scripts: Mapping[str, str], name: str, depth: int = 0) -> Iterator[list[str]]:
    """Yield the commands that a script runs, scripts that it runs in turn opened; an unreadable one is empty."""
    if depth > _DEEPEST:
        yield []
        return
    for part in _OPERATOR.split(scripts.get(name, "")):
        words = unwrapped(_words(part))
        inner = _script_name(words)
        if inner in scripts:
            yield from commands(scripts, inner, depth + 1)
        elif words or part:
            yield words


def unwrapped(words: list[str]) -> list[str]:
    """Strip assignments, and programs that set something and run the rest: `cross-env A=b node main.js`."""
    while words:
        program = words[0].rpartition("/")[2]
        flags = INITS.get(program) or ENVIRONMENT.get(program)
        if _ASSIGNMENT.match(words[0]):
            words = words[1:]
        elif flags is not None or program in RUNS_ANOTHER or program in INITS or program in ENVIRONMENT:
            words = _after_flags(words[1:], flags or set())
        elif program in PACKAGE_MANAGERS and words[1:2] == ["exec"]:
            words = _after_flags(words[2:], set())
        else:
            break
    return words


def started_file(words: list[str]) -> str | None:
    """Return the file that `node` or its like runs; None when the command is another one, or does not say it plainly."""
    if not words or words[0].rpartition("/")[2] not in NODE_LIKE:
        return None
    rest = iter(words[1:])
    for word in rest:
        if word in NODE_FLAGS_WITH_VALUE:
            next(rest, None)
        elif not word.startswith("-") and word not in {"start", "run", "watch"}:
            return None if "$" in word or "*" in word else word
    return None


def _words(text: str) -> list[str]:
    try:
        return shlex.split(text)
    except ValueError:
        return []


def _after_flags(words: list[str], with_value: set[str]) -> list[str]:
    index = 0
    while index < len(words) and words[index].startswith("-"):
        if words[index] == "--":
            return words[index + 1 :]
        index += 2 if words[index] in with_value else 1
    return words[index:]


def _script_name(words: list[str]) -> str:
    """Return the script that `npm run x` or `pnpm x` runs in the same package, or an empty name."""
    if not words or words[0] not in PACKAGE_MANAGERS:
        return ""
    rest = [word for word in words[1:] if word not in {"run", "run-script", "--silent", "-s"}]
    return rest[0] if rest and _SCRIPT_WORD.fullmatch(rest[0]) else ""

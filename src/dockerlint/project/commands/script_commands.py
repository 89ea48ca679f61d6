"""The commands of package.json scripts, and the file that a command runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import islice, pairwise
from typing import NamedTuple

from dockerlint.knowledge.commands.build_tools import ON_LINUX, RUNS_BY_PLATFORM, RUNS_SCRIPTS, RUNS_TEXTS
from dockerlint.knowledge.commands.javascript_managers import RUNS_HOOKS, RUNS_PROGRAM
from dockerlint.knowledge.node.node_programs import NODE_FLAGS_WITH_VALUE, NODE_LIKE, NODE_VERBS, PRELOADS
from dockerlint.models.package import Manifest
from dockerlint.models.shell import Command, Script, ShellWord
from dockerlint.parsers.shell.environment import ExecutionEnvironment, environments
from dockerlint.parsers.shell.invocation import Invocation, invocation, unwrapped
from dockerlint.parsers.shell.read import parse_command, parse_text
from dockerlint.project.commands.selection import selects
from dockerlint.project.stages.paths import joined, normal
from dockerlint.values import Text

_ELSEWHERE = ("dir", "prefix", "cwd")
_SCRIPT = re.compile(r"(npm|pnpm|yarn|bun):(\S+)(.*)", re.DOTALL)
_DEEPEST = 5
_MOST = 1_000
"""How many commands of one script are read."""


class ScriptCommand(NamedTuple):
    """A command of a package.json script, and the base-relative folder that it runs in; None where that is not known."""

    command: Command
    folder: str | None


def script_commands(manifest: Manifest, name: str) -> tuple[Command, ...]:
    """Return the commands that a script runs, those of the package's other scripts in their place; one that can't be read has no words."""
    return tuple(one.command for one in placed_commands(manifest, name))


@lru_cache(maxsize=4096)
def placed_commands(manifest: Manifest, name: str, depth: int = 0) -> tuple[ScriptCommand, ...]:
    """Return the same commands with the folder of each.

    The answer is kept, because many images ask for the same script, and bounded, because scripts that call each other multiply.
    """
    found = tuple(islice(_commands(manifest, name, depth), _MOST + 1))
    return found if len(found) <= _MOST else (*found[:_MOST], _unread(manifest, name))


def _commands(manifest: Manifest, name: str, depth: int) -> Iterator[ScriptCommand]:
    if name not in manifest.scripts:
        return
    script = script_of(manifest, name)
    start = ExecutionEnvironment(Text.known(f"/{manifest.folder}"), _unknown, joined)
    for command, shell in environments(script.commands, start) if depth <= _DEEPEST else ():
        for one in _programs(command):
            inner = own_scripts(one, manifest)
            for other in inner:
                yield from placed_commands(manifest, other, depth + 1)
            if not inner:
                yield ScriptCommand(one, _base_relative(shell.folder))
    if depth > _DEEPEST or not script.complete:
        yield _unread(manifest, name)


def _unread(manifest: Manifest, name: str) -> ScriptCommand:
    return ScriptCommand(Command.of((), manifest.at("scripts", name)), None)


def _unknown(name: str) -> Text:
    return Text.unknown(f"`{name}` may be set when the script runs")


def _base_relative(folder: Text) -> str | None:
    return None if folder.value is None else normal(folder.value).lstrip("/") or "."


def script_of(manifest: Manifest, name: str) -> Script:
    """Return a script of a package, with what `run-script-os` runs on Linux in its place."""
    script = parse_text(manifest.scripts[name], manifest.at("scripts", name))
    if not any(one.program in RUNS_BY_PLATFORM for one in script.commands):
        return script
    return replace(script, commands=tuple(_on_linux(one, manifest, name) for one in script.commands))


def _on_linux(command: Command, manifest: Manifest, name: str) -> Command:
    names = (f"{name}:{platform}" for platform in ON_LINUX)
    found = next((one for one in names if one in manifest.scripts), None)
    if command.program not in RUNS_BY_PLATFORM or found is None:
        return command
    return command.with_words(tuple(ShellWord((word,), command.at) for word in ("npm", "run", found)))


def _programs(command: Command) -> Iterator[Command]:
    """Yield the commands that a command starts in the end; one that starts no other is yielded itself."""
    for one in started(command).commands:
        yield from (one,) if one is command else _programs(one)


def started(command: Command) -> Script:
    """Return what `npx X`, `pnpm exec X`, `pnpm turbo`, `run-s X Y` or `concurrently X Y` starts, wrappers looked through; of any other command itself."""
    call = invocation(command)
    if call is None:
        return parse_command(command)
    inner = unwrapped(call)
    if inner.program in RUNS_SCRIPTS | RUNS_TEXTS:
        return _several(inner)
    if inner is not call:
        return parse_command(inner.command)
    runs = call.verb in RUNS_PROGRAM and call.arguments
    return parse_command(command.with_words(call.arguments) if runs else command)


def _several(call: Invocation) -> Script:
    """Return the commands that a program starts one after the other, or at the same time."""
    operator = "&" if call.program in {"run-p", *RUNS_TEXTS} or call.has("parallel") else "&&"
    scripts = [_line(call, word) for word in call.arguments]
    commands: list[Command] = []
    for script in scripts:
        joined_by = operator if commands else call.command.joined_by
        commands += [replace(one, joined_by=joined_by) for one in script.commands[:1]]
        commands += script.commands[1:]
    return Script(tuple(commands), all(script.complete for script in scripts))


def _line(call: Invocation, word: ShellWord) -> Script:
    """Return one of the command lines that a program starts; a pattern of scripts is not read."""
    text = word.literal
    script = _SCRIPT.fullmatch(text or "")
    if script:
        text = f"{script[1]} run {script[2]}{script[3]}"
    elif text and call.program in RUNS_SCRIPTS:
        text = f"npm run {text}"
    if text is None or ("*" in text and (script or call.program in RUNS_SCRIPTS)):
        return Script((Command.of((ShellWord((None,), word.at),), word.at),), complete=False)
    return parse_text(text, word.at)


def own_scripts(command: Command, manifest: Manifest) -> tuple[str, ...]:
    """Return the scripts of its own package that a command runs, in order."""
    call = invocation(command)
    if call is None or call.script is None or selects(call) or any(name in call.flags for name in _ELSEWHERE):
        return ()
    return hooked(call, manifest, call.script)


def hooked(call: Invocation, manifest: Manifest, name: str) -> tuple[str, ...]:
    """Return a script of a package with those that run before and after it; none if it is missing."""
    if name not in manifest.scripts:
        return ()
    if call.program not in RUNS_HOOKS or call.has("ignore-scripts"):
        return (name,)
    return tuple(one for one in (f"pre{name}", name, f"post{name}") if one in manifest.scripts)


def node_argument(command: Command) -> str | None:
    """Return the file that `node` or its like runs, as it is written; None for another command, and where a variable decides."""
    words = iter(command.words[1:] if command.program in NODE_LIKE else ())
    for word in words:
        literal = word.literal
        if literal is None:
            return None
        if literal in NODE_FLAGS_WITH_VALUE:
            next(words, None)
        elif not literal.startswith("-") and literal not in NODE_VERBS:
            return None if "*" in literal else literal
    return None


def preloaded(command: Command) -> Iterator[str]:
    """Yield the files that `node` or its like runs before the one that it is given (`-r ./tracing.js`), as they are written."""
    words = [word.literal or "" for word in command.words[1:]] if command.program in NODE_LIKE else []
    file = node_argument(command)
    for word, value in pairwise((*words[: words.index(file)], "") if file in words else ()):
        name, equals, own = word.partition("=")
        text = own if equals else value
        if name in PRELOADS and text.startswith(("./", "../", "/")):
            yield text


def program_path(command: Command) -> str | None:
    """Return the path that a command runs as a program, as it is written; None for a name that PATH is searched for."""
    literal = command.words[0].literal if command.words else None
    return literal if literal and "/" in literal else None

"""The commands of package.json scripts, and the file that a command has node run."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.knowledge.commands.builders import PACKAGE_MANAGERS
from dockerlint.knowledge.commands.javascript_managers import RUNS_PROGRAM
from dockerlint.knowledge.commands.node_programs import NODE_FLAGS_WITH_VALUE, NODE_LIKE, NODE_VERBS
from dockerlint.models.package import Manifest
from dockerlint.models.shell import Command
from dockerlint.parsers.shell.invocation import invocation, unwrapped
from dockerlint.parsers.shell.read import parse_command, parse_text

_ELSEWHERE = frozenset({"filter", "workspace", "dir", "prefix", "cwd", "recursive", "workspaces"})
_DEEPEST = 5


def script_commands(manifest: Manifest, name: str, depth: int = 0) -> Iterator[Command]:
    """Yield the commands that a script runs, those of the package's other scripts in their place; one that can't be read has no words."""
    text = manifest.scripts.get(name)
    if text is None:
        return
    at = manifest.at("scripts", name)
    script = parse_text(text, at)
    for command in script.commands if depth <= _DEEPEST else ():
        for one in run_programs(command):
            inner = own_script(one)
            if inner in manifest.scripts:
                yield from script_commands(manifest, inner, depth + 1)
            else:
                yield one
    if depth > _DEEPEST or not script.complete:
        yield Command.of((), at)


def run_programs(command: Command) -> tuple[Command, ...]:
    """Return what `npx X`, `pnpm exec X` or `pnpm turbo` runs, its wrappers looked through; any other command itself."""
    inner = started_program(command)
    if inner is None:
        return (command,)
    return tuple(one for opened in parse_command(inner).commands for one in run_programs(opened))


def started_program(command: Command) -> Command | None:
    """Return the command that `npx X`, `pnpm exec X` or `pnpm turbo` runs; None for any other command."""
    call = invocation(command)
    if call is None:
        return None
    inner = unwrapped(call)
    if inner is not call:
        return inner.command
    runs = call.verb in RUNS_PROGRAM and call.arguments
    return command.with_words(call.arguments) if runs else None


def own_script(command: Command) -> str:
    """Return the script of its own package that a command runs, or an empty name."""
    call = invocation(command)
    if call is None or call.program not in PACKAGE_MANAGERS or not _ELSEWHERE.isdisjoint(call.flags):
        return ""
    return call.script or ""


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

"""Shells that run a script: their options, and the commands of the script in the place of the shell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from dockerlint.knowledge.commands.wrappers import SHELL_OPTIONS
from dockerlint.models.shell import Command, Script, ShellWord
from dockerlint.models.shell_variables import Variable

_SHORT = re.compile(r"-[A-Za-z]+$")
Words = tuple[ShellWord, ...]


def script_words(words: Words) -> Words:
    """Return the script of `sh -ec SCRIPT NAME ARGUMENT...` and the words after it; empty when there is none, or one that is not decided."""
    runs_text, operands = shell_operands(words)
    known = operands and not any(part is None or _is_output(part) for part in operands[0].parts)
    return operands if runs_text and known else ()


def _is_output(part: str | Variable) -> bool:
    return isinstance(part, Variable) and part.is_substitution


def shell_operands(words: Words) -> tuple[bool, Words]:
    """Return whether a shell runs a text (`-c`), and the words after its options: the text or the file, and its arguments."""
    runs, index = False, 1
    while index < len(words):
        literal = words[index].literal
        if literal is None or not literal.startswith(("-", "+")):
            break
        if literal in {"-", "--"}:
            index += 1
            break
        short = bool(_SHORT.match(literal))
        runs = runs or (short and "c" in literal)
        index += 2 if literal in SHELL_OPTIONS or (short and literal.endswith("o")) else 1
    return runs, words[index:]


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


def adopted(shell: Command, script: Script, number: int) -> Script:
    """Put the commands of `sh -c` in the place of the shell."""
    last = len(script.commands) - 1
    commands = tuple(
        replace(
            one,
            source=one.content._replace(assignments=(*shell.assignments, *one.assignments)),
            joined_by=one.joined_by if index else shell.joined_by,
            certain=one.certain and shell.certain,
            prefixes=(*shell.prefixes, shell.words[0], *one.prefixes),
            subshell=(*shell.subshell, number, *one.subshell),
            substitution=one.substitution or shell.substitution,
            function=one.function or shell.function,
            negated=one.negated or shell.negated,
            user=one.user or shell.user,
            exec=one.exec or (shell.exec and index == last),
        )
        for index, one in enumerate(script.commands)
    )
    errexit, pipefail = options_of([word.literal or "" for word in shell.words[1:]])
    return Script(commands, script.complete, script.errexit or errexit, script.pipefail or pipefail)


def passed(words: Words, arguments: Words) -> Iterator[ShellWord]:
    """Replace `"$@"`, `$0` and `$1` by the words that a shell gets after its script; the first one is `$0`."""
    for word in words:
        only = word.parts[0] if len(word.parts) == 1 else None
        if word.passes_arguments:
            yield from arguments[1:]
        elif isinstance(only, Variable) and only.name.isdecimal() and int(only.name) < len(arguments):
            yield arguments[int(only.name)]
        else:
            yield word


def flagged(only: Command | Script, *, complete: bool) -> Script:
    """Return the script of one command; the options of a shell that is all of it are its own."""
    if isinstance(only, Command):
        return Script((only,), complete, *options((only,)))
    return only if complete else replace(only, complete=False)


def options(commands: Iterable[Command]) -> tuple[bool, bool]:
    """Return whether a script itself sets `-e` and `-o pipefail`."""
    flags = [
        word.literal or ""
        for command in commands
        if command.program == "set" and command.certain and not command.subshell
        for word in command.words[1:]
    ]
    return options_of(flags)

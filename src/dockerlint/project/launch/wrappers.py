"""Layers of a command that start another one: process 1 helpers, user changes, environments and shells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dockerlint.knowledge.commands.wrappers import ENVIRONMENT, GIVES_ROOT_UP, INITS, SHELLS
from dockerlint.knowledge.images.base_images import Entrypoint
from dockerlint.models.shell import Command, ShellWord
from dockerlint.parsers.shell.read import parse_text
from dockerlint.project.launch.environment import UNREAD, Layer, Scene, script_layer, tail
from dockerlint.source import SourceFile

_SHEBANG = re.compile(r"#!.*\b(?:sh|bash|ash|dash|zsh)\b")


def wrapper_layer(scene: Scene, command: Command) -> Layer | None:
    """Open one wrapper, shell or script; None when the command is none of them."""
    program, words = command.program, command.words[1:]
    if program in INITS:
        return Layer(tail(scene, _after_flags(words, INITS[program])))
    if program in GIVES_ROOT_UP:
        return Layer(tail(scene, _after_flags(words, set())[GIVES_ROOT_UP[program] :]), gives_root_up=True)
    if program in ENVIRONMENT:
        return Layer(tail(scene, tuple(_without_assignments(_after_flags(words, ENVIRONMENT[program])))))
    if program in SHELLS:
        return _shell(scene, words)
    if file := _script_file(scene, command):
        return _script(scene, file, words)
    return Layer(tail(scene, words)) if _is_own_entrypoint(scene, program) else None


def _is_own_entrypoint(scene: Scene, program: str | None) -> bool:
    """Whether this is the entrypoint of an official base image, known to run the command that it is given."""
    base = scene.stage.image
    return program == "docker-entrypoint.sh" and bool(base and base.entrypoint is Entrypoint.RUNS_COMMAND)


def _after_flags(words: tuple[ShellWord, ...], with_value: set[str]) -> tuple[ShellWord, ...]:
    """Skip the flags before a wrapped command, `--` included."""
    index = 0
    while index < len(words) and (literal := words[index].literal) is not None and literal.startswith("-"):
        index += 2 if literal in with_value else 1
        if literal == "--":
            break
    return words[index:]


def _without_assignments(words: tuple[ShellWord, ...]) -> Iterator[ShellWord]:
    leading = True
    for word in words:
        leading = leading and "=" in str(word.parts[0] if word.parts else "")
        if not leading and word.literal != "--":
            yield word


def _shell(scene: Scene, words: tuple[ShellWord, ...]) -> Layer:
    """Read `sh -c TEXT` and `sh SCRIPT`; an interactive shell is just started."""
    for index, word in enumerate(words):
        literal = word.literal
        if literal is None:
            return UNREAD
        if literal.startswith("-") and not literal.startswith("--") and "c" in literal:
            return _inline(scene, words[index + 1 :])
        if not literal.startswith(("-", "+")):
            file = scene.file(literal)
            return _script(scene, file, words[index + 1 :]) if file else UNREAD
    return Layer(started=True)


def _inline(scene: Scene, words: tuple[ShellWord, ...]) -> Layer:
    if not words or words[0].literal is None:
        return UNREAD
    script = parse_text(words[0].literal, words[0].at)
    return script_layer(replace(scene, rest=words[2:] or scene.rest), script)


def _script_file(scene: Scene, command: Command) -> SourceFile | None:
    literal = command.words[0].literal
    if not literal or ("/" not in literal and not literal.endswith(".sh")):
        return None
    file = scene.file(literal)
    return file if file and (_SHEBANG.match(file.text) or file.path.endswith(".sh")) else None


def _script(scene: Scene, file: SourceFile, rest: tuple[ShellWord, ...]) -> Layer:
    return script_layer(replace(scene, rest=rest), scene.origins.scripts.of_file(file))

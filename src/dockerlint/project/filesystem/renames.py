"""What `cp`, `mv` and options of a command say about paths of an image."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from dockerlint.models.shell import Command
from dockerlint.parsers.shell.invocation import Invocation
from dockerlint.project.stages.evaluation import Step
from dockerlint.project.stages.paths import joined
from dockerlint.values import Text


def renames(command: Command, step: Step, folder: Text) -> Iterator[tuple[str, str]]:
    """Yield (source, target) of a `cp` or `mv` with one source, as absolute paths."""
    words = [
        joined(folder, word.text(step.variables.lookup)).value
        for word in command.words[1:]
        if not _is_flag(word.literal)
    ]
    if len(words) != 2 or words[0] is None or words[1] is None:
        return
    raw = command.words[-1].literal or ""
    source, target = words[0], words[1]
    if raw.endswith(("/", "/.")):
        yield source, posixpath.join(target, posixpath.basename(source))
    else:
        yield source, target


def _is_flag(literal: str | None) -> bool:
    return literal is not None and literal.startswith("-")


def option(call: Invocation, step: Step, name: str) -> str | None:
    """Return the value of an option that counts, or None when it is not given or not known."""
    values = call.values(name)
    return values[-1].text(step.variables.lookup).value if values else None

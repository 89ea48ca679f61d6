"""Whether the code that a container starts may change its own user: root is then where it begins, not what serves."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from dockerlint.files import source_of
from dockerlint.knowledge.docker.user_calls import (
    HOOKS,
    PYTHON,
    PYTHON_OPTIONS,
    node_user_call,
    python_user_call,
    shell_user_call,
)
from dockerlint.models.shell import Command
from dockerlint.project.filesystem.listing import files_below
from dockerlint.project.filesystem.origins import file_origin
from dockerlint.project.images.containers import Container
from dockerlint.project.images.running.code_writes import code_files
from dockerlint.project.images.started_code import StartedCode
from dockerlint.project.stages.paths import covers, joined
from dockerlint.source import SourceFile, Span
from dockerlint.values import Text

_TESTS = re.compile(r"(?:^|/)(?:tests?/|test_[^/]*$|conftest\.py$)")
_MOST = 500
"""How many files are read."""


def user_call(container: Container, code: StartedCode) -> Span | None:
    """Return the first call that changes the user: in JavaScript that the container may load, in Python next to what it starts, or in hooks of nginx."""
    found = [(file, node_user_call(file.text)) for file in code_files(container, code)]
    found += [(file, python_user_call(file.text)) for file in _python_files(container)]
    found += [(file, shell_user_call(file.text)) for file in _hooks(container)]
    return next((file.span(*call.span("call")).first_line() for file, call in found if call), None)


def _python_files(container: Container) -> Iterator[SourceFile]:
    """Yield the files of Python that lie in or below the folder of a program that Python runs."""
    origins, stage = container.image.origins, container.image.stage
    folders = (_folder(one.command, one.environment.folder) for one in container.launch.started)
    for folder in dict.fromkeys(one for one in folders if one and one != "/"):
        paths = [one for one in files_below(origins, stage, folder) if one.endswith(".py")]
        sources = (file_origin(origins, stage, one) for one in paths[:_MOST] if not _TESTS.search(one))
        yield from (file for one in sources if one and (file := source_of(origins.files, one)))


def _hooks(container: Container) -> Iterator[SourceFile]:
    """Yield the scripts that the image brings for the entrypoint of nginx."""
    origins, stage = container.image.origins, container.image.stage
    if not any(put.target and covers(HOOKS, put.target) for one in stage.chain for put in origins.puts(one)):
        return
    sources = (file_origin(origins, stage, one) for one in files_below(origins, stage, HOOKS))
    yield from (file for one in sources if one and (file := source_of(origins.files, one)))


def _folder(command: Command, around: Text) -> str | None:
    """Return the folder of the program that Python runs (`-m app.main` is one of `app`); None for any other command."""
    if not PYTHON.fullmatch(command.program or ""):
        return None
    words = iter([word.literal or "" for word in command.words[1:]])
    for word in words:
        if word in PYTHON_OPTIONS:
            next(words, None)
        elif word == "-m":
            module = next(words, "").replace(".", "/")
            return joined(around, Text.known(module.partition("/")[0])).value if module else None
        elif not word.startswith("-"):
            return joined(around, Text.known(posixpath.dirname(word) or ".")).value if word else None
    return None

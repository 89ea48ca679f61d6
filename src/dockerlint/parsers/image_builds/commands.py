"""The images that shell commands build: `docker build` and its kin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dockerlint.knowledge.docker import docker_commands as facts
from dockerlint.models.image_build import BuildArgument, ImageBuild, NamedContext
from dockerlint.models.shell import Command, ShellWord
from dockerlint.models.shell_variables import Lookup
from dockerlint.parsers.image_builds.attributes import attributes
from dockerlint.parsers.image_builds.contexts import named_context
from dockerlint.parsers.image_builds.options import read_options, words_after
from dockerlint.parsers.image_builds.paths import path_text
from dockerlint.parsers.shell.environment import ExecutionEnvironment, environments
from dockerlint.parsers.shell.words import after, assigned
from dockerlint.values import Text


def _unknown(name: str) -> Text:
    return Text.unknown(f"`{name}` is a shell variable")


def docker_builds(
    commands: Sequence[Command], folder: Text, lookup: Lookup = _unknown
) -> tuple[ImageBuild, ...]:
    """Return the builds of `docker build`, `docker buildx build` and similar commands, in order.

    `folder` is where the commands start, base-relative; `cd` and assignments are followed. `lookup` returns variables: an unknown value if it does
    not know one, and None only if it is certainly not set.
    """
    start = ExecutionEnvironment(folder, lookup, lambda here, path: path_text(path, here))
    builds = (_build(command, shell) for command, shell in environments(commands, start))
    return tuple(build for build in builds if build is not None)


def _build(command: Command, shell: ExecutionEnvironment) -> ImageBuild | None:
    words = words_after(command, facts.BUILDS)
    options = read_options(words, facts.BUILD_VALUED) if words is not None else None
    if options is None or not options.positional:
        return None
    here, lookup = shell.folder, shell.lookup
    file, target = options.last("f", "file"), options.last("target")
    found = [_argument(word, lookup) for word in options.named.get("build-arg", ())]
    args = [one for one in found if one is not None]
    outputs = [word.text(lookup) for name in ("o", "output") for word in options.named.get(name, ())]
    return ImageBuild(
        context=path_text(_context(options.positional).text(lookup), here),
        dockerfile=path_text(file.text(lookup), here) if file else None,
        target=given(target.text(lookup)) if target else None,
        args=tuple(args),
        args_complete=options.complete and len(args) == len(found),
        contexts=tuple(_contexts(options.named.get("build-context", ()), shell)),
        tags=tuple(word.text(lookup) for name in ("t", "tag") for word in options.named.get(name, ())),
        pushes=True if "push" in options.flags or any(map(pushes, outputs)) else None,
        makes_image=makes_image(outputs),
        at=command.at,
    )


def _context(words: Sequence[ShellWord]) -> ShellWord:
    """Return the word that is the context; a lone variable after it holds options."""
    written = [word for word in words if any(isinstance(part, str) for part in word.parts)]
    return written[-1] if written else words[-1]


def _contexts(words: Sequence[ShellWord], shell: ExecutionEnvironment) -> Iterator[NamedContext]:
    for word in words:
        head = word.parts[0] if word.parts else None
        name, equals, _ = head.partition("=") if isinstance(head, str) else ("", "", "")
        if name and equals:
            value = after(word, len(name) + 1).text(shell.lookup)
            yield named_context(name, value, word.at, lambda path: path_text(path, shell.folder))


def given(text: Text) -> Text | None:
    """Return None for an empty input, as the actions toolkit and docker do."""
    return None if text.value == "" else text


def makes_image(outputs: Sequence[Text]) -> bool:
    """Return whether one of the exporters may create an image; a plain path is a folder for files."""
    return not outputs or not all(_kind(one) in facts.NO_IMAGE for one in outputs)


def _kind(output: Text) -> str | None:
    """Return the type of an exporter, `local` for a plain path; None if it is not known."""
    exporter = attributes(output)
    if "type" in exporter:
        return exporter["type"].value
    return None if exporter or output.value is None else "local"


def pushes(output: Text) -> bool | None:
    """Return whether an exporter sends the image to a registry; None where a variable decides it."""
    value = attributes(output).get("push", Text.known("false")).value
    return True if _kind(output) == "registry" or value == "true" else None if value is None else False


def _argument(word: ShellWord, lookup: Lookup) -> BuildArgument | None:
    if pair := assigned(word):
        return BuildArgument(pair[0], pair[1].text(lookup), word.at)
    return BuildArgument(word.literal, None, word.at) if word.literal else None

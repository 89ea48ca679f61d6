"""The images that shell commands build: `docker build` and its kin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dockerlint.knowledge.docker import docker_commands as facts
from dockerlint.models.image_build import BuildArgument, ImageBuild
from dockerlint.models.shell import Command, Lookup, ShellWord
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


@dataclass(slots=True)
class _Options:
    """The options and arguments of one build."""

    named: dict[str, list[ShellWord]] = field(default_factory=dict)
    positional: list[ShellWord] = field(default_factory=list)
    complete: bool = True
    pushes: bool = False

    def last(self, *names: str) -> ShellWord | None:
        found = [word for name in names for word in self.named.get(name, ())]
        return found[-1] if found else None


def _build(command: Command, shell: ExecutionEnvironment) -> ImageBuild | None:
    words = _behind_build(command)
    options = _options(words) if words is not None else None
    if options is None or not options.positional:
        return None
    here, lookup = shell.folder, shell.lookup
    file, target = options.last("f", "file"), options.last("target")
    found = [_argument(word, lookup) for word in options.named.get("build-arg", ())]
    args = [one for one in found if one is not None]
    outputs = [word.text(lookup) for name in ("o", "output") for word in options.named.get(name, ())]
    return ImageBuild(
        context=path_text(options.positional[-1].text(lookup), here),
        dockerfile=path_text(file.text(lookup), here) if file else None,
        target=given(target.text(lookup)) if target else None,
        args=tuple(args),
        args_complete=options.complete and len(args) == len(found),
        tags=tuple(word.text(lookup) for name in ("t", "tag") for word in options.named.get(name, ())),
        pushes=True if options.pushes or any(map(pushes, outputs)) else None,
        makes_image=makes_image(outputs),
        at=command.at,
    )


def given(text: Text) -> Text | None:
    """Return None for an empty input, as the actions toolkit and docker do."""
    return None if text.value == "" else text


def makes_image(outputs: Sequence[Text]) -> bool:
    """Return whether one of the exporters may create an image; a plain path is a folder for files."""
    said = [one.value for one in outputs]
    return not said or not all(one is not None and _exporter(one)["type"] in facts.NO_IMAGE for one in said)


def pushes(output: Text) -> bool:
    """Return whether an exporter certainly sends the image to a registry."""
    exporter = _exporter(output.value or "")
    return exporter["type"] == "registry" or exporter.get("push") == "true"


def _exporter(output: str) -> dict[str, str]:
    pairs = dict(part.strip().partition("=")[::2] for part in output.split(","))
    return {"type": "" if "=" in output else "local", **pairs}


def _behind_build(command: Command) -> tuple[ShellWord, ...] | None:
    """Return the words after `docker [options] buildx build`; None for any other command."""
    if command.program not in facts.PROGRAMS:
        return None
    index, said = 1, []
    while index < len(command.words):
        literal = command.words[index].literal or ""
        index += 2 if literal.lstrip("-") in facts.GLOBAL_VALUED and literal.startswith("-") else 1
        if literal.startswith("-"):
            continue
        said.append(literal)
        if tuple(said) in facts.BUILDS:
            return command.words[index:]
        if not any(one[: len(said)] == tuple(said) for one in facts.BUILDS):
            return None
    return None


def _options(words: Sequence[ShellWord]) -> _Options:
    options = _Options()
    waiting = list(reversed(words))
    while waiting:
        word = waiting.pop()
        head = word.parts[0] if word.parts else ""
        if not isinstance(head, str) or not head.startswith("-") or head == "-":
            options.positional.append(word)
            options.complete = options.complete and any(isinstance(part, str) for part in word.parts)
            continue
        name, equals, _ = head.lstrip("-").partition("=")
        if equals:
            options.named.setdefault(name, []).append(after(word, head.index("=") + 1))
        elif name in facts.BUILD_VALUED:
            options.named.setdefault(name, []).extend([waiting.pop()] if waiting else [])
        elif not head.startswith("--") and head[1:2] in facts.BUILD_VALUED:
            options.named.setdefault(head[1], []).append(after(word, 2))
        elif word.literal == "--push":
            options.pushes = True
    return options


def _argument(word: ShellWord, lookup: Lookup) -> BuildArgument | None:
    if pair := assigned(word):
        return BuildArgument(pair[0], pair[1].text(lookup), word.at)
    return BuildArgument(word.literal, None, word.at) if word.literal else None

"""The images that shell commands and build-push-action build."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dockerlint.knowledge.docker import docker_commands as facts
from dockerlint.models.shell import Command, Lookup, ShellWord
from dockerlint.models.workflow import BuildArgument, ImageBuild
from dockerlint.parsers.shell.environment import ExecutionEnvironment, environments
from dockerlint.parsers.shell.places import text_clip
from dockerlint.parsers.shell.words import after, assigned
from dockerlint.parsers.workflow.values import ROOT, expanded, path_text, text_of
from dockerlint.source import Span
from dockerlint.tree import Map, Node, Scalar
from dockerlint.values import Known, Text


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
    return ImageBuild(
        context=path_text(options.positional[-1].text(lookup), here),
        dockerfile=path_text(file.text(lookup), here) if file else None,
        target=_given(target.text(lookup)) if target else None,
        args=tuple(args),
        args_complete=options.complete and len(args) == len(found),
        tags=tuple(word.text(lookup) for name in ("t", "tag") for word in options.named.get(name, ())),
        makes_image=_makes_image(
            word.text(lookup) for name in ("o", "output") for word in options.named.get(name, ())
        ),
        at=command.at,
    )


def _makes_image(outputs: Iterable[Text]) -> bool:
    """Return whether one of the exporters may create an image; a plain path is a folder for files."""
    said = [one.value for one in outputs]
    return not said or not all(one is not None and _exporter(one) in facts.NO_IMAGE for one in said)


def _exporter(output: str) -> str:
    pairs = dict(part.strip().partition("=")[::2] for part in output.split(","))
    return pairs.get("type", "" if "=" in output else "local")


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
    return options


def _argument(word: ShellWord, lookup: Lookup) -> BuildArgument | None:
    if pair := assigned(word):
        return BuildArgument(pair[0], pair[1].text(lookup), word.at)
    return BuildArgument(word.literal, None, word.at) if word.literal else None


def action_build(inputs: Map | None, at: Span, root: Text, lookup: Lookup) -> ImageBuild:
    """Return the build of a docker/build-push-action step; `root` is the checkout, base-relative.

    Without `context` the action builds the repository itself, and `file` is relative to it.
    """
    given = {name: entry.value for name, entry in inputs.entries.items()} if inputs else {}
    context, folder = _context(given, root, lookup)
    file, target = _input(given, "file", lookup), _input(given, "target", lookup)
    args, complete = _arguments(given.get("build-args"), lookup)
    return ImageBuild(
        context=context,
        dockerfile=path_text(file, folder) if file else None,
        target=target,
        args=args,
        args_complete=complete,
        tags=tuple(text for _, text in _lines(given.get("tags"), lookup)),
        makes_image=any(_may_be_on(given, name, lookup) for name in ("push", "load"))
        or _makes_image(text for _, text in _lines(given.get("outputs"), lookup)),
        at=at,
    )


def _context(given: Mapping[str, Node], root: Text, lookup: Lookup) -> tuple[Text, Text]:
    """Return the context, and the folder that `file` is relative to: the repository, or a context from git."""
    context = _input(given, "context", lookup)
    if context is None:
        return ROOT, ROOT
    value = context.value or ""
    if value.startswith(facts.DEFAULT_CONTEXT):
        inside = path_text(Text.known(value[len(facts.DEFAULT_CONTEXT) :].lstrip(":") or "."), ROOT)
        return inside, inside
    return path_text(context, root), root


def _input(given: Mapping[str, Node], name: str, lookup: Lookup) -> Text | None:
    return _given(text_of(given[name], lookup)) if name in given else None


def _may_be_on(given: Mapping[str, Node], name: str, lookup: Lookup) -> bool:
    text = _input(given, name, lookup)
    return text is not None and text.value != "false"


def _given(text: Text) -> Text | None:
    """Return None for an empty input, as the actions toolkit and docker do."""
    return None if text.value == "" else text


def _arguments(node: Node | None, lookup: Lookup) -> tuple[tuple[BuildArgument, ...], bool]:
    out, complete = [], node is None or isinstance(node, Scalar)
    for at, text in _lines(node, lookup):
        first = text.parts[0]
        head = first.value if isinstance(first, Known) else ""
        name, equals, value = head.partition("=")
        if not name or (not equals and text.value is None):
            complete = False
        elif equals:
            out.append(BuildArgument(name.strip(), Text.joined([Text.known(value, at), *text.parts[1:]]), at))
        else:
            out.append(BuildArgument(name.strip(), None, at))
    return tuple(out), complete


def _lines(node: Node | None, lookup: Lookup) -> Iterator[tuple[Span, Text]]:
    """Yield the lines of a list input, each with its place."""
    if not isinstance(node, Scalar):
        return
    clip = text_clip(node.text, node.span)
    begin = 0
    for line in node.text.split("\n"):
        text = line.strip()
        if text and not text.startswith("#"):
            start = begin + line.index(text)
            at = clip.span(start, start + len(text)) if clip else node.span
            yield at, expanded(text, at, lookup)
        begin += len(line) + 1

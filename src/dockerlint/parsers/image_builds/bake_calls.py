"""Calls of Bake in shell commands: `docker buildx bake -f docker-bake.hcl web`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from dockerlint.knowledge.docker import docker_commands as facts
from dockerlint.models.bake import BakeCall, BakeOverride
from dockerlint.models.shell import Command, ShellWord
from dockerlint.models.shell_variables import Lookup
from dockerlint.parsers.image_builds.options import read_options, words_after
from dockerlint.parsers.image_builds.paths import is_remote, path_text
from dockerlint.parsers.shell.environment import ExecutionEnvironment, environments
from dockerlint.values import Known, Text

_GENERATED = re.compile(r"bake-file|meta", re.IGNORECASE)
"""How the files of docker/metadata-action are named: its outputs `bake-file-tags`, `bake-file-labels` and what scripts copy them to."""

Given = Callable[[str], "Text | None"]
"""Returns what a variable is set to; None for one that nothing sets."""


def bake_calls(
    commands: Sequence[Command], folder: Text, lookup: Lookup, given: Given = lambda _: None
) -> tuple[BakeCall, ...]:
    """Return the calls of Bake, in order.

    `folder` is where the commands start, base-relative. `lookup` returns variables of the shell, `given` those that are certainly set before
    the commands, which Bake takes for the variables of its files.
    """
    start = ExecutionEnvironment(folder, lookup, lambda here, path: path_text(path, here))
    found = (_call(command, shell, given) for command, shell in environments(commands, start))
    return tuple(one for one in found if one is not None)


def _call(command: Command, shell: ExecutionEnvironment, given: Given) -> BakeCall | None:
    words = words_after(command, facts.BAKES)
    if words is None:
        return None
    options = read_options(words, facts.BAKE_VALUED)
    if not facts.BAKE_WITHOUT_BUILD.isdisjoint(options.flags | options.named.keys()):
        return None
    shell = shell.of(command)
    overrides = [override(word.text(shell.lookup)) for word in options.all("set")]
    call = BakeCall(
        command.at,
        shell.folder,
        overrides=tuple(one for one in overrides if one is not None),
        overrides_complete=options.complete and None not in overrides,
        pushes=True if "push" in options.flags else None,
        variable=lambda name: (
            shell.own[name] if name in shell.exported and name in shell.own else given(name)
        ),
    )
    targets = (word.text(shell.lookup) for word in options.positional)
    return with_files(call, _texts(options.all("f", "file"), shell), targets)


def _texts(words: Sequence[ShellWord], shell: ExecutionEnvironment) -> Iterator[tuple[str, Text]]:
    return ((word.at.text, word.text(shell.lookup)) for word in words)


def with_files(call: BakeCall, files: Iterator[tuple[str, Text]], targets: Iterator[Text]) -> BakeCall | None:
    """Return a call with its files, each as it is written and as it is known, and targets; None for a definition from elsewhere."""
    named, wanted = list(files), list(targets)
    if any(is_remote(one.value or "") for one in wanted):
        return None
    generated = [one for one in named if one[1].value is None and _GENERATED.search(one[0])]
    kept = [text for one in named if one not in generated for text in (one[1],)]
    paths = tuple(path_text(_local(one), call.folder) for one in kept)
    return replace(
        call, files=paths, generated=bool(generated), targets=tuple(one for one in wanted if one.value != "")
    )


def _local(path: Text) -> Text:
    value = path.value
    return (
        path
        if value is None
        else Text.known(value.removeprefix("cwd://"), path.parts[0].at if path.parts else None)
    )


def override(text: Text) -> BakeOverride | None:
    """Return a `--set pattern.key=value`; None where its key is not known."""
    head = text.parts[0] if text.parts else None
    name, equals, value = head.value.partition("=") if isinstance(head, Known) else ("", "", "")
    pattern, *key = name.removesuffix("+").split(".")
    if not isinstance(head, Known) or not equals or not key:
        return None
    rest = Text.joined([Known(value, head.at), *text.parts[1:]])
    return BakeOverride(pattern, tuple(key), rest, name.endswith("+"))

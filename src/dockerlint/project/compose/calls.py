"""Commands of a tree that run Compose: the files that each names, what it does with them, and which script it is of."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from dockerlint.files import Files, Kind, source_of
from dockerlint.knowledge.compose.files import DEFAULT_NAMES, OVERRIDES, TAKES_VALUE
from dockerlint.knowledge.file_names import is_readme
from dockerlint.models.shell import Command, ShellWord
from dockerlint.models.words import Clip
from dockerlint.parsers.json.read import parse_json
from dockerlint.parsers.shell.read import parse_shell
from dockerlint.paths import join, parent, resolve
from dockerlint.project.compose.callers import calling_folder, is_caller, is_devcontainer
from dockerlint.project.compose.lists import listed_by
from dockerlint.project.compose.patterns import ends_like
from dockerlint.source import SourceFile
from dockerlint.tree import Map, Scalar, Seq

_CALL = re.compile(
    r"""\bdocker[ -]compose(?:\s+-|[ \t]+(?=[a-z]))(?:[^\n"'\\;&|]|\\\r?.|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')*""",
    re.DOTALL,
)
"""A call, up to the end of its line, its command or the quotes that it is in."""
_TARGET = re.compile(r"^@?([A-Za-z][\w./-]*)(?:[ \t]+[^:=\n]*)?:(?!=)", re.MULTILINE)
"""The head of a Makefile's rule or a Justfile's recipe."""
_MAKE = re.compile(r"(?:^|/)(?:GNUmakefile|[Mm]akefile|[^/]+\.mk|[Jj]ustfile)$")
_OVERRIDES = re.compile(
    rf"\bcp[ \t]+(?:-\w+[ \t]+)*([\w./-]+)[ \t]+([\w./-]*(?:{'|'.join(map(re.escape, OVERRIDES))}))(?![\w./-])"
)
"""A copy of a file to the name that Compose lays over the default file."""
_STARTS = frozenset({"up", "run", "start", "create", "watch"})


class ComposeCall(NamedTuple):
    """One command that runs Compose."""

    caller: str
    """The path of the file that has it."""
    script: str | None
    """The script that it is of: a key of package.json, a target of a Makefile, the path of a shell script; None in a text or for a CI."""
    files: tuple[str, ...]
    """The compose files that it names, base-relative; the folder's default file if it names none."""
    verb: str | None
    """Its own command; None where it ends before: a variable, or a script that others continue."""
    named: bool = True
    """Whether it names its files."""
    perhaps: tuple[str, ...] = ()
    """The files that it may lay over others: `-f base.yml -f $ENV/compose.yml`, or `"${files[@]}"`. `files` is then ()."""

    @property
    def starts(self) -> bool:
        """Whether it may start services."""
        return self.verb is None or self.verb in _STARTS


def compose_calls(files: Files, known: Collection[str]) -> tuple[ComposeCall, ...]:
    """Return the calls of scripts, workflows and READMEs that name compose files of `known` only, or none.

    Paths are meant from the folder of the file that names them (of a workflow: from the root of its repository), or else from the
    base, where scripts are mostly called.
    """
    found: list[ComposeCall] = []
    for path in files.walk():
        if is_devcontainer(path):
            found += _devcontainer_call(files, path, known)
        file = source_of(files, path) if is_caller(path) or is_readme(path) else None
        if file and "compose" in file.text:
            found += _calls(files, file, known)
        if listed := listed_by(files, path, known):
            found.append(ComposeCall(path, path, (), None, perhaps=listed))
    return tuple(found)


def named_together(calls: Sequence[ComposeCall]) -> list[tuple[str, ...]]:
    """Return the groups of two or more compose files that one command of a script names, each once, sorted."""
    return sorted({one.files for one in calls if len(one.files) > 1 and not is_readme(one.caller)})


def called_alone(calls: Sequence[ComposeCall]) -> frozenset[str]:
    """Return the compose files that some command names as its only file."""
    return frozenset(one.files[0] for one in calls if len(one.files) == 1 and one.named)


def called_over_others(calls: Sequence[ComposeCall]) -> frozenset[str]:
    """Return the compose files that some command names after another one."""
    return frozenset(path for one in calls for path in one.files[1:])


def only_called_over_others(calls: Sequence[ComposeCall]) -> frozenset[str]:
    """Return the compose files that commands name after another one, and that no command begins with."""
    return called_over_others(calls) - {path for one in calls for path in one.files[:1]}


def perhaps_over_others(calls: Sequence[ComposeCall]) -> frozenset[str]:
    """Return the compose files that some command may name after another one, and that no command begins with."""
    first = {path for one in calls for path in one.files[:1]}
    return frozenset(path for one in calls for path in one.perhaps) - first


def _devcontainer_call(files: Files, path: str, known: Collection[str]) -> Iterator[ComposeCall]:
    """Yield what an editor calls for a development container: `dockerComposeFile`, with paths from the folder of its file.

    Source: https://containers.dev/implementors/json_reference/#compose-specific. The file has comments.
    """
    file = source_of(files, path)
    tree = parse_json(file, comments=True)[0] if file else None
    entry = tree.entries.get("dockerComposeFile") if isinstance(tree, Map) else None
    nodes = entry.value.items if entry and isinstance(entry.value, Seq) else [entry.value] if entry else []
    names = [node.text for node in nodes if isinstance(node, Scalar)]
    placed = _placed(names, parent(path), known) if names and len(names) == len(nodes) else None
    if placed:
        yield ComposeCall(path, None, placed, "up")


def _calls(files: Files, file: SourceFile, known: Collection[str]) -> Iterator[ComposeCall]:
    folder = calling_folder(file.path)
    for script, text in _texts(file):
        for call in _CALL.finditer(text):
            for command in parse_shell(Clip(file, call[0], 0)).commands:
                names, verb = _read(command)
                elsewhere = not names and "cd " in text[text.rfind("\n", 0, call.start()) + 1 : call.start()]
                perhaps = tuple(_perhaps(names, known))
                if perhaps:
                    yield ComposeCall(file.path, script, (), verb, perhaps=perhaps)
                placed = None if elsewhere or "*" in "".join(names) else _placed(names, folder, known)
                if placed:
                    placed = (
                        placed if names else (*placed, *_laid_over(files, text[: call.start()], placed[0]))
                    )
                    name = script or _target(file.path, text[: call.start()])
                    yield ComposeCall(file.path, name, placed, verb, bool(names))


def _laid_over(files: Files, before: str, default: str) -> Iterator[str]:
    """Yield the files that a script has copied next to a default file, as its override; git may ignore them all."""
    for source, target in _OVERRIDES.findall(before):
        path, copy = resolve(parent(default), source), resolve(parent(default), target)
        if copy and parent(copy) == parent(default) and path and files.kind(path) is Kind.FILE:
            yield path


def _texts(file: SourceFile) -> Iterator[tuple[str | None, str]]:
    """Yield the texts of a file that may hold commands, each with its name: the scripts of a package.json, else all of it."""
    if not file.path.endswith(".json"):
        yield file.path if file.path.endswith(".sh") else None, file.text
        return
    tree = parse_json(file)[0]
    scripts = tree.map("scripts") if isinstance(tree, Map) else None
    for name, entry in scripts.entries.items() if scripts else ():
        if isinstance(entry.value, Scalar):
            yield name, entry.value.text


def _target(path: str, before: str) -> str | None:
    """Return the rule or recipe that a command is of: it is indented below its head."""
    line = before[before.rfind("\n") + 1 :]
    heads = _TARGET.findall(before) if _MAKE.search(path) and line[:1].isspace() else []
    return heads[-1] if heads else None


def _perhaps(names: Sequence[str], known: Collection[str]) -> Iterator[str]:
    """Yield the files that a command may lay over its first one: variables hold parts of their paths."""
    for pattern in filter(None, map(ends_like, names[1:])):
        yield from (path for path in known if pattern.fullmatch(path))


def _read(command: Command) -> tuple[list[str], str | None]:
    """Return the files of `-f` before the command's own verb, with `*` for what is not known, and the verb."""
    if command.substitution:
        return ["*"], None
    names: list[str] = []
    waiting = iter(command.words[2 if command.program == "docker" else 1 :])
    for word in waiting:
        literal = word.literal or ""
        if literal in {"-f", "--file"}:
            value = next(waiting, None)
            names.append(_pattern(value) if value else "*")
        elif literal in TAKES_VALUE:
            next(waiting, None)
        elif literal.startswith(("-f", "--file=")):
            names.append(literal.removeprefix("--file").removeprefix("-f").removeprefix("="))
        elif not literal.startswith("-"):
            return names, literal
    return names, None


def _pattern(word: ShellWord) -> str:
    return "".join(part if isinstance(part, str) else "*" for part in word.parts)


def _placed(names: Sequence[str], folder: str, known: Collection[str]) -> tuple[str, ...] | None:
    """Return the paths of named files, or of the folder's default file."""
    if not names:
        paths = (join(start, name) for start in dict.fromkeys((folder, ".")) for name in DEFAULT_NAMES)
        default = next((path for path in paths if path in known), None)
        return (default,) if default else None
    for start in dict.fromkeys((folder, ".")):
        resolved = [resolve(start, name) for name in names]
        group = tuple(dict.fromkeys(path for path in resolved if path is not None and path in known))
        if len(group) == len(names):
            return group
    return None

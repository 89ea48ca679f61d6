"""The builds of Bake files: what calls of Bake build, and the targets of files that nothing calls."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from dockerlint.files import Kind
from dockerlint.knowledge.development import is_for_development
from dockerlint.knowledge.docker.bake_files import BAKE_NAMES, LOOKED_FOR, METADATA_TARGET
from dockerlint.knowledge.file_names import is_bake, is_compose
from dockerlint.models.bake import BakeCall
from dockerlint.models.image_build import ImageBuild
from dockerlint.parsers.bake.builds import BakeBuilds
from dockerlint.parsers.bake.definition import Definition
from dockerlint.parsers.bake.files import BakeFile, parse_bake
from dockerlint.parsers.hcl.syntax import Block, Body
from dockerlint.parsers.image_builds.distinct import distinct
from dockerlint.paths import join, parent
from dockerlint.project.reading import Reading
from dockerlint.source import Span
from dockerlint.values import Text

_ROOT = "."


@dataclass(frozen=True, slots=True, eq=False)
class BakeSource:
    """What calls of a Bake file build; `path` is that of their first one."""

    path: str
    builds: tuple[ImageBuild, ...]


def bake_sources(
    reading: Reading,
    paths: Iterable[str],
    calls: Iterable[BakeCall],
    scripts: Iterable[Sequence[BakeCall]] = (),
) -> list[BakeSource]:
    """Return what the calls build, and what each `docker-bake` file defines that none of them uses.

    Each of `scripts` is one call of a script, by the folder that it may run in. A script is not all that calls Bake.
    """
    reader = _BakeReader(reading)
    found = [*filter(None, map(reader.called, calls))]
    found += [
        source
        for names in _together(paths)
        if reader.used.isdisjoint(names) and (source := reader.lone(names))
    ]
    for same in scripts:
        found += [*filter(None, map(reader.called, same))][:1]
    builds: dict[str, list[ImageBuild]] = {}
    for one in found:
        builds.setdefault(one.path, []).extend(one.builds)
    return [BakeSource(path, tuple(distinct(all_of_it))) for path, all_of_it in builds.items()]


def _together(paths: Iterable[str]) -> Iterator[list[str]]:
    """Yield the files that Bake would take together: those of a folder by their names, and each other one alone."""
    folders: dict[str, list[str]] = {}
    for path in filter(is_bake, paths):
        if posixpath.basename(path) in BAKE_NAMES:
            folders.setdefault(parent(path), []).append(path)
        else:
            yield [path]
    for folder, found in folders.items():
        yield [path for name in BAKE_NAMES if (path := join(folder, name)) in found]


@dataclass(eq=False)
class _BakeReader:
    """Reads each file once. `used` are those that a call uses."""

    reading: Reading
    used: set[str] = field(default_factory=set)
    _files: dict[str, BakeFile | None] = field(default_factory=dict)

    def called(self, call: BakeCall) -> BakeSource | None:
        """Return what a call builds; None where its files are not known."""
        paths = self._paths(call)
        builds = self._builds(call, paths) if paths else None
        if builds is None:
            return None
        self.used.update(paths)
        return BakeSource(_first(paths), builds.builds(builds.wanted()))

    def _paths(self, call: BakeCall) -> list[str]:
        """Return the files of a call; none where one is not known or not there."""
        folder = call.folder.value
        if call.files or folder is None:
            named = [one.value or "" for one in call.files]
            return named if all(map(self._is_there, named)) else []
        return [path for name in LOOKED_FOR if self._is_there(path := join(folder, name))]

    def _is_there(self, path: str) -> bool:
        return bool(path) and self.reading.files.kind(path) is Kind.FILE

    def lone(self, paths: list[str]) -> BakeSource | None:
        """Return what files define that nothing calls, run in their own folder, or in that of the tree if their Dockerfiles are there."""
        file = self.reading.text(paths[0])
        if file is None:
            return None
        found = []
        for folder in dict.fromkeys((parent(paths[0]), _ROOT)):
            call = BakeCall(Span(file, 0, 0), Text.known(folder), tuple(map(Text.known, paths)))
            if builds := self._builds(call, paths):
                found.append(builds.builds(_own_targets(builds)))
        most = max(found, key=self._found, default=())
        return BakeSource(paths[0], most) if most else None

    def _found(self, builds: Sequence[ImageBuild]) -> int:
        return sum(self._is_there(build.path or "") for build in builds)

    def _builds(self, call: BakeCall, paths: list[str]) -> BakeBuilds | None:
        """Return the builds of files; None where one of them could not be read as a whole."""
        files = [self._read(path) for path in paths if not is_compose(path)]
        texts = [file.text for path in paths if is_compose(path) and (file := self.reading.text(path))]
        read = [file for file in files if file is not None and file.complete]
        if not read or len(read) < len(files):
            return None
        definition = Definition([*_generated(call), *read], call.variable, call.overrides)
        return BakeBuilds(definition, call, lambda name: any(_names_service(text, name) for text in texts))

    def _read(self, path: str) -> BakeFile | None:
        if path not in self._files:
            file = self.reading.to_parse(path)
            self._files[path] = parse_bake(file) if file else None
        return self._files[path]


def _generated(call: BakeCall) -> Iterator[BakeFile]:
    """Yield the file of docker/metadata-action, whose tags are overrides of the call."""
    if call.generated:
        yield BakeFile("", Body(blocks=[Block("target", (METADATA_TARGET,), Body(), call.at)]))


def _first(paths: list[str]) -> str:
    return next(path for path in paths if not is_compose(path))


def _names_service(text: str, name: str) -> bool:
    return re.search(rf"^[ \t]+[\"']?{re.escape(name)}[\"']?:", text, re.MULTILINE) is not None


def _own_targets(builds: BakeBuilds) -> list[str]:
    """Return the targets that are built by default, and those that no other target is made of, without those for development by their name."""
    definition = builds.definition
    bases = definition.bases()
    wanted = builds.wanted()
    others = (name for name in definition.names if name not in bases and not is_for_development(name))
    return list(dict.fromkeys([*wanted, *others]))

"""Which tsconfig.json a source file is compiled with, and what it extends (typescriptlang.org/tsconfig#extends)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from dockerlint.files import Files, source_of
from dockerlint.knowledge.development import is_side_configuration
from dockerlint.models.shell import Command
from dockerlint.models.tsconfig import TsConfig
from dockerlint.parsers.shell.invocation import invocation
from dockerlint.parsers.typescript.tsconfig import TsconfigLayer, make_tsconfig, parse_tsconfig, split_package
from dockerlint.paths import join, parent, resolve
from dockerlint.project.code.nest import NestProject, Nests, nest_builder
from dockerlint.project.code.source_paths import SourcePaths
from dockerlint.project.commands.script_commands import script_commands
from dockerlint.project.workspaces.finding import Workspaces
from dockerlint.project.workspaces.workspace import Package
from dockerlint.source import Span

_DEEPEST = 20
_NAME = re.compile(r"[jt]sconfig(?:\.[\w.-]+)?\.json")
_HARMLESS = ("@tsconfig/node", "@tsconfig/recommended", "@tsconfig/strictest")
"""Published bases that set none of the options that are read here but `isolatedModules` (github.com/tsconfig/bases)."""

BuiltBy = Callable[[Package], tuple[Command, ...]]
"""Returns the commands that build a package."""

PackageFolder = Callable[[str], "str | None"]
"""Returns the folder of a workspace package by its name."""


@dataclass(slots=True, eq=False)
class Tsconfigs:
    """The tsconfig.json of each folder, read once."""

    files: Files
    workspaces: Workspaces
    paths: SourcePaths
    built: BuiltBy = lambda _: ()
    """What images certainly build a package with; empty where none does."""
    _folders: dict[str, TsConfig | None] = field(default_factory=dict)
    _every: dict[str, tuple[TsConfig, ...]] = field(default_factory=dict)
    nests: Nests = field(init=False)

    def __post_init__(self) -> None:
        """Read the files of Nest from the same tree."""
        self.nests = Nests(self.files, self.paths)

    def tsconfig_of(self, path: str) -> TsConfig | None:
        """Return the configuration of a source file: the nearest one; None when there is none."""
        return self.tsconfig_in(parent(path))

    def tsconfig_in(self, folder: str) -> TsConfig | None:
        """Return the configuration that counts in a folder."""
        if folder not in self._folders:
            above = self.tsconfig_in(parent(folder)) if folder != "." else None
            self._folders[folder] = self._own(folder) or above
        return self._folders[folder]

    def around(self, folder: str) -> Iterator[TsConfig]:
        """Yield every tsconfig.json of a folder and those above, whatever it is for: `tsconfig.base.json`, `tsconfig.build.json`."""
        if folder not in self._every:
            named = filter(_NAME.fullmatch, self.files.names(folder))
            read = [self._read(join(folder, name), folder) for name in sorted(named)]
            self._every[folder] = tuple(filter(None, read))
        yield from self._every[folder]
        if folder != ".":
            yield from self.around(parent(folder))

    def nest_project(self, package: Package) -> NestProject | None:
        """Return the project of a Nest monorepo that a package's files are; None where an image certainly builds it by itself."""
        return None if self.built(package) else self.nests.around(package.folder)

    def _own(self, folder: str) -> TsConfig | None:
        path = next((one for one in self._candidates(folder) if self.paths.exists(one)), None)
        config = self._built(self._read(path, folder) if path else None, folder)
        if config is None or not config.references:
            return config
        if config.files == () and not config.include:
            return self._of_sources(config, folder)
        if config.paths:
            return config
        referred = [self._read(one, folder) for one in config.references]
        return next((one for one in referred if one and one.paths), config)

    def _of_sources(self, config: TsConfig, folder: str) -> TsConfig:
        """Return what a configuration without files refers to for the sources; where several do, the one with `paths`."""
        names = [one for one in config.references if parent(one) == folder and not is_side_configuration(one)]
        read = [one for one in (self._read(name, folder) for name in names) if one]
        first = next((one for one in read if one.paths), read[0] if read else None)
        return self._built(first, folder) or config

    def _built(self, config: TsConfig | None, folder: str) -> TsConfig | None:
        """Apply what the builder changes: swc has helpers and metadata settings of its own."""
        if config is None:
            return None
        if nest_builder(self.nests.of(folder)) != "swc" and not any(map(_runs_swc, self._build(folder))):
            return config
        metadata = config.emit_decorator_metadata or None
        return config.model_copy(update={"import_helpers": False, "emit_decorator_metadata": metadata})

    def _build(self, folder: str) -> tuple[Command, ...]:
        """Return the commands that build the package of a folder: those of images, else those of its script `build`."""
        package = self.workspaces.package_of(folder)
        if package is None or package.folder != folder:
            return ()
        return self.built(package) or script_commands(package.manifest, "build")

    def _candidates(self, folder: str) -> list[str]:
        """Return the names to try: what the build uses, then the names that tools look for."""
        project = self.nests.around(folder)
        named = [project.tsconfig if project and project.root == folder else None]
        named += [resolve(folder, name) for name in self._named(folder)]
        if self.nests.of(folder):
            named.append(join(folder, "tsconfig.build.json"))
        named += [
            join(folder, "tsconfig.json"),
            join(folder, "tsconfig.build.json"),
            join(folder, "jsconfig.json"),
        ]
        return [path if path.endswith(".json") else join(path, "tsconfig.json") for path in named if path]

    def _named(self, folder: str) -> list[str]:
        nest = self.nests.of(folder)
        options = nest.map("compilerOptions") if nest else None
        named = options.string("tsConfigPath") if options else None
        built = next(filter(None, map(_project, self._build(folder))), None)
        return [one for one in (named, built) if one]

    def _read(self, path: str, folder: str) -> TsConfig | None:
        def package_folder(name: str) -> str | None:
            workspace = self.workspaces.of_path(folder)
            package = workspace.package_named(name) if workspace else None
            return package.folder if package else None

        return read_tsconfig(self.files, path, package_folder)


def _runs_swc(command: Command) -> bool:
    """Return whether a command compiles with swc: `swc src`, `nest build --builder swc`."""
    call = invocation(command) if command.program == "nest" else None
    builders = call.values("builder") if call and call.verb == "build" else ()
    return command.program == "swc" or any(one.literal == "swc" for one in builders)


def _project(command: Command) -> str | None:
    """Return the project that the TypeScript compiler is given: `tsc -p FILE`, `tsc -b FILE`."""
    call = invocation(command)
    if call is None or call.program != "tsc":
        return None
    named = call.values("project") or (call.arguments if call.has("build") else ())
    return named[0].literal if named else None


def read_tsconfig(files: Files, path: str, package_folder: PackageFolder = lambda _: None) -> TsConfig | None:
    """Read a tsconfig.json and what it extends; None when the file can't be read.

    What an extended package outside the tree sets is unknown: then `complete` is False and unset options are None.
    """
    file = source_of(files, path)
    layer = _Chain(files, package_folder).layer(path)
    return make_tsconfig(path, layer, Span(file, 0, 1)) if layer and file else None


@dataclass(frozen=True, slots=True)
class _Chain:
    files: Files
    package_folder: PackageFolder

    def layer(self, path: str, depth: int = 0) -> TsconfigLayer | None:
        """Read a file over what it extends; None when it can't be read."""
        file = source_of(self.files, path)
        if file is None or depth > _DEEPEST:
            return None
        own, _ = parse_tsconfig(file)
        out = TsconfigLayer()
        for name in own.extends:
            out.put(self._extended(name, parent(path), depth))
        out.put(own)
        return out

    def _extended(self, name: str, folder: str, depth: int) -> TsconfigLayer:
        if name.startswith(_HARMLESS):
            return TsconfigLayer()
        found = next((path for path in self._candidates(name, folder) if self._is_file(path)), None)
        layer = self.layer(found, depth + 1) if found else None
        return layer or TsconfigLayer(complete=False, opaque=name.startswith((".", "/")))

    def _candidates(self, name: str, folder: str) -> Iterator[str]:
        """Yield the places that an `extends` may mean."""
        if name.startswith((".", "/")):
            target = resolve(folder, name)
        else:
            package, rest = split_package(name)
            owner = self.package_folder(package)
            target = join(owner, rest or "tsconfig.json") if owner else None
        if target:
            yield target
            yield f"{target}.json"
            yield f"{target}/tsconfig.json"

    def _is_file(self, path: str) -> bool:
        return source_of(self.files, path) is not None

"""What a specifier means in a file: another file, a package, or nothing that a manifest could declare.

`exports`, `imports` and `main` are Node's (nodejs.org/api/packages.html).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from dockerlint.knowledge.node.node_builtins import BUILTINS, HOST_MODULES
from dockerlint.knowledge.node.node_modules import OTHER_CONDITIONS
from dockerlint.models.package import Manifest
from dockerlint.models.tsconfig import TsConfig
from dockerlint.parsers.typescript.tsconfig import split_package
from dockerlint.paths import join, parent, resolve
from dockerlint.project.code.aliases import best_pattern, is_alias, substituted
from dockerlint.project.code.source_paths import SourcePaths
from dockerlint.project.code.tsconfigs import Tsconfigs
from dockerlint.project.workspaces.finding import Workspaces
from dockerlint.project.workspaces.workspace import Package, workspace_name
from dockerlint.tree import Map, Node, Scalar, Seq

_RELATIVE = re.compile(r"\.\.?(?:/|$)")
_SCHEME = re.compile(r"[A-Za-z][\w+.-]*:")
_NAME = re.compile(r"(?:@[A-Za-z0-9][\w.~-]*/)?[A-Za-z0-9][\w.~-]*")
"""npm's names, with the capitals that old packages have (docs.npmjs.com "package.json", `name`)."""
_ENTRY_FIELDS = ("source", "module", "main")


class Target(NamedTuple):
    """Where a specifier leads. `package` is the name that a manifest must declare, `file` the source file that is loaded.

    Both are set for a package of the workspace; neither for a builtin, a virtual module and what can't be decided.
    """

    file: str | None = None
    package: str | None = None


NOTHING = Target()


@dataclass(slots=True, eq=False)
class ModuleResolver:
    """Resolves specifiers, each once for a folder."""

    workspaces: Workspaces
    tsconfigs: Tsconfigs
    paths: SourcePaths
    _known: dict[tuple[str, str], Target] = field(default_factory=dict)

    def resolve(self, importer: str, specifier: str) -> Target:
        """Return what a specifier means in the file `importer`."""
        key = parent(importer), specifier
        if key not in self._known:
            self._known[key] = self._resolve(*key)
        return self._known[key]

    def _resolve(self, folder: str, specifier: str) -> Target:
        specifier = specifier.partition("?")[0]
        if _RELATIVE.match(specifier):
            path = resolve(folder, specifier)
            return Target(self.paths.source(path) or self._compiled(path)) if path else NOTHING
        if specifier.startswith("/") or "!" in specifier or specifier in BUILTINS or _SCHEME.match(specifier):
            return NOTHING
        config = self.tsconfigs.tsconfig_in(folder)
        found = self._mapped(config, specifier) if config else None
        return found or self._named(folder, specifier, config)

    def _mapped(self, config: TsConfig, specifier: str) -> Target | None:
        """Apply `paths` and `baseUrl`; NOTHING when an alias matches and its target is not in the tree."""
        pattern = best_pattern(config, specifier)
        if pattern is not None:
            for target in substituted(config, pattern, specifier):
                if found := self._file_or_package(target):
                    return Target(found)
            if pattern != "*":
                return NOTHING
        if config.base_url is None:
            return None
        found = self.paths.source(join(config.base_url, specifier))
        return Target(found) if found else None

    def _file_or_package(self, path: str) -> str | None:
        """Return the source of an alias's target: a file, a compiled file, or a package's folder."""
        if found := self.paths.source(path):
            return found
        package = self.workspaces.package_of(path)
        if package is None:
            return None
        if package.folder == path:
            return self.package_file(package, "")
        return self.paths.compiled_from(path, package.folder, self.tsconfigs.tsconfig_in(package.folder))

    def _compiled(self, path: str) -> str | None:
        """Return the source of a file that is compiled into an output folder: what `bin/cli.js` loads as `../dist/main`."""
        package = self.workspaces.package_of(path)
        config = self.tsconfigs.tsconfig_in(package.folder) if package else None
        return self.paths.compiled_from(path, package.folder, config) if package else None

    def _named(self, folder: str, specifier: str, config: TsConfig | None) -> Target:
        owner = self.workspaces.package_of(folder)
        if specifier.startswith("#"):
            return self._imports(owner, specifier) if owner else NOTHING
        name, rest = split_package(specifier)
        if not _NAME.fullmatch(name) or name in HOST_MODULES or owner is None:
            return NOTHING
        if name == owner.name:
            return Target(self.package_file(owner, rest)) if owner.manifest.tree.get("exports") else NOTHING
        declared = owner.manifest.declares(name)
        if declared is None and (_aliased(owner, name) or self._may_be_alias(owner, config, specifier)):
            return NOTHING
        workspace = self.workspaces.of_path(folder)
        wanted = workspace_name(declared.specifier, name) if declared else name
        package = workspace.package_named(wanted) if workspace else None
        if not declared and not package and is_alias(self.tsconfigs.around(folder), specifier):
            return NOTHING
        return Target(self.package_file(package, rest) if package else None, name)

    def _may_be_alias(self, owner: Package, config: TsConfig | None, specifier: str) -> bool:
        """Return whether an undeclared name may mean a file: through an unread configuration, NODE_PATH, or one to be generated."""
        if config and not config.paths_known:
            return True
        first, slash, _ = specifier.partition("/")
        if config and config.base_url is not None and self.paths.files.ignored(join(config.base_url, first)):
            return True
        if not slash:
            return False
        if config and config.base_url is not None and self.paths.exists(join(config.base_url, first)):
            return True
        roots = (owner.folder, join(owner.folder, "src"))
        return any(self.paths.source(join(root, specifier)) for root in roots)

    def _imports(self, owner: Package, specifier: str) -> Target:
        """Resolve `#name` through the package's `imports`."""
        for path in imported_paths(owner.manifest, specifier):
            if not path.startswith("."):
                return (
                    Target(package=split_package(path)[0])
                    if _NAME.fullmatch(split_package(path)[0])
                    else NOTHING
                )
            if found := self.package_source(owner, path):
                return Target(found)
        return NOTHING

    def package_file(self, package: Package, rest: str) -> str | None:
        """Return the source file that an import of a package of the workspace loads, or None."""
        found = (self.package_source(package, path) for path in exported_paths(package.manifest, rest))
        return next((one for one in found if one), None)

    def source_of_program(self, package: Package, path: str) -> str | None:
        """Return the source of a base-relative path of a package that is started: a file with any name, or the package itself."""
        if path == package.folder:
            return self.package_file(package, "")
        config = self.tsconfigs.tsconfig_in(package.folder)
        return self.paths.program(path) or self.paths.compiled_from(path, package.folder, config)

    def package_source(self, package: Package, path: str) -> str | None:
        """Return the source of a file that a manifest names, relative to its folder."""
        full = resolve(package.folder, path)
        if full is None:
            return None
        return self.paths.compiled_from(full, package.folder, self.tsconfigs.tsconfig_in(package.folder))


def _aliased(owner: Package, name: str) -> bool:
    """Return whether the `module-alias` package rewrites a name."""
    aliases = owner.manifest.tree.map("_moduleAliases")
    return aliases is not None and any(name == one or name.startswith(f"{one}/") for one in aliases.entries)


def exported_paths(manifest: Manifest, rest: str) -> Iterator[str]:
    """Yield what `import "package/rest"` may load, best first, relative to the package's folder."""
    exports = manifest.tree.get("exports")
    if exports is not None:
        yield from _chosen(exports, f"./{rest}" if rest else ".")
    elif rest:
        yield f"./{rest}"
        yield f"./src/{rest}"
    if rest:
        return
    for name in _ENTRY_FIELDS:
        if path := manifest.tree.string(name):
            yield path
    yield "./src/index"
    yield "./index"


def imported_paths(manifest: Manifest, specifier: str) -> Iterator[str]:
    """Yield what `#specifier` may load: a path that starts with a dot, or a package."""
    imports = manifest.tree.map("imports")
    if imports is not None:
        yield from _chosen(imports, specifier)


def _chosen(node: Node, wanted: str) -> Iterator[str]:
    if not isinstance(node, Map) or not any(key.startswith((".", "#")) for key in node.entries):
        if wanted == ".":
            yield from _targets(node, "")
        return
    exact = node.get(wanted)
    if exact is not None:
        yield from _targets(exact, "")
        return
    for key in sorted(node.entries, key=lambda one: -len(one.partition("*")[0])):
        head, star, tail = key.partition("*")
        fits = wanted.startswith(head) and wanted.endswith(tail) and len(wanted) >= len(head) + len(tail)
        if star and fits:
            yield from _targets(node.entries[key].value, wanted[len(head) : len(wanted) - len(tail)])
            return


def _targets(node: Node, middle: str) -> Iterator[str]:
    """Yield every path below a target: conditions and fallbacks in the order of the file."""
    if isinstance(node, Scalar):
        if isinstance(node.value, str):
            yield node.value.replace("*", middle)
    elif isinstance(node, Seq):
        for item in node.items:
            yield from _targets(item, middle)
    else:
        for condition, entry in node.entries.items():
            if condition not in OTHER_CONDITIONS:
                yield from _targets(entry.value, middle)

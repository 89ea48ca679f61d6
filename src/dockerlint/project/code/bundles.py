"""Applications that Next or Vite bundles: where their code begins, and which names mean a package there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dockerlint.files import source_of
from dockerlint.knowledge.development import is_for_development
from dockerlint.knowledge.node.bundlers import (
    APP_FILES,
    BABEL,
    CONFIGURATIONS,
    NEXT,
    NEXT_PROVIDES,
    PAGE_EXTENSIONS,
    PLAIN_MODULES,
    PROJECT_FILES,
    VITE,
)
from dockerlint.knowledge.node.node_builtins import BUILTINS
from dockerlint.models.shell import Command
from dockerlint.parsers.typescript.imports import quick_specifiers
from dockerlint.paths import join, resolve
from dockerlint.project.code.compilation import names_build
from dockerlint.project.code.entries import EntryPoint
from dockerlint.project.code.resolver import ModuleResolver
from dockerlint.project.commands.script_commands import script_commands
from dockerlint.project.workspaces.workspace import Package

_SCRIPT = re.compile(r"""<script\b(?=[^>]*\btype=["']?module\b)[^>]*\bsrc=["']?([^"'\s>]+)""", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_OTHER_ENTRY = re.compile(r"\b(?:input|lib)['\"]?\s*:")
_OTHER_OPTIONS = frozenset({"-c", "--config", "--ssr"})
_REWRITES = re.compile(r"\b(?:alias|webpack|external\w*|resolve(?:Alias|Id|\s*:))")
_EXTENSIONS = re.compile(r"\bpageExtensions['\"]?\s*:\s*\[([^\]]*)\]")
_TEXT = re.compile(r"""["'`]([^"'`\n]+)["'`]""")


@dataclass(frozen=True, slots=True, eq=False)
class Bundle:
    """The sources that a bundler begins with, and what its configuration leaves open."""

    entries: tuple[EntryPoint, ...]
    mentioned: frozenset[str]
    """The texts of the configuration: a name among them may be an alias, or left out of the bundle."""
    is_plain: bool
    """Whether the configuration certainly resolves no names itself."""

    def may_resolve(self, name: str) -> bool:
        """Return whether the configuration names a package, so that it may mean something else."""
        return any(one == name or one.startswith(f"{name}/") for one in self.mentioned)


def bundle_of(package: Package, resolver: ModuleResolver) -> Bundle | None:
    """Return the bundle that the build of a package writes; None where no bundler does, or where the entries are not known."""
    for command in resolver.tsconfigs.built(package) or tuple(_scripts(package)):
        words = [word.literal or "" for word in command.words]
        if command.program in CONFIGURATIONS and words[1:2] == ["build"]:
            project = _Project(package, command, _folder(package, words), resolver)
            entries = () if _OTHER_OPTIONS.intersection(words) else tuple(project.entries())
            return Bundle(entries, project.mentioned(), project.is_plain()) if entries else None
    return None


def _scripts(package: Package) -> Iterator[Command]:
    for name in filter(names_build, package.manifest.scripts):
        yield from script_commands(package.manifest, name)


def _folder(package: Package, words: list[str]) -> str:
    """Return the folder that a bundler is given: `vite build FOLDER`; its package's where it is given none."""
    named = next((one for one in words[2:3] if not one.startswith("-")), ".")
    return resolve(package.folder, named) or package.folder


@dataclass(frozen=True, slots=True, eq=False)
class _Project:
    package: Package
    command: Command
    folder: str
    resolver: ModuleResolver

    def entries(self) -> Iterator[EntryPoint]:
        program = self.command.program or ""
        for path in self._pages() if program == NEXT else self._modules():
            yield EntryPoint(path, f"`{program} build`", self.command.at.first_line(), bundles=True)

    def _pages(self) -> Iterator[str]:
        """Yield the files that Next makes pages and routes of, in the folder or its `src/`."""
        ends = tuple(f".{one}" for one in self._page_extensions())
        root = next((one for one in (self.folder, join(self.folder, "src")) if self._has_pages(one)), None)
        for name in self.resolver.paths.sources_below(root) if root else ():
            end = next((one for one in ends if name.endswith(one)), None)
            if end and _is_page(name.removesuffix(end)) and not name.endswith(".d.ts"):
                yield join(root or "", name)

    def _has_pages(self, folder: str) -> bool:
        return any(self.resolver.paths.exists(join(folder, one)) for one in ("app", "pages"))

    def _page_extensions(self) -> tuple[str, ...]:
        found = next(filter(None, (_EXTENSIONS.search(text) for text in self._texts())), None)
        return tuple(_TEXT.findall(found[1])) if found else PAGE_EXTENSIONS

    def _modules(self) -> Iterator[str]:
        """Yield the modules that `index.html` loads: what Vite begins with, unless its configuration names something else."""
        other = any(_OTHER_ENTRY.search(text) and "index.html" not in text for text in self._texts())
        page = source_of(self.resolver.paths.files, join(self.folder, "index.html"))
        for named in _SCRIPT.findall(_COMMENT.sub("", page.text)) if page and not other else ():
            path = resolve(self.folder, named.lstrip("/"))
            if path and (source := self.resolver.paths.source(path)):
                yield source

    def mentioned(self) -> frozenset[str]:
        provided = NEXT_PROVIDES if self.command.program == NEXT else frozenset()
        return provided.union(*map(_TEXT.findall, self._texts()))

    def is_plain(self) -> bool:
        exists = self.resolver.paths.exists
        babel = any(exists(join(self.folder, one)) for one in BABEL)
        return not babel and all(map(_is_plain, self._texts()))

    def _texts(self) -> list[str]:
        names = CONFIGURATIONS[self.command.program or VITE]
        paths = (join(self.folder, one) for one in names)
        files = (
            source_of(self.resolver.paths.files, one) for one in paths if self.resolver.paths.exists(one)
        )
        return [one.text for one in files if one]


def _is_page(name: str) -> bool:
    """Return whether Next builds a file, by its path below the folder of the application, without the extension."""
    first, _, rest = name.partition("/")
    if not rest:
        return name in PROJECT_FILES
    *folders, last = rest.split("/")
    if first == "app":
        return last in APP_FILES and not any(one.startswith("_") for one in folders)
    return first == "pages" and not is_for_development(last)


def _is_plain(text: str) -> bool:
    """Return whether a configuration certainly resolves no names itself."""
    loaded = (one.removeprefix("node:") for one in quick_specifiers(text))
    return not _REWRITES.search(text) and all(one in BUILTINS or one in PLAIN_MODULES for one in loaded)

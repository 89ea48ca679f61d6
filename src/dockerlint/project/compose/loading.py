"""The files of one project put together, in the order in which Compose does it (compose-go, loader/)."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field

from dockerlint.files import Files, Kind, Unreadable, source_of
from dockerlint.findings import Label, Problem, ReadingKind, Undecided
from dockerlint.knowledge.compose.files import is_template_name
from dockerlint.parsers.compose.pipeline.canonical import lengthen
from dockerlint.parsers.compose.pipeline.defaults import check_entries, fill_defaults
from dockerlint.parsers.compose.pipeline.extends import DEEPEST, Extended, Extends
from dockerlint.parsers.compose.pipeline.include import Include, Inclusion
from dockerlint.parsers.compose.pipeline.interpolate import interpolate
from dockerlint.parsers.compose.pipeline.merge import merge
from dockerlint.parsers.compose.pipeline.paths import is_remote, joined, resolve_paths
from dockerlint.parsers.compose.pipeline.reset import Path, cut, take_resets
from dockerlint.parsers.compose.pipeline.schema import check_schema
from dockerlint.parsers.compose.pipeline.unique import drop_repeated
from dockerlint.parsers.compose.trees.environment import Environment
from dockerlint.parsers.compose.trees.nodes import LARGEST, too_large, without
from dockerlint.parsers.compose.trees.templates import keys_with_variables
from dockerlint.parsers.compose.verdict.report import Report
from dockerlint.parsers.yaml.read import parse_yaml
from dockerlint.paths import ancestors, parent
from dockerlint.project.compose.dotfiles import read_env
from dockerlint.source import SourceFile, Span
from dockerlint.tree import Map, Node, Scalar

MOST_INCLUSIONS = 1_000
"""How many entries of `include` one project may have, those of included files too; the most that was seen are 110."""
_SURROGATE = re.compile(r"[\ud800-\udfff]+")
_TEMPLATE = re.compile(r"^\s*(?:\{\{|\{%|<%)|\{%-? ", re.MULTILINE)
"""A line that only a template has (Jinja, Go, ERB): the file is not YAML until it is rendered."""


@dataclass(slots=True)
class Trees:
    """Parses each compose file once, for all projects that read it."""

    files: Files
    parsed: dict[str, tuple[list[Node], Report]] = field(default_factory=dict)

    def read(self, path: str, report: Report) -> list[Node]:
        """Return the documents of a path; none when it cannot be read."""
        file = source_of(self.files, path)
        return self.documents(file, report) if file else []

    def documents(self, file: SourceFile, report: Report) -> list[Node]:
        """Return a file's documents, and say in the report what YAML itself refuses."""
        if file.path not in self.parsed:
            own = Report()
            nodes, problems = parse_yaml(file)
            if (key := next(keys_with_variables(nodes), None)) is not None:
                own.error(key, "a variable in a key: Compose replaces none there", Undecided.NOT_RENDERED)
                nodes = []
            if (found := _SURROGATE.search(file.text)) is not None:
                problems.append(Problem(file.span(*found.span()), "a byte that is not UTF-8"))
            template = bool(problems) and _TEMPLATE.search(file.text) is not None
            own.syntax(problems, Undecided.NOT_RENDERED if template else ReadingKind.SYNTAX)
            nodes = [] if template else nodes
            self.parsed[file.path] = nodes, own
        nodes, own = self.parsed[file.path]
        report.take(own)
        return nodes


@dataclass(slots=True)
class Loader:
    """Loads one project. `touched` are the files that others include or extend, `included` the former."""

    trees: Trees
    environment: Environment
    report: Report
    touched: set[str] = field(default_factory=set)
    included: set[str] = field(default_factory=set)
    inclusions: list[Inclusion] = field(default_factory=list)
    """Every entry of an `include` so far, of included files too."""
    extended: dict[str, Extended | None] = field(default_factory=dict)
    """The files that were extended, each put in long form once."""
    sound: bool = True
    """Whether every file could be read and held what its keys may hold."""

    def load(self, paths: tuple[str, ...], folder: str, including: tuple[str, ...] = ()) -> Map | None:
        """Load files (base first) of a project in `folder`; None when there is nothing to load."""
        tree: Map | None = None
        for path in paths:
            file = self.trees.files.read(path)
            if isinstance(file, Unreadable):
                self._unreadable(file)
                self.sound = False
                continue
            for document in self._documents(file):
                tree = self._over(tree, document, path, folder, (*including, path))
        if tree is None:
            return None
        tree = fill_defaults(tree)
        check_entries(tree, self.report)
        return resolve_paths(tree, folder, self.report, self.environment.get("HOME"))

    def _unreadable(self, file: Unreadable) -> None:
        at = Span(SourceFile(file.path, ""), 0, 0)
        if file.is_there:
            self.report.warning(at, file.message, ReadingKind.UNREADABLE)
        elif file.kind is not Kind.OUTSIDE:
            ignored = self.trees.files.ignored(file.path)
            self.report.error(
                at, file.message, Undecided.ENV_FILE_NOT_HERE if ignored else ReadingKind.INVALID
            )

    def _documents(self, file: SourceFile) -> list[Map]:
        before = len(self.report.diagnoses)
        found: list[Map] = []
        for document in self.trees.documents(file, self.report):
            if isinstance(document, Map) and too_large(document):
                self.report.beyond(
                    document.span, f"the aliases of this file expand to more than {LARGEST:,} values"
                )
                self.sound = False
            elif isinstance(document, Map):
                found.append(document)
            elif not (isinstance(document, Scalar) and document.is_null):
                self.report.error(document.span.first_line(), "a compose file must be a mapping")
        self.sound = self.sound and len(self.report.diagnoses) == before
        return found

    def _over(
        self, base: Map | None, document: Map, path: str, folder: str, including: tuple[str, ...]
    ) -> Map:
        document = interpolate(document, self.environment, self.report)
        document, resets = self._resets(document)
        before = self.report.faults
        include = Include(folder, lambda one: self._included(one, including), self.report)
        document = include.apply(document, resets)
        extends = Extends(path, folder, self._extended, self.report)
        document = extends.apply(document, resets)
        self.touched |= extends.files
        self.sound = self.sound and extends.whole and self.report.faults == before
        tree = document if base is None else merge(cut(base, resets), document, self.report)
        tree = drop_repeated(tree, self.report)
        self.sound = check_schema(tree, self.report) and self.sound
        if "version" in tree.entries:
            tree = without(tree, "version")
        return drop_repeated(lengthen(tree, self.report), self.report)

    def _resets(self, document: Map) -> tuple[Map, list[Path]]:
        text = document.span.file.text
        return take_resets(document) if "!reset" in text or "!override" in text else (document, [])

    def _included(self, inclusion: Inclusion, including: tuple[str, ...]) -> Map | None:
        if any(is_remote(path) for path, _ in inclusion.paths):
            self.sound = False
            return None
        self.inclusions.append(inclusion)
        for path, at in inclusion.paths:
            self.touched.add(path)
            self.included.add(path)
            if path in including:
                first = source_of(self.trees.files, including[0])
                labels = [Label(first.span(0, 0), "included from here")] if first else []
                self.report.error(at.span, "`include` leads back to this file", labels=labels)
                return None
            if len(including) > DEEPEST:
                self._beyond(at.span, f"more than {DEEPEST} files include each other")
                return None
            if len(self.inclusions) > MOST_INCLUSIONS:
                self._beyond(at.span, f"more than {MOST_INCLUSIONS:,} files are included")
                return None
            if not self._readable(path, at.span):
                return None
        found = read_env(self.trees.files, self._env_paths(inclusion), self.environment, self.report)
        environment = self.environment.below(found.values, found.doubtful)
        inner = Loader(self.trees, environment, self.report, self.touched, self.included, self.inclusions)
        tree = inner.load(tuple(path for path, _ in inclusion.paths), inclusion.folder, including)
        self.sound = self.sound and inner.sound
        return tree

    def _beyond(self, at: Span, message: str) -> None:
        self.report.beyond(at, message)
        self.sound = False

    def _env_paths(self, inclusion: Inclusion) -> list[tuple[str, Span | None]]:
        if inclusion.env_files is None:
            path = posixpath.normpath(posixpath.join(inclusion.folder, ".env"))
            return [(path, None)]
        return [(path, at.span) for path, at in inclusion.env_files if at.value != "/dev/null"]

    def _readable(self, path: str, at: Span) -> bool:
        kind = self.trees.files.kind(path)
        if kind is Kind.FILE:
            return source_of(self.trees.files, path) is not None
        self.sound = False
        if kind in {Kind.ABSENT, Kind.FOLDER}:
            what = "is a folder" if kind is Kind.FOLDER else "does not exist"
            elsewhere = is_template_name(at.path) or self._lies_above(path, at)
            rule = Undecided.RUN_ELSEWHERE if elsewhere else ReadingKind.INVALID
            self.report.error(at, f"the file `{path}` {what}", rule)
        return False

    def _lies_above(self, path: str, at: Span) -> bool:
        """Return whether a path of a compose file leads to a file when it is taken from a folder above that file's."""
        own = parent(at.path)
        relative = posixpath.relpath(path, own)
        return any(self.trees.files.kind(joined(one, relative)) is Kind.FILE for one in ancestors(own))

    def _extended(self, path: str, at: Span) -> Extended | None:
        """Read a file that is extended: interpolated and in long form, without what it includes or extends."""
        if not self._readable(path, at):
            return None
        if path not in self.extended:
            self.extended[path] = self._lengthened(path)
        return self.extended[path]

    def _lengthened(self, path: str) -> Extended | None:
        file = source_of(self.trees.files, path)
        tree: Map | None = None
        resets: list[Path] = []
        for document in self._documents(file) if file else []:
            expanded, found = self._resets(interpolate(document, self.environment, self.report))
            resets += found
            tree = expanded if tree is None else merge(cut(tree, found), expanded, self.report)
            tree = lengthen(drop_repeated(tree, self.report), self.report)
        if tree is None:
            return None
        return Extended(resolve_paths(tree, posixpath.dirname(path) or ".", self.report), resets)

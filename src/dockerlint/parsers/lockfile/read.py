"""pnpm-lock.yaml of pnpm 6 to 12 (layouts 5.x, 6.x and 9.0) by a line scan: packages are checked and counted, not built."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dockerlint.findings import Problem
from dockerlint.models.lockfile import LOCKED_GROUPS, Documents, Importer, LockedDependency, Lockfile
from dockerlint.parsers.lockfile.lines import Lines, UnreadableError
from dockerlint.parsers.lockfile.sections import read_sections
from dockerlint.source import SourceFile, Span
from dockerlint.tree import Entry, Map, Scalar

_SEPARATOR = re.compile(r"^---[ \t]*(\r?)$", re.MULTILINE)
_CONFLICT = re.compile(r"^<{7}(?: [^\n]*)?$", re.MULTILINE)
_WHOLE_CONFLICT = re.compile(
    r"^<{7}(?: [^\n]*)?\n(?P<ours>(?:(?!<{7}|={7}|>{7}|\|{7})[^\n]*\n)*)"
    r"(?P<base>\|{7}(?: [^\n]*)?\n(?:(?!<{7}|={7}|>{7}|\|{7})[^\n]*\n)*)?"
    r"={7}\r?\n(?P<theirs>(?:(?!<{7}|={7}|>{7}|\|{7})[^\n]*\n)*)>{7}(?: [^\n]*)?$",
    re.MULTILINE,
)
_MARKER = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})", re.MULTILINE)
_NOT_A_LINE_END = re.compile(r"[^\r\n]")


def parse_lockfile(file: SourceFile) -> tuple[Lockfile, list[Problem]]:
    """Read a pnpm-lock.yaml: what of it could be scanned, and what no pnpm can read (also in `broken`).

    Of a file with whole merge conflict markers both sides are joined as pnpm 7 and later join them, and the markers
    are the one problem.
    """
    conflict = _CONFLICT.search(file.text) if "<<<<<<<" in file.text else None
    if conflict is None:
        lockfile = _parsed(file, file.text, None)
    else:
        lockfile = _conflicted(file, Span(file, conflict.start(), conflict.end()))
    problems = []
    if lockfile.broken and lockfile.broken_at:
        problems.append(Problem(lockfile.broken_at, f"no pnpm can read the lockfile: {lockfile.broken}"))
    elif lockfile.conflict:
        problems.append(Problem(lockfile.conflict, "merge conflict marker in the lockfile"))
    return lockfile, problems


def _conflicted(file: SourceFile, at: Span) -> Lockfile:
    both = sides(file.text)
    if both is None:
        return _broken(file, "it holds a stray merge conflict marker", at, at)
    ours, theirs = (_parsed(file, text, at) for text in both)
    if ours.broken_for or theirs.broken_for:
        return ours if ours.broken_for else theirs
    return merged(ours, theirs)


def _broken(file: SourceFile, why: str, at: Span, conflict: Span | None) -> Lockfile:
    start = file.span(0, 0)
    return Lockfile(file=file, start=start, tree=Map(start), broken=why, broken_at=at, conflict=conflict)


def _parsed(file: SourceFile, text: str, conflict: Span | None) -> Lockfile:
    documents, first, main = _documents(text)
    lines = Lines(file, text)
    start = file.line_span(1)
    try:
        environment = _environment(lines, *first) if first else None
        tree, packages, local = read_sections(lines, *main)
    except UnreadableError as error:
        return Lockfile(
            file=file,
            start=start,
            tree=Map(start),
            documents=documents,
            conflict=conflict,
            broken=error.why if error.sure else None,
            unread=None if error.sure else error.why,
            broken_at=error.at,
        )
    version = tree.scalar("lockfileVersion")
    return Lockfile(
        file=file,
        start=version.span if version else start,
        tree=tree,
        version=version.text if version else None,
        quoted=bool(version and version.quoted),
        importers=_importers(tree, bool(version and version.text.startswith("5"))),
        packages=packages,
        conflict=conflict,
        single="importers" not in tree.entries,
        documents=documents,
        environment=environment,
        local=local,
    )


def _documents(text: str) -> tuple[Documents, tuple[int, int] | None, tuple[int, int]]:
    """Find the first document, if it is not the main one, and the main one: what follows the second `---`."""
    marks = list(_SEPARATOR.finditer(text)) if text.startswith("---") or "\n---" in text else []
    blank = not text.strip()
    if not marks:
        return Documents(blank=blank, main_blank=blank), None, (0, len(text))
    leading = not text[: marks[0].start()].strip()
    crlf = any(mark[1] for mark in marks)
    behind = [min(mark.end() + 1, len(text)) for mark in marks]
    if not leading:
        documents = Documents(len(marks) + 1, crlf=crlf)
        return documents, None, (0, marks[0].start())
    if len(marks) == 1:
        return Documents(1, leading=True, crlf=crlf), None, (behind[0], len(text))
    end = marks[2].start() if len(marks) > 2 else len(text)
    documents = Documents(len(marks), leading=True, crlf=crlf, main_blank=not text[behind[1] : end].strip())
    return documents, (behind[0], marks[1].start()), (behind[1], end)


def _environment(lines: Lines, begin: int, finish: int) -> Map | None:
    tree, _, _ = read_sections(lines, begin, finish)
    importers = tree.map("importers")
    return importers.map(".") if importers else None


def _importers(tree: Map, old: bool) -> dict[str, Importer]:
    entries = tree.map("importers")
    if entries is not None:
        return {path: _importer(path, entry, old) for path, entry in entries.entries.items()}
    key = next(
        (tree.entries[name].key for name in ("specifiers", *LOCKED_GROUPS) if name in tree.entries), None
    )
    if key is None or "importers" in tree.entries:
        return {}
    return {".": _importer(".", Entry(key, tree), old)}


def _importer(path: str, entry: Entry, old: bool) -> Importer:
    tree = entry.value if isinstance(entry.value, Map) else Map(entry.key.span)
    publish, link = tree.scalar("publishDirectory"), tree.scalar("linkDirectory")
    read = _old_dependencies if old else _dependencies
    return Importer(
        path,
        entry.key.span,
        tuple(read(tree)),
        publish.text if publish else None,
        tree.map("dependenciesMeta"),
        link_directory=not (link and link.value is False),
    )


def _dependencies(tree: Map) -> Iterator[LockedDependency]:
    """Read the groups of 6.x and 9.0: name, then specifier and version below it."""
    for group in LOCKED_GROUPS:
        for name, entry in tree.below(group).items():
            inner = entry.value if isinstance(entry.value, Map) else None
            specifier = inner.scalar("specifier") if inner else None
            version = inner.scalar("version") if inner else entry.value
            yield LockedDependency(
                name,
                group,
                specifier.text if specifier else None,
                version.text if isinstance(version, Scalar) else "",
                entry.key.span,
                specifier.span if specifier else entry.key.span,
            )


def _old_dependencies(tree: Map) -> Iterator[LockedDependency]:
    """Read the groups of 5.x, which map names to versions, with the specifiers in a mapping of their own."""
    specifiers = dict(tree.below("specifiers"))
    for group in LOCKED_GROUPS:
        for name, entry in tree.below(group).items():
            specifier = specifiers.pop(name, None)
            at = specifier.value.span if specifier else entry.key.span
            yield LockedDependency(name, group, _text(specifier), _text(entry) or "", entry.key.span, at)
    for name, entry in specifiers.items():
        yield LockedDependency(name, None, _text(entry), "", entry.key.span, entry.value.span)


def _text(entry: Entry | None) -> str | None:
    return entry.value.text if entry and isinstance(entry.value, Scalar) else None


def sides(text: str) -> tuple[str, str] | None:
    """Split into our and their text, everything else blanked so that offsets stay; None when markers are left over."""
    ours = _WHOLE_CONFLICT.sub(lambda found: _only(found, "ours"), text)
    theirs = _WHOLE_CONFLICT.sub(lambda found: _only(found, "theirs"), text)
    return None if _MARKER.search(ours) or _MARKER.search(theirs) else (ours, theirs)


def _only(found: re.Match[str], side: str) -> str:
    begin, finish = found.start(side) - found.start(), found.end(side) - found.start()
    text = found[0]
    return _blank(text[:begin]) + text[begin:finish] + _blank(text[finish:])


def _blank(text: str) -> str:
    return _NOT_A_LINE_END.sub(" ", text)


def merged(ours: Lockfile, theirs: Lockfile) -> Lockfile:
    """Join two sides as pnpm does: all importers and dependencies of both, theirs where they differ; our head."""
    importers = dict(ours.importers)
    for path, importer in theirs.importers.items():
        importers[path] = _joined(importers[path], importer) if path in importers else importer
    return replace(ours, importers=importers)


def _joined(ours: Importer, theirs: Importer) -> Importer:
    found = {(one.group, one.name): one for side in (ours, theirs) for one in side.dependencies}
    return replace(ours, dependencies=tuple(found.values()))

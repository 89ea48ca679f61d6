""".dockerignore as the builder reads it: moby/patternmatcher's grammar, which is not .gitignore's.

Patterns are rooted, `*` and `?` stop at a slash, `**` does not, and the last pattern that matches wins. A folder's
verdict is inherited by what lies in it, pattern by pattern, as BuildKit finds it when it walks a context
(`MatchesUsingParentResults`). Documented at docs.docker.com/build/concepts/context/#dockerignore-files.
"""

from __future__ import annotations

import posixpath
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field

from dockerlint.findings import Problem
from dockerlint.source import SourceFile, Span

_LINE = re.compile(r"[^\n]+")
_WILD = re.compile(r"[*?\[\]\\]")
_PIECE = re.compile(
    r"(?P<rest>\*\*/?\Z)|(?P<deep>\*\*/?)|(?P<star>\*)|(?P<one>\?)|(?P<escaped>\\.)|(?P<plain>[^*?\\]+)",
    re.DOTALL,
)
_SPECIAL = re.compile(r"[.+()|{}$]")
_IN_CLASS = r"(?:\\.|[^\\\]\-])"
_VALID = re.compile(rf"(?:[^\\\[]|\\.|\[\^?(?:{_IN_CLASS}(?:-{_IN_CLASS})?)+\])*", re.DOTALL)


@dataclass(frozen=True, slots=True, eq=False)
class IgnorePattern:
    """One line: its cleaned pattern without `!`, and the place of the line without blanks around it."""

    text: str
    negated: bool
    at: Span
    regex: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Verdict:
    """The patterns that match a path or a folder above it, and the one that excludes it from the context."""

    hits: tuple[bool, ...]
    culprit: IgnorePattern | None = None


@dataclass(slots=True, eq=False)
class Dockerignore:
    """The patterns of a .dockerignore; `problems` has the lines that the builder rejects, which then match nothing."""

    file: SourceFile
    patterns: tuple[IgnorePattern, ...] = field(init=False)
    problems: tuple[Problem, ...] = field(init=False)
    _folders: dict[str, _Verdict] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Parse the file."""
        parsed = list(_parsed(self.file))
        self.patterns = tuple(item for item in parsed if isinstance(item, IgnorePattern))
        self.problems = tuple(item for item in parsed if isinstance(item, Problem))

    def excludes(self, path: str) -> bool:
        """Return whether a context-relative path (file or folder, with `/`, normalised) is excluded from the build context."""
        return self.culprit(path) is not None

    def culprit(self, path: str) -> IgnorePattern | None:
        """Return the pattern that excludes a path from the build context; None if it is included."""
        verdict = _Verdict((False,) * len(self.patterns))
        if path in {"", "."}:
            return None
        for slash in re.finditer("/", path):
            folder = path[: slash.start()]
            if folder not in self._folders:
                self._folders[folder] = self._judge(folder, verdict.hits)
            verdict = self._folders[folder]
        return self._judge(path, verdict.hits).culprit

    def _judge(self, path: str, above: tuple[bool, ...]) -> _Verdict:
        culprit: IgnorePattern | None = None
        hits = []
        for pattern, inherited in zip(self.patterns, above, strict=True):
            relevant = pattern.negated == (culprit is not None)
            hit = inherited or (relevant and bool(pattern.regex.fullmatch(path)))
            if hit:
                culprit = None if pattern.negated else pattern
            hits.append(hit)
        return _Verdict(tuple(hits), culprit)


def _parsed(file: SourceFile) -> Iterator[IgnorePattern | Problem]:
    for found in _LINE.finditer(file.text):
        raw = found[0]
        text = raw.strip()
        if not text or raw.startswith("#"):
            continue
        start = found.start() + raw.index(text)
        yield _pattern(text, file.span(start, start + len(text)))


def _pattern(text: str, at: Span) -> IgnorePattern | Problem:
    mark = "!" if text.startswith("!") else ""
    whole = _cleaned(mark + _cleaned(text.removeprefix(mark).strip()))
    cleaned = whole.removeprefix(mark)
    if not cleaned:
        return Problem(at, "`!` names no path, so the build is refused")
    regex = _compiled(cleaned)
    if regex is None:
        return Problem(at, "the pattern is not valid, so the build is refused")
    return IgnorePattern(cleaned, whole.startswith("!") and mark == "!", at, regex)


def _cleaned(path: str) -> str:
    """Do the same as Go's `filepath.Clean`, and drop one leading slash."""
    if not path:
        return ""
    cleaned = posixpath.normpath(path)
    return cleaned.lstrip("/") or "/" if cleaned.startswith("/") else cleaned


def _compiled(pattern: str) -> re.Pattern[str] | None:
    if not _VALID.fullmatch(pattern):
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # `re` warns about `[[a]`
        try:
            return re.compile(_regex(pattern))
        except re.error:
            return None


def _regex(pattern: str) -> str:
    head, tail = pattern[:2], pattern[2:]
    if not _WILD.search(pattern):
        return re.escape(pattern)
    if head == "**" and not _WILD.search(tail):
        return f"(?:.*/)?{re.escape(tail[1:])}" if tail.startswith("/") else f".*{re.escape(tail)}"
    if pattern.endswith("**") and not _WILD.search(pattern[:-2]):
        return f"{re.escape(pattern[:-2])}.*"
    return _translated(pattern)


def _translated(pattern: str) -> str:
    """Put sections between `**` and, in each, chunks between `*`."""
    sections = [[""]]
    for found in _PIECE.finditer(pattern):
        if found["deep"]:
            sections.append([""])
        elif found["star"]:
            sections[-1].append("")
        else:
            sections[-1][-1] += _piece(found)
    first, *others = [_globbed(section) for at, section in enumerate(sections) if at == 0 or section != [""]]
    middle = "".join(_middle(section) for section in others[:-1])
    return first + middle + "".join(f"(?:.*/)?{section}" for section in others[-1:])


def _middle(section: str) -> str:
    """Let a section match in any folder; the first match is enough if the next section may be in any folder too."""
    return f"(?>(?:.*?/)??{section})" if section.endswith("/") else f"(?:.*/)?{section}"


def _piece(found: re.Match[str]) -> str:
    if found["plain"]:
        return _SPECIAL.sub(r"\\\g<0>", found["plain"])
    return found["escaped"] or ("[^/]" if found["one"] else ".*")


def _globbed(chunks: list[str]) -> str:
    """Join chunks by `*`; all but the last match at the first possible place, so that no pattern is slow."""
    first, *others = chunks
    if not others:
        return first
    middle = "".join(f"(?>[^/]*?{chunk})" for chunk in others[:-1])
    return f"{first}{middle}[^/]*{others[-1]}"

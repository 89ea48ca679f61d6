"""Globs over folders as pnpm's workspace patterns have them (`packages/*`, `**`, `{a,b}`, `@(a|b)`), and `pnpm --filter` selectors."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from dockerlint.paths import resolve, within

_SEGMENT = r"(?!\.)[^/]+"
_TOKEN = re.compile(r"[@?*+!]\(|\*+|\?|\[[^\]/]+\]|[{},()|]|\\.|[^*?\[{},()|\\@+!]+|.")
_EXTGLOB = {"@(": ")", "?(": ")?", "*(": ")*", "+(": ")+"}
_SELECTOR = re.compile(
    r"(?P<not>!)?(?P<dependents>\.\.\.)?(?P<skip1>\^)?(?P<name>[^.\[\]{}^](?:(?!\^?\.\.\.$)[^\[\]{}])*)?"
    r"(?:\{(?P<folder>[^}]*)\})?(?P<since>\[[^\]]*\])?(?P<skip2>\^)?(?P<dependencies>\.\.\.)?"
)
_RELATIVE = re.compile(r"(?P<not>!)?(?P<folder>\.{1,2}(?:/.*)?)")
_STEPS = re.compile(r"(?:\.{1,2}/)*")


@lru_cache(maxsize=1024)
def folder_pattern(glob: str) -> re.Pattern[str]:
    """Translate a glob into a pattern over folders written as `a/b/` (the root is empty); names with a dot need one."""
    segments = [one for one in glob.strip("/").split("/") if one not in {"", "."}]
    parts = [rf"(?:{_SEGMENT}/)*" if one == "**" else f"{_translated(one)}/" for one in segments]
    try:
        return re.compile("".join(parts))
    except re.error:
        return re.compile(r"(?!)")


def matches(glob: str, folder: str) -> bool:
    """Return whether a glob names a folder; both relative to the same one, `.` is that one."""
    return bool(folder_pattern(glob).fullmatch("" if folder == "." else f"{folder}/"))


def name_pattern(glob: str) -> re.Pattern[str]:
    """Translate a package name pattern, whose `*` crosses slashes."""
    return re.compile(".*".join(re.escape(part) for part in glob.split("*")))


def _translated(segment: str) -> str:
    """Translate one segment. Braces may hold slashes only when the whole glob has been split by `expanded`."""
    out, closers = [], []
    if segment[0] not in ".{@":
        out.append(r"(?!\.)")
    for found in _TOKEN.finditer(segment):
        piece = found[0]
        if piece in _EXTGLOB:
            out.append("(?:")
            closers.append(_EXTGLOB[piece])
        elif piece == "{":
            out.append("(?:")
            closers.append("}")
        elif closers and piece == ("}" if closers[-1] == "}" else ")"):
            closer = closers.pop()
            out.append(")" if closer == "}" else closer)
        elif closers and piece == ("," if closers[-1] == "}" else "|"):
            out.append("|")
        else:
            out.append(_plain(piece))
    return "".join(out) + ")" * len(closers)


def _plain(piece: str) -> str:
    if piece.startswith("*"):
        return "[^/]*"
    if piece == "?":
        return "[^/]"
    if piece.startswith("[") and len(piece) > 1:
        return "[" + piece[1:-1].replace("\\", "\\\\").replace("!", "^", 1 if piece[1] == "!" else 0) + "]"
    return re.escape(piece.removeprefix("\\"))


def expanded(glob: str) -> list[str]:
    """Expand braces that hold a slash (`{apps/web,packages/*}`), which a split into segments would tear apart."""
    found = re.search(r"\{([^{}]*/[^{}]*)\}", glob)
    if not found or glob.count("{") > 8:
        return [glob]
    head, tail = glob[: found.start()], glob[found.end() :]
    return [one for middle in found[1].split(",") for one in expanded(head + middle + tail)]


@dataclass(frozen=True, slots=True)
class Selector:
    """One selector in parts; `name` and `folder` are patterns, None where it has none."""

    name: str | None
    folder: str | None
    excluded: bool = False
    dependencies: bool = False
    dependents: bool = False
    without_itself: bool = False

    def names(self, known: Sequence[str]) -> set[str] | None:
        """Return those of the known names that it means; None when any will do. `web` also means the only `@x/web`."""
        if self.name is None:
            return None
        pattern = name_pattern(self.name)
        found = {one for one in known if pattern.fullmatch(one)}
        if found or self.name.startswith("@") or "*" in self.name:
            return found
        scoped = [one for one in known if one.startswith("@") and one.endswith(f"/{self.name}")]
        return set(scoped) if len(scoped) == 1 else set()

    def lies(self, package: str, folder: str) -> bool:
        """Return whether its folder pattern, relative to `folder`, names a package's folder. Both are base-relative."""
        if self.folder is None:
            return True
        if "*" not in self.folder:
            return resolve(folder, self.folder.rstrip("/")) == package
        steps = _STEPS.match(self.folder)
        head = steps[0] if steps else ""
        start = resolve(folder, head or ".")
        if start is None or not within(package, start):
            return False
        inside = package if start == "." else package[len(start) + 1 :] or "."
        return matches(self.folder[len(head) :], inside)


def parse_selector(text: str) -> Selector | None:
    """Read a selector; None for one that asks git (`[main]`) and for what is none."""
    if found := _RELATIVE.fullmatch(text):
        return Selector(None, found["folder"], excluded=bool(found["not"]))
    found = _SELECTOR.fullmatch(text)
    if not found or found["since"]:
        return None
    return Selector(
        found["name"],
        found["folder"],
        bool(found["not"]),
        bool(found["dependencies"]),
        bool(found["dependents"]),
        bool(found["skip1"] or found["skip2"]),
    )

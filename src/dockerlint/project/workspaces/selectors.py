"""`pnpm --filter` selectors, as pnpm 7 and later read them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dockerlint.paths import resolve, within
from dockerlint.project.workspaces.globs import matches, name_pattern

_SELECTOR = re.compile(
    r"(?P<not>!)?(?P<dependents>\.\.\.)?(?P<skip1>\^)?(?P<name>[^.\[\]{}^](?:(?!\^?\.\.\.$)[^\[\]{}])*)?"
    r"(?:\{(?P<folder>[^}]*)\})?(?P<since>\[[^\]]*\])?(?P<skip2>\^)?(?P<dependencies>\.\.\.)?"
)
_RELATIVE = re.compile(r"(?P<not>!)?(?P<folder>\.{1,2}(?:/.*)?)")
_STEPS = re.compile(r"(?:\.{1,2}/)*")


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

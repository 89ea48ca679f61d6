"""Where the rule pages are, and all of them."""

from __future__ import annotations

from pathlib import Path

from dockerlint.pages.header import Page, PageError, parse_page

_PACKAGE = Path(__file__).resolve().parent.parent


def root() -> Path:
    """Return the folder of the rule pages: in the installed package, else next to `src` of a checkout. Raises PageError."""
    for place in (_PACKAGE / "_rules", _PACKAGE.parent.parent / "rules"):
        if place.is_dir():
            return place
    raise PageError("the rule pages are missing from this installation; install dockerlint again")


def page_paths() -> tuple[str, ...]:
    """Return the path of every page, sorted. Raises PageError."""
    folder = root()
    return tuple(sorted(path.relative_to(folder).as_posix() for path in folder.glob("*/*.md")))


def read_page(path: str) -> Page:
    """Read a page by its path. Raises PageError."""
    return parse_page(path, (root() / path).read_text("utf-8"))

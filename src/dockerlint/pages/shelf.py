"""Where the rule pages stand, and all of them."""

from __future__ import annotations

from pathlib import Path

from dockerlint.pages.header import Page, PageError, parse_page

_PACKAGE = Path(__file__).resolve().parent.parent


def root() -> Path:
    """Return the folder of the rule pages: in the installed package, else beside `src` of a checkout. Raises PageError."""
    for place in (_PACKAGE / "_rules", _PACKAGE.parent.parent / "rules"):
        if place.is_dir():
            return place
    raise PageError("the rule pages are missing from this installation; install dockerlint again")


def read_pages(folder: Path | None = None) -> tuple[Page, ...]:
    """Read every page below a folder (`root()` when none is given), sorted by path. Raises PageError."""
    folder = folder or root()
    paths = sorted(path.relative_to(folder).as_posix() for path in folder.glob("*/*.md"))
    return tuple(parse_page(path, (folder / path).read_text("utf-8")) for path in paths)

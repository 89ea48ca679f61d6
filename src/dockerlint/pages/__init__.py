"""Rule pages: what a rule is, why it matters, and the examples that are its documentation and its tests."""

from dockerlint.pages.examples import Example, Expected, examples
from dockerlint.pages.header import FILTERS, SUBJECTS, Page, PageError, parse_page
from dockerlint.pages.store import page_paths, read_page, root

__all__ = [
    "FILTERS",
    "SUBJECTS",
    "Example",
    "Expected",
    "Page",
    "PageError",
    "examples",
    "page_paths",
    "parse_page",
    "read_page",
    "root",
]

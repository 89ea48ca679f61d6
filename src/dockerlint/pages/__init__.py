"""Rule pages: what a rule is, why it matters, and the examples that are its documentation and its tests."""

from dockerlint.pages.examples import Example, Expected, examples
from dockerlint.pages.header import SUBJECTS, Page, PageError, parse_page
from dockerlint.pages.shelf import read_pages, root

__all__ = [
    "SUBJECTS",
    "Example",
    "Expected",
    "Page",
    "PageError",
    "examples",
    "parse_page",
    "read_pages",
    "root",
]

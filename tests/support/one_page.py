"""A rule page in a few words."""

from __future__ import annotations

from dockerlint.pages import Page, parse_page

HEADER = "severity: error\nsubject: file\nprecision: high\nsince: 0.1.0\ncosts: bloat"


def page_of(body: str, header: str = HEADER, path: str = "image/found-word.md") -> Page:
    return parse_page(path, f"---\n{header}\n---\n\n# Title\n\nWhy.\n\n{body}")

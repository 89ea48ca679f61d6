from __future__ import annotations

from dockerlint.pages import page_paths, read_page, root


def test_the_pages_are_found_and_sorted() -> None:
    paths = page_paths()
    assert root().name in {"rules", "_rules"}
    assert list(paths) == sorted(paths)
    assert {"core/syntax.md", "core/unreadable-file.md"} <= set(paths)


def test_a_page_is_read_by_its_path() -> None:
    page = read_page("core/syntax.md")
    assert (page.id, page.family, page.reported_by, page.subject) == ("syntax", "core", "reading", None)

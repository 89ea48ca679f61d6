"""The files of a project as they were read."""

from __future__ import annotations

from tests.support.small_projects import project

FILES = {
    "Dockerfile": "FROM a\n",
    "b/package.json": '{"name": "b"}',
    "notes.txt": "x",
    "compose.yaml": "services: {}\n",
}


def test_what_was_parsed_is_counted_and_sorted() -> None:
    files = project(FILES).files
    assert [file.path for file in files.sources()] == ["Dockerfile", "b/package.json", "compose.yaml"]
    assert files.count == 3


def test_any_file_may_be_read() -> None:
    files = project(FILES).files
    source = files.source("notes.txt")
    assert source is not None
    assert (source.text, files.source("none")) == ("x", None)

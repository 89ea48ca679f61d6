"""The top-level sections of a lockfile."""

from __future__ import annotations

import pytest

from dockerlint.parsers.lockfile.lines import Lines, UnreadableError
from dockerlint.parsers.lockfile.sections import read_sections
from dockerlint.source import SourceFile
from dockerlint.tree import plain

TEXT = """lockfileVersion: '9.0'

importers:

  .:
    dependencies:
      a:
        specifier: ^1.0.0
        version: 1.0.0

packages:

  a@1.0.0:
    resolution: {integrity: x}

  b@file:b:
    resolution: {directory: b, type: directory}

snapshots:

  a@1.0.0: {}

  b@file:b:
    dependencies:
      a: 1.0.0
"""


def read(text: str) -> tuple[object, int, dict[str, object]]:
    root, count, local = read_sections(Lines(SourceFile("pnpm-lock.yaml", text), text), 0, len(text))
    return plain(root), count, {name: plain(node) for name, node in local.items()}


def test_packages_are_counted_and_local_folders_are_read() -> None:
    root, count, local = read(TEXT)
    assert root == {
        "lockfileVersion": "9.0",
        "importers": {".": {"dependencies": {"a": {"specifier": "^1.0.0", "version": "1.0.0"}}}},
        "packages": {},
        "snapshots": {},
    }
    assert (count, local) == (2, {"b@file:b": {"dependencies": {"a": "1.0.0"}}})


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (TEXT + "importers: {}\n", "a key occurs twice"),
        ("- a\n" + TEXT, "it holds YAML that pnpm does not write"),
        ("a: 1\n=======\n", "it holds a stray merge conflict marker"),
    ],
)
def test_what_is_no_section(text: str, why: str) -> None:
    with pytest.raises(UnreadableError) as raised:
        read(text)
    assert raised.value.why == why


def test_an_empty_document() -> None:
    assert read("\n# c\n") == ({}, 0, {})

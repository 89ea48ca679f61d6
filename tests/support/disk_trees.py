"""Files on the disk, and what is read of them."""

from __future__ import annotations

from pathlib import Path

from dockerlint.discover import DiskFiles
from dockerlint.files import Kind, Unreadable
from dockerlint.source import SourceFile


def plant(root: Path, *paths: str) -> None:
    for path in paths:
        write(root, path)


def write(root: Path, path: str, text: str = "") -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(text.encode())


def text_of(files: DiskFiles, path: str) -> str:
    file = files.read(path)
    assert isinstance(file, SourceFile)
    return file.text


def unreadable(files: DiskFiles, path: str) -> tuple[Kind, str]:
    file = files.read(path)
    assert isinstance(file, Unreadable)
    assert file.path == path
    return file.kind, file.why

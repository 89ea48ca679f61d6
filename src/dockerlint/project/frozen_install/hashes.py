"""The checksums that pnpm writes into lockfiles, computed as its majors compute them."""

from __future__ import annotations

from base64 import b32encode, b64encode
from collections.abc import Iterator
from hashlib import md5, sha256

from dockerlint.knowledge.node.frozen_install import HASHES_WITH_SHA256, SORTS_EXTENSIONS
from dockerlint.source import BOM, SourceFile
from dockerlint.tree import Map, Node, Plain, Scalar


def file_hash(file: SourceFile, major: int) -> str:
    """Hash a patch's text: base32 of md5 up to pnpm 9, sha256 in hexadecimal from 10."""
    text = _bytes(file)
    return sha256(text).hexdigest() if major in HASHES_WITH_SHA256 else _base32(text)


def pnpmfile_checksum(file: SourceFile, major: int) -> str:
    """Hash a pnpmfile's text (9 and later)."""
    text = _bytes(file)
    return (
        _base32(text)
        if major not in HASHES_WITH_SHA256
        else "sha256-" + b64encode(sha256(text).digest()).decode()
    )


def extensions_checksum(extensions: Map, major: int) -> str:
    """Hash packageExtensions: md5 of JSON without blanks (keys sorted from 8 on), from 10 on npm's object-hash."""
    if major in HASHES_WITH_SHA256:
        stream = "".join(_stream(extensions)).encode("utf-8", "surrogatepass")
        return "sha256-" + b64encode(sha256(stream).digest()).decode()
    text = "".join(_json(extensions, ordered=major in SORTS_EXTENSIONS))
    return md5(text.encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()


def _base32(data: bytes) -> str:
    return b32encode(md5(data, usedforsecurity=False).digest()).decode().lower().rstrip("=")


def _bytes(file: SourceFile) -> bytes:
    text = (BOM if file.bom else "") + file.text
    return text.encode("utf-8", "surrogateescape").replace(b"\r\n", b"\n")


def _stream(node: Node) -> Iterator[str]:
    if isinstance(node, Map):
        yield f"object:{len(node.entries)}:"
        for key in sorted(node.entries):
            yield f"string:{_units(key)}:{key}:"
            yield from _stream(node.entries[key].value)
            yield ","
    elif isinstance(node, Scalar):
        yield _stream_scalar(node.value)


def _stream_scalar(value: Plain) -> str:
    if isinstance(value, bool):
        return f"bool:{str(value).lower()}"
    if value is None:
        return "Null"
    return f"string:{_units(value)}:{value}" if isinstance(value, str) else f"number:{value}"


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _json(node: Node, *, ordered: bool) -> Iterator[str]:
    """Write JSON as JavaScript's `JSON.stringify` does."""
    if isinstance(node, Map):
        keys = sorted(node.entries) if ordered else node.entries
        yield "{"
        for index, key in enumerate(keys):
            yield f"{',' if index else ''}{_quoted(key)}:"
            yield from _json(node.entries[key].value, ordered=ordered)
        yield "}"
    elif isinstance(node, Scalar):
        yield _json_scalar(node.value)


def _json_scalar(value: Plain) -> str:
    if isinstance(value, bool) or value is None:
        return "null" if value is None else str(value).lower()
    return _quoted(value) if isinstance(value, str) else str(value)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    for char, name in (("\n", "n"), ("\r", "r"), ("\t", "t"), ("\b", "b"), ("\f", "f")):
        escaped = escaped.replace(char, f"\\{name}")
    return f'"{escaped}"'

"""The checksums that pnpm writes into lockfiles, computed as its majors compute them."""

from __future__ import annotations

from base64 import b32encode, b64encode
from collections.abc import Iterable, Iterator
from hashlib import md5, sha256

from dockerlint.knowledge.node.frozen_install import HASHES_WITH_SHA256, SORTS_EXTENSIONS
from dockerlint.source import BOM, SourceFile


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


def extensions_checksum(extensions: dict[str, object], major: int) -> str:
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


def _stream(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        yield f"object:{len(value)}:"
        for key in sorted(value):
            yield f"string:{_units(key)}:{key}:"
            yield from _stream(value[key])
            yield ","
    elif isinstance(value, bool):
        yield f"bool:{str(value).lower()}"
    elif value is None:
        yield "Null"
    else:
        yield f"string:{_units(value)}:{value}" if isinstance(value, str) else f"number:{value}"


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _json(value: object, *, ordered: bool) -> Iterator[str]:
    """Write JSON as JavaScript's `JSON.stringify` does."""
    if isinstance(value, dict):
        keys: Iterable[str] = sorted(value) if ordered else value
        yield "{"
        for index, key in enumerate(keys):
            yield f"{',' if index else ''}{_quoted(key)}:"
            yield from _json(value[key], ordered=ordered)
        yield "}"
    elif isinstance(value, bool) or value is None:
        yield "null" if value is None else str(value).lower()
    else:
        yield _quoted(value) if isinstance(value, str) else str(value)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    for char, name in (("\n", "n"), ("\r", "r"), ("\t", "t"), ("\b", "b"), ("\f", "f")):
        escaped = escaped.replace(char, f"\\{name}")
    return f'"{escaped}"'

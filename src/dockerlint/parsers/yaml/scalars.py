"""The value of a YAML scalar: the core schema of YAML 1.2.2, section 10.3."""

from __future__ import annotations

import re
from functools import lru_cache

from dockerlint.tree import Plain

_WORDS: dict[str, Plain] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True,
    "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_INTEGER = re.compile(r"[-+]?[0-9]{1,4000}")
_OCTAL = re.compile(r"0o[0-7]{1,4000}")
_HEX = re.compile(r"0x[0-9a-fA-F]{1,4000}")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_INFINITE = re.compile(r"([-+]?)\.(?:inf|Inf|INF)")
_NO_NUMBER = re.compile(r"\.(?:nan|NaN|NAN)")
_STARTS_TYPED = frozenset("0123456789+-.~nNtTfF")


@lru_cache(maxsize=8192)
def resolve_plain(text: str) -> Plain:
    """Return the value of an unquoted scalar: null, a boolean, a number, or the text itself."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _STARTS_TYPED:
        return text
    return _number(text)


def _number(text: str) -> Plain:
    if _INTEGER.fullmatch(text):
        return int(text)
    if _OCTAL.fullmatch(text):
        return int(text, 0)
    if _HEX.fullmatch(text):
        return int(text, 0)
    if _FLOAT.fullmatch(text):
        return float(text)
    if found := _INFINITE.fullmatch(text):
        return float(f"{found[1]}inf")
    return float("nan") if _NO_NUMBER.fullmatch(text) else text


def resolve_tagged(tag: str, text: str, value: Plain) -> Plain:
    """Return the value of a scalar with a tag: YAML's own types convert it, other tags (`!reset`) do not."""
    kind = (
        tag.removeprefix("tag:yaml.org,2002:")
        if tag.startswith("tag:yaml.org,2002:")
        else tag.removeprefix("!!")
    )
    if kind in {"str", "binary", "!"}:
        return text
    if kind in {"int", "float", "bool", "null"}:
        return resolve_plain(text)
    return value

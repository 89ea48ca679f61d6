"""Plain scalars as Compose's YAML library reads them: YAML 1.2, and some of YAML 1.1 that go-yaml supports.

These are numbers with `_`, `0440` and `0b11` in their bases, and dates (which no key of a compose file allows).
Source: go-yaml's resolve table, measured through `docker compose config`.
"""

from __future__ import annotations

import re

from dockerlint.tree import Plain, Scalar

TIMESTAMP = "tag:yaml.org,2002:timestamp"
_DATE = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}(?:(?:[Tt]|[ \t]+)\d{1,2}:\d{2}:\d{2}(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d{1,2}(?::?\d{2})?))?)?"
)
_BASED = re.compile(r"[-+]?(?:0[xX][0-9a-fA-F_]+|0[bB][01_]+|0[oO]?[0-7_]+|[0-9][0-9_]*)")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9][0-9_]*|[0-9][0-9_]*(?:\.[0-9_]*)?)(?:[eE][-+]?[0-9]+)?")
_MAYBE_NUMBER = frozenset("0123456789+-.")


def go_typed(node: Scalar) -> Scalar:
    """Return a plain scalar with go-yaml's type and value; the same node if YAML 1.2 agrees."""
    text = node.text
    if text[:1] not in _MAYBE_NUMBER or node.quoted or node.tag is not None:
        return node
    value = _number(text)
    if value is None:
        if _DATE.fullmatch(text):
            return Scalar(node.span, text, text, quoted=False, tag=TIMESTAMP)
        return node
    if type(value) is type(node.value) and value == node.value:
        return node
    return Scalar(node.span, value, text)


def _number(text: str) -> Plain:
    bare = text.replace("_", "")
    if len(bare) < 4000 and _BASED.fullmatch(text):
        return _integer(bare)
    if _FLOAT.fullmatch(text):
        return float(bare)
    return None


def _integer(text: str) -> int | float | None:
    sign = -1 if text[0] == "-" else 1
    digits = text.lstrip("+-").lower()
    try:
        if digits[:2] in {"0x", "0b", "0o"}:
            value = int(digits, 0)
        elif digits[0] == "0" and len(digits) > 1:
            value = int(digits, 8)
        else:
            value = int(digits)
    except ValueError:
        return float(digits) * sign if digits.isdigit() else None
    return sign * value if -(2**63) <= sign * value < 2**64 else float(sign * value)

"""Words that documents, rule pages, docstrings, comments and messages do not use: there is a plainer one for each."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
DOCUMENTS = [
    *sorted(ROOT.glob("*.md")),
    *sorted((ROOT / "docs").glob("*.md")),
    *sorted((ROOT / "rules").rglob("*.md")),
    *sorted(ROOT.glob("examples/*/README.md")),
    ROOT / ".pre-commit-hooks.yaml",
]
WORDS = {
    "fixed": r"\bmend(s|ed|ing)?\b",
    "not a, unknown, without": r"(?<![Tt]here )\b(is|are) no (?!longer\b|more\b)",
    "after, at the end of": r"\bbehind\b",
    "is": r"\bstands?\b(?! alone| for\b)",
    "report, be about": r"\bsp(eaks?|oken)\b",
    "reported, known": r"\b(told|said)\b",
    "The rule reads": r"(?m)^Read are\b",
    "Not ... are": r"\bNot reported is\b|\bNor is it\b",
    "again, a new": r"\banew\b",
    "next to": r"\bbeside\b",
    "in effect, active": r"\bin force\b",
    "someone": r"\b(somebody|whoever)\b",
    "except": r"\bbut for\b",
}
"""What to write, by what not to write."""
OPENINGS = {"Return, Yield": r"Give\b", "Whether, State": r"Say\b", "Report": r"Tell\b"}
"""The same for the first word of a docstring."""
FENCE = re.compile(r"^(`{3,})[^\n]*\n.*?^\1$", re.MULTILINE | re.DOTALL)

Look = Callable[[str, str], re.Match[str] | None]


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def english_of_source(text: str) -> Iterator[str]:
    """Yield comments and string constants with a space: docstrings, messages and help texts."""
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            yield token.string
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value:
            yield node.value


def docstrings(text: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            yield ast.get_docstring(node) or ""


def faults(path: Path) -> list[str]:
    text = path.read_text("utf-8")
    if path.suffix != ".py":
        return found(WORDS, re.search, FENCE.sub("", text))
    out = [fault for part in english_of_source(text) for fault in found(WORDS, re.search, part)]
    return out + [fault for part in docstrings(text) for fault in found(OPENINGS, re.match, part)]


def found(words: dict[str, str], look: Look, text: str) -> list[str]:
    return [f"{hit[0]!r}: write {better!r}" for better, word in words.items() if (hit := look(word, text))]


@pytest.mark.parametrize("path", [*DOCUMENTS, *SOURCES], ids=named)
def test_it_uses_plain_words(path: Path) -> None:
    assert faults(path) == []

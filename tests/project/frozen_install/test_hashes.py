from __future__ import annotations

import pytest

from dockerlint.parsers.json.read import parse_json
from dockerlint.project.frozen_install.hashes import extensions_checksum, file_hash, pnpmfile_checksum
from dockerlint.source import SourceFile
from dockerlint.tree import Map

SHA256 = "87428fc522803d31065e7bce3cf03fe475096631e5e07bbd7a0fde60c4cf25c7"
EXTENSIONS = '{"b": {"y": "1\\n", "x": true}, "a": {"n": 1, "z": null}}'


def tree(text: str) -> Map:
    node, _ = parse_json(SourceFile("package.json", text))
    assert isinstance(node, Map)
    return node


@pytest.mark.parametrize(
    ("text", "major", "expected"),
    [
        ("a\n", 9, "mc3sl4imtsc4odmxrag75amrwm"),
        ("a\r\n", 9, "mc3sl4imtsc4odmxrag75amrwm"),
        ("a\n", 10, SHA256),
        ("a\r\n", 10, SHA256),
    ],
)
def test_a_patch_is_hashed_without_line_ends_of_windows(text: str, major: int, expected: str) -> None:
    assert file_hash(SourceFile("x", text), major) == expected


def test_a_pnpmfile_has_the_name_of_the_algorithm_from_10() -> None:
    file = SourceFile("x", "a\n")
    assert pnpmfile_checksum(file, 9) == "mc3sl4imtsc4odmxrag75amrwm"
    assert pnpmfile_checksum(file, 10) == "sha256-h0KPxSKAPTEGXnvOPPA/5HUJZjHl4Hu9eg/eYMTPJcc="


@pytest.mark.parametrize(
    ("text", "major", "expected"),
    [
        (EXTENSIONS, 7, "4dc718efd0da5474880bca319a672736"),
        (EXTENSIONS, 8, "058434b135857635c8a262d985fb145a"),
        (EXTENSIONS, 10, "sha256-BKsrrwMfqs/goDY+V4xVZ9jP7WoP1WFDtlxVdOwNKuk="),
        ('{"é": "😀"}', 10, "sha256-OAssF2fpEr6qajnGr4JVswXwQ6iRrTAMute2IdzYGFg="),
    ],
)
def test_extensions_are_hashed_in_file_order_then_sorted_then_as_objects(
    text: str, major: int, expected: str
) -> None:
    assert extensions_checksum(tree(text), major) == expected

"""What a path with variables may mean."""

from __future__ import annotations

import pytest

from dockerlint.project.compose.patterns import ends_like, like, starred


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a/b.yml", "a/b.yml"),
        ("$A/b.yml", "*/b.yml"),
        ("v${V:-2}/b.yml", "v*/b.yml"),
        ("${A:-${B}}/b.yml", "*/b.yml"),
        (".${L:+/${V}/}b.yml", "./*/b.yml"),
        ("$$V/b.yml", "$$V/b.yml"),
        ("$A${B}/b.yml", "*/b.yml"),
        ("$A" * 3000, "$A" * 3000),
    ],
)
def test_starred(text: str, expected: str) -> None:
    assert starred(text) == expected


@pytest.mark.parametrize(
    ("path", "other", "exactly", "by_its_end"),
    [
        ("apps/*/compose.yml", "apps/a/compose.yml", True, True),
        ("apps/*/compose.yml", "apps/a/b/compose.yml", False, False),
        ("apps/*/compose.yml", "x/apps/a/compose.yml", False, True),
        ("../apps/*/compose.yml", "apps/a/compose.yml", False, True),
        ("*/compose.yml", "x/a/compose.yml", False, True),
        ("*/compose.yml", "compose.yml", False, True),
        ("compose.*.yml", "compose.one.yml", True, True),
        ("compose.*.yml", "mycompose.one.yml", False, False),
    ],
)
def test_like(path: str, other: str, exactly: bool, by_its_end: bool) -> None:
    one, end = like(path), ends_like(path)
    assert one
    assert end
    assert bool(one.fullmatch(other)) is exactly
    assert bool(end.fullmatch(other)) is by_its_end


@pytest.mark.parametrize("path", ["apps/compose.yml", "apps/*.yml", "*/*", "*/*a*b*.yml"])
def test_a_path_that_means_one_file_or_any(path: str) -> None:
    assert like(path) is None
    assert ends_like(path) is None

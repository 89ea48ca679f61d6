"""Expressions of a workflow as far as its files decide them, and paths."""

from __future__ import annotations

import pytest

from dockerlint.parsers.workflow.matrix import Row
from dockerlint.parsers.workflow.values import Scope, path_text, text_of
from dockerlint.values import Text
from tests.support.compose_trees import scalar, tree

SCOPE = Scope(Row({"os": scalar("linux"), "box": tree("size: 2")})).with_env(
    tree("env: {A: 1, C: '${{ secrets.C }}'}")
)
SCOPE = SCOPE.with_env(tree("env: {B: 'x-${{ env.A }}', D: '${{ env.B }}'}"))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("plain", "plain"),
        ("${{ matrix.os }}", "linux"),
        ("a-${{matrix.box.size}}-b", "a-2-b"),
        ("${{ matrix.gone }}", ""),
        ("${{ env.A }}${{ env.B }}", "1x-1"),
        ("${{ env.C }}", None),
        ("${{ env.D }}", None),
        ("${{ env.GONE }}", None),
        ("${{ github.workspace }}/a", "/github/workspace/a"),
        ("${{ github.sha }}", None),
        ("${{ matrix.os == 'linux' }}", None),
        ("${{ matrix.os || 'linux' }}", None),
        ("${{ matrix['os'] }}", None),
        ("", ""),
    ],
)
def test_texts(text: str, wanted: str | None) -> None:
    assert text_of(scalar(f"'{text.replace(chr(39), chr(39) * 2)}'"), SCOPE.lookup).value == wanted


def test_what_a_step_assigns_is_not_decided() -> None:
    scope = Scope(env={"A": Text.known("1")}, changed=frozenset({"A"}))
    assert scope.lookup("A").why == "`A` is not decided by the workflow"


def test_a_row_that_is_not_complete_decides_only_what_it_has() -> None:
    scope = Scope(Row({"os": scalar("linux")}, complete=False))
    assert (scope.lookup("matrix.os").value, scope.lookup("matrix.x").why) == (
        "linux",
        "the matrix is not literal",
    )


@pytest.mark.parametrize(
    ("path", "folder", "wanted"),
    [
        ("a", ".", "a"),
        ("../a", "x/y", "x/a"),
        ("/github/workspace/a", "x", "a"),
        ("/github/workspace", "x", "."),
        ("/a", ".", None),
        ("../a", ".", None),
        ("https://x/a", ".", None),
        ("git@x:a", ".", None),
        ("-", ".", None),
    ],
)
def test_paths(path: str, folder: str, wanted: str | None) -> None:
    assert path_text(Text.known(path), Text.known(folder)).value == wanted


def test_a_path_below_an_unknown_folder_is_unknown() -> None:
    assert path_text(Text.known("a"), Text.unknown("why")).why == "why"
    assert path_text(Text.known("/github/workspace/a"), Text.unknown("why")).value == "a"

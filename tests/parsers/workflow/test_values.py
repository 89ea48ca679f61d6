"""Expressions of a workflow as far as its files decide them."""

from __future__ import annotations

import pytest

from dockerlint.parsers.workflow.values import ExpressionScope, Row, matrix_rows, text_of
from dockerlint.tree import plain
from dockerlint.values import Text
from tests.support.compose_trees import scalar, tree

SCOPE = ExpressionScope(Row({"os": scalar("linux"), "box": tree("size: 2")}))
SCOPE = SCOPE.with_contexts({"inputs.tag": Text.known("t")})
SCOPE = SCOPE.with_env(tree("env: {A: 1, C: '${{ secrets.C }}'}"))
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
        ("${{ matrix.os == 'linux' }}", "true"),
        ("${{ matrix.gone || 'x' }}", "x"),
        ("${{ matrix['os'] }}", "linux"),
        ("${{ vars.X || 'x' }}", "x"),
        ("${{ inputs.tag || 'x' }}", "t"),
        ("${{ github.event.commits.*.id }}", None),
        ("${{ inputs['no such key'] || 'x' }}", None),
        ("", ""),
    ],
)
def test_texts(text: str, wanted: str | None) -> None:
    assert text_of(scalar(f"'{text.replace(chr(39), chr(39) * 2)}'"), SCOPE.lookup).value == wanted


def test_what_a_step_assigns_is_not_decided() -> None:
    scope = ExpressionScope(env={"A": Text.known("1")}, changed=frozenset({"A"}))
    assert scope.lookup("A").why == "`A` is not decided by the workflow"


def test_a_row_that_is_not_complete_decides_only_what_it_has() -> None:
    scope = ExpressionScope(Row({"os": scalar("linux")}, complete=False))
    assert (scope.lookup("matrix.os").value, scope.lookup("matrix.x").why) == (
        "linux",
        "the matrix is not literal",
    )


def rows(matrix: str) -> list[tuple[dict[str, object], bool]]:
    """Return values and completeness of each row."""
    found = matrix_rows(tree(f"strategy:\n  matrix: {matrix}\n"))
    return [({name: plain(node) for name, node in one.values.items()}, one.complete) for one in found]


@pytest.mark.parametrize(
    ("matrix", "wanted"),
    [
        ("{a: [1, 2], b: [x]}", [{"a": 1, "b": "x"}, {"a": 2, "b": "x"}]),
        ("{a: [1, 2], exclude: [{a: 2}]}", [{"a": 1}]),
        (
            "{a: [1, 2], b: [x, y], exclude: [{a: 2, b: y}]}",
            [{"a": 1, "b": "x"}, {"a": 1, "b": "y"}, {"a": 2, "b": "x"}],
        ),
        ("{a: [1], include: [{b: x}]}", [{"a": 1, "b": "x"}]),
        ("{a: [1, 2], include: [{a: 2, b: x}]}", [{"a": 1}, {"a": 2, "b": "x"}]),
        ("{a: [1], include: [{a: 2}]}", [{"a": 1}, {"a": 2}]),
        ("{a: [1], include: [{b: x}, {b: y}]}", [{"a": 1, "b": "y"}]),
        ("{include: [{a: 1}, {a: 2}]}", [{"a": 1}, {"a": 2}]),
        ("{a: [{b: 1}]}", [{"a": {"b": 1}}]),
    ],
)
def test_literal_rows(matrix: str, wanted: list[dict[str, object]]) -> None:
    assert rows(matrix) == [(one, True) for one in wanted]


@pytest.mark.parametrize(
    ("matrix", "wanted"),
    [
        ("${{ fromJSON(x) }}", [({}, False)]),
        ("{a: '${{ x }}'}", [({}, False)]),
        (
            "{a: '${{ x }}', include: [{a: 1, b: x}, {a: 2, b: y}]}",
            [({"a": 1, "b": "x"}, False), ({"a": 2, "b": "y"}, False), ({}, False)],
        ),
        ("{a: '${{ x }}', include: [{b: x}]}", [({"b": "x"}, False), ({}, False)]),
        ("{a: ['${{ x }}'], b: [1]}", [({"b": 1}, False), ({}, False)]),
        ("{a: [1], include: '${{ x }}'}", [({"a": 1}, False), ({}, False)]),
        ("{a: [1], exclude: [{a: 1}]}", [({}, False)]),
    ],
)
def test_rows_of_which_not_all_is_known(matrix: str, wanted: list[tuple[dict[str, object], bool]]) -> None:
    assert rows(matrix) == wanted


def test_a_job_without_a_matrix_has_one_empty_row() -> None:
    for text in ("steps: []", "strategy: {fail-fast: true}"):
        assert [(dict(one.values), one.complete) for one in matrix_rows(tree(text))] == [({}, True)]


def test_github_runs_no_more_than_256_jobs_of_a_matrix() -> None:
    digits = f"[{', '.join('0123456789')}]"
    assert len(rows(f"{{a: {digits}, b: {digits}, c: {digits}}}")) == 256

"""The rows of a job's literal `strategy.matrix`.

docs.github.com/actions, "Running variations of jobs in a workflow": lists are multiplied, `exclude` takes rows away, `include` extends
the rows that it does not contradict and otherwise adds one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice, product

from dockerlint.tree import Map, Node, Scalar, Seq, plain

_MOST = 256
"""GitHub's limit of jobs for one matrix."""


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """One combination; `complete` if a key that it does not have is certainly not set."""

    values: Mapping[str, Node] = field(default_factory=dict)
    complete: bool = True


def matrix_rows(job: Map) -> list[Row]:
    """Return the rows of a job: one empty row without a matrix, one unknown row if the matrix is an expression."""
    strategy = job.map("strategy")
    if strategy is None:
        return [Row(complete=job.get("strategy") is None)]
    matrix = strategy.map("matrix")
    if matrix is None:
        return [Row(complete=strategy.get("matrix") is None)]
    axes = {name: one.value for name, one in matrix.entries.items() if name not in {"include", "exclude"}}
    lists = {name: node for name, node in axes.items() if isinstance(node, Seq) and _is_literal(node)}
    complete = len(lists) == len(axes) and all(_is_maps(matrix.get(name)) for name in ("include", "exclude"))
    combinations = islice(product(*lists.values()), _MOST)
    rows = [dict(zip(lists, items, strict=True)) for items in combinations] if axes else []
    rows = [row for row in rows if not any(_agrees(row, one) for one in _maps(matrix, "exclude"))]
    rows = _extended(rows, list(_maps(matrix, "include")))
    out = [Row(row, complete) for row in rows]
    return out if complete and out else [*out, Row(complete=False)]


def _is_maps(node: Node | None) -> bool:
    return node is None or (isinstance(node, Seq) and all(isinstance(item, Map) for item in node))


def _is_literal(node: Node) -> bool:
    if isinstance(node, Scalar):
        return "${{" not in node.text
    children: Iterable[Node] = node if isinstance(node, Seq) else (one.value for one in node.entries.values())
    return all(_is_literal(child) for child in children)


def _maps(matrix: Map, name: str) -> Iterable[dict[str, Node]]:
    for item in matrix.seq(name) or ():
        if isinstance(item, Map):
            yield {key: entry.value for key, entry in item.entries.items()}


def _agrees(row: Mapping[str, Node], wanted: Mapping[str, Node]) -> bool:
    return all(name in row and plain(row[name]) == plain(value) for name, value in wanted.items())


def _extended(rows: list[dict[str, Node]], includes: list[dict[str, Node]]) -> list[dict[str, Node]]:
    """Add the entries of `include`; values from the lists are never overwritten."""
    originals = [dict(row) for row in rows]
    added: list[dict[str, Node]] = []
    for one in includes:
        fitting = [
            index
            for index, row in enumerate(originals)
            if _agrees(row, {name: value for name, value in one.items() if name in row})
        ]
        for index in fitting:
            rows[index].update(one)
        if not fitting:
            added.append(one)
    return rows + added

"""Texts of a workflow: replace `${{ }}` with values of literal matrix rows and `env`.

docs.github.com/actions: "Contexts reference", "Workflow syntax" (env, defaults, strategy).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice, product

from dockerlint.models.shell_variables import Lookup
from dockerlint.parsers.image_builds.paths import WORKSPACE
from dockerlint.parsers.shell.draft import EXPRESSION
from dockerlint.parsers.workflow.expressions import evaluated
from dockerlint.source import Span
from dockerlint.tree import Map, Node, Scalar, Seq, find, plain
from dockerlint.values import Known, Text, Unknown

_EXPRESSION = re.compile(r"\$\{\{(" + EXPRESSION + r")\}\}")
_PATH = re.compile(r"[A-Za-z_][\w-]*(?:\.[\w-]+)*")
_SETTINGS = frozenset({"vars", "secrets", "inputs"})
"""The contexts that the repository's settings, or who starts the workflow, may leave empty."""
_MATRIX_KEY = re.compile(r"matrix(?:\.[\w-]+)+")
_MOST = 256
"""GitHub's limit of jobs for one matrix."""


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """One combination; `complete` if a key that it does not have is certainly not set."""

    values: Mapping[str, Node] = field(default_factory=dict)
    complete: bool = True


def matrix_rows(job: Map) -> list[Row]:
    """Return the rows of a job: one empty row without a matrix, one unknown row if the matrix is an expression.

    What `include` adds to a value of a list that is not literal is a row of its own.
    """
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
    rows = [dict(zip(lists, items, strict=True)) for items in combinations] if lists else []
    rows = [row for row in rows if not any(_agrees(row, one) for one in _maps(matrix, "exclude"))]
    unknown = axes.keys() - lists.keys()
    named = [one for one in _maps(matrix, "include") if unknown & one.keys()]
    rows = _extended(rows, [one for one in _maps(matrix, "include") if one not in named])
    out = [Row(row, complete) for row in [*rows, *named]]
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


@dataclass(frozen=True, slots=True, eq=False)
class ExpressionScope:
    """The variables of a step, for one row of the matrix."""

    row: Row = field(default_factory=Row)
    env: Mapping[str, Text] = field(default_factory=dict)
    changed: frozenset[str] = frozenset()
    """The names of `env` that some step of the job assigns."""
    contexts: Mapping[str, Text] = field(default_factory=dict)
    """What is known of other contexts, by path: `inputs.tag`, `github.repository`, `steps.meta.outputs.tags`."""

    def lookup(self, name: str) -> Text:
        """Return an expression's value (`matrix.x`, `env.X`, `a || b`) or a shell variable's; never None, since the runner sets more than the files."""
        return self._at(name) if _PATH.fullmatch(name) else evaluated(name, self._at)

    def _at(self, name: str) -> Text:
        """Return the value of a path; unknown for others: `github.event.commits.*.id`, `matrix['a key']`."""
        if not _PATH.fullmatch(name):
            return Text.unknown(f"`{name}` is not read")
        if name in {"github.workspace", "GITHUB_WORKSPACE"}:
            return Text.known(WORKSPACE)
        if _MATRIX_KEY.fullmatch(name):
            return self._matrix(name.split(".")[1:])
        if name in self.contexts:
            return self.contexts[name]
        context, dot, _ = name.partition(".")
        if dot and context in _SETTINGS:
            return Text((Unknown(f"`{name}` is set outside of the files", None, unset=True),))
        return self._variable(name.removeprefix("env."))

    def _variable(self, name: str) -> Text:
        found = self.env.get(name)
        if found is None or name in self.changed:
            return Text.unknown(f"`{name}` is not decided by the workflow")
        return found

    def given(self, name: str) -> Text | None:
        """Return what a variable of the step's environment is set to; None for one that nothing sets."""
        found = self.env.get(name)
        return Text.unknown(f"a step may set `{name}`") if name in self.changed else found

    def _matrix(self, path: list[str]) -> Text:
        node = self.row.values.get(path[0])
        found = find(node, *path[1:]) if node else None
        if isinstance(found, Scalar):
            return text_of(found)
        if found is None and self.row.complete:
            return Text.known("")
        return Text.unknown("the matrix is not literal")

    def with_env(self, holder: Map) -> ExpressionScope:
        """Add the `env` of a workflow, job or step."""
        env = holder.map("env")
        if env is None:
            return self
        return replace(self, env={**self.env, **self.texts(env)})

    def with_contexts(self, values: Mapping[str, Text]) -> ExpressionScope:
        """Add values of other contexts."""
        return replace(self, contexts={**self.contexts, **values})

    def texts(self, node: Map | None) -> dict[str, Text]:
        """Return the values of a map of texts: `env`, `with`."""
        return {name: text_of(one.value, self.lookup) for name, one in node.entries.items()} if node else {}


def _nothing(name: str) -> Text:
    return Text.unknown(f"`{name}` is an expression")


def text_of(node: object, lookup: Lookup = _nothing) -> Text:
    """Return a scalar's text with its expressions replaced by `lookup`; other expressions are unknown."""
    if not isinstance(node, Scalar):
        return Text.unknown("no text")
    return expanded(node.text, node.span, lookup)


def expanded(text: str, at: Span, lookup: Lookup) -> Text:
    """Replace the `${{ }}` of a text."""
    pieces: list[Known[str] | Text] = []
    before = 0
    for found in _EXPRESSION.finditer(text):
        pieces += [Known(text[before : found.start()], at)] if found.start() > before else []
        pieces.append(lookup(found[1].strip()) or Text(()))
        before = found.end()
    if before < len(text) or not pieces:
        pieces.append(Known(text[before:], at))
    return Text.joined(pieces)

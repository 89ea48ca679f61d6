"""What the files of one call of Bake define together: variables, groups and targets, merged and inherited as Bake does.

Source: docs.docker.com/build/bake/reference; github.com/docker/buildx, bake/bake.go.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from itertools import islice, product

from dockerlint.models.bake import BakeOverride
from dockerlint.parsers.bake.files import BakeFile
from dockerlint.parsers.hcl.evaluate import Evaluator
from dockerlint.parsers.hcl.syntax import Block, Expression
from dockerlint.parsers.hcl.values import Value, plain
from dockerlint.source import Span
from dockerlint.values import Text, Unknown

_MAPS = frozenset({"args", "contexts"})
_READ = frozenset({"context", "dockerfile", "dockerfile-inline", "tags", "target", "output", "call"}) | _MAPS
_LISTS = frozenset({"tags", "output"})
_MOST_ROWS = 256
_DEEPEST = 50


@dataclass(frozen=True, slots=True, eq=False)
class BakeTarget:
    """A target with what it inherits. Attributes that Bake leaves out have no entry."""

    name: str
    at: Span
    attributes: Mapping[str, Value]
    complete: bool = True
    """False where a target that it inherits is not known."""


@dataclass(frozen=True, slots=True, eq=False)
class _Variant:
    """A block of a target, for one row of its matrix."""

    block: Block
    row: Mapping[str, Value] = field(default_factory=dict)


class Definition:
    """The definition of one call."""

    def __init__(
        self,
        files: Sequence[BakeFile],
        given: Callable[[str], Text | None],
        overrides: Sequence[BakeOverride] = (),
    ) -> None:
        """Collect the blocks; `given` returns what the call sets a variable to."""
        self.overrides = overrides
        self._given = given
        blocks = [block for file in files for block in file.body.blocks if block.labels]
        self._constants = {name: one.value for file in files for name, one in file.body.attributes.items()}
        self._variables = {one.labels[0]: one for one in blocks if one.kind == "variable"}
        self._values: dict[str, Value] = {}
        functions = {one.labels[0]: one.body for one in blocks if one.kind == "function"}
        self._evaluator = Evaluator(self.variable, functions)
        self.groups: dict[str, list[str]] = {}
        self._blocks: dict[str, list[_Variant]] = {}
        for block in blocks:
            if block.kind == "group":
                self.groups.setdefault(block.labels[0], []).extend(self._names(block, "targets", {}))
            elif block.kind == "target":
                self._add(block)
        self._targets: dict[str, BakeTarget | None] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the targets."""
        return tuple(self._blocks)

    def variable(self, name: str) -> Value:
        """Return the value of a variable: what the call sets it to, else its default."""
        if name not in self._values:
            self._values[name] = Unknown(f"`{name}` refers to itself")
            self._values[name] = self._variable(name)
        return self._values[name]

    def _variable(self, name: str) -> Value:
        block = self._variables.get(name)
        default = block.body.attributes.get("default") if block else None
        value = default.value if default else self._constants.get(name)
        found = Unknown(f"`{name}` has no default", unset=True) if value is None else self._value(value)
        given = self._given(name) if block else None
        return found if given is None else _typed(given, found)

    def _value(self, expression: Expression, row: Mapping[str, Value] | None = None) -> Value:
        return self._evaluator.value(expression, row)

    def _add(self, block: Block) -> None:
        """Add a target, or one for each row of its matrix and a group of them."""
        label = block.labels[0]
        rows = self._rows(block)
        named = block.body.attributes.get("name")
        for row in rows:
            name = plain(self._value(named.value, row)) if named and row else None
            if name is not None and name != label:
                self.groups.setdefault(label, []).append(name)
            self._blocks.setdefault(label if name is None else name, []).append(_Variant(block, row))

    def _rows(self, block: Block) -> list[Mapping[str, Value]]:
        matrix = block.body.attributes.get("matrix")
        axes = self._value(matrix.value) if matrix else None
        if not isinstance(axes, dict):
            return [{}]
        lists = [one for one in axes.values() if isinstance(one, list)]
        if len(lists) < len(axes):
            return [{}]
        return [dict(zip(axes, row, strict=True)) for row in islice(product(*lists), _MOST_ROWS)]

    def _names(self, block: Block, attribute: str, row: Mapping[str, Value]) -> list[str]:
        found = block.body.attributes.get(attribute)
        value = self._value(found.value, row) if found else None
        return [name for one in value if (name := plain(one)) is not None] if isinstance(value, list) else []

    def selected(self, wanted: Sequence[str]) -> list[str]:
        """Return the targets that names, patterns and groups stand for, in order."""
        found: dict[str, None] = {}
        seen: set[str] = set()
        waiting = list(reversed(wanted))
        while waiting:
            name = waiting.pop()
            if name in seen:
                continue
            seen.add(name)
            if name in self.groups:
                waiting += reversed(self.groups[name])
            elif name in self._blocks:
                found[name] = None
            elif not _PLAIN.isdisjoint(name):
                waiting += [one for one in (*self._blocks, *self.groups) if fnmatchcase(one, name)][::-1]
        return list(found)

    def bases(self) -> set[str]:
        """Return the targets that others inherit or use as a context, and the groups' own names."""
        found: set[str] = set()
        for variants in self._blocks.values():
            for one in variants:
                found.update(self._names(one.block, "inherits", one.row))
                contexts = one.block.body.attributes.get("contexts")
                value = self._value(contexts.value, one.row) if contexts else None
                texts = [plain(item) or "" for item in value.values()] if isinstance(value, dict) else []
                found.update(text.removeprefix("target:") for text in texts if text.startswith("target:"))
        return found

    def target(self, name: str, depth: int = 0) -> BakeTarget | None:
        """Return a target with what it inherits; None for one that is not defined, or that inherits itself."""
        if name not in self._targets:
            self._targets[name] = None
            self._targets[name] = self._resolved(name, depth) if name in self._blocks else None
        return self._targets[name]

    def _resolved(self, name: str, depth: int) -> BakeTarget:
        variants = self._blocks[name]
        inherited = [one for each in variants for one in self._names(each.block, "inherits", each.row)]
        parents = [self.target(one, depth + 1) if depth < _DEEPEST else None for one in inherited]
        attributes: dict[str, Value] = {}
        for parent in filter(None, parents):
            _merge(attributes, parent.attributes)
        for one in variants:
            own = {key: each.value for key, each in one.block.body.attributes.items() if key in _READ}
            _merge(attributes, {key: self._value(value, one.row) for key, value in own.items()})
        self._override(name, attributes)
        whole = all(one is not None and one.complete for one in parents)
        unread = any(_is_unread(self, one) for one in variants)
        return BakeTarget(name, variants[-1].block.at, attributes, whole and not unread)

    def _override(self, name: str, attributes: dict[str, Value]) -> None:
        lists: dict[str, list[BakeOverride]] = {}
        for one in self.overrides:
            if not fnmatchcase(name, one.pattern) or one.key[0] not in _READ:
                continue
            if one.key[0] in _MAPS:
                _merge(attributes, {one.key[0]: {".".join(one.key[1:]): one.value}})
            elif one.key[0] in _LISTS:
                lists.setdefault(one.key[0], []).append(one)
            else:
                attributes[one.key[0]] = one.value
        for key, given in lists.items():
            before = attributes.get(key)
            kept = before if given[-1].appends and isinstance(before, list) else []
            attributes[key] = [*kept, *(one.value for one in given)]


_PLAIN = frozenset("*?[]")


def _is_unread(definition: Definition, variant: _Variant) -> bool:
    """Return whether a block inherits what is not known."""
    found = variant.block.body.attributes.get("inherits")
    value = definition._value(found.value, variant.row) if found else []  # noqa: SLF001
    return not isinstance(value, list) or any(plain(one) is None for one in value)


def _merge(attributes: dict[str, Value], others: Mapping[str, Value]) -> None:
    """Put attributes over others: maps are merged, null changes nothing."""
    for name, value in others.items():
        before = attributes.get(name)
        if value is None:
            continue
        if name in _MAPS and isinstance(value, dict) and before is not None:
            kept = {key: one for key, one in value.items() if one is not None}
            attributes[name] = {**before, **kept} if isinstance(before, dict) else before
        else:
            attributes[name] = value


def _typed(given: Text, default: Value) -> Value:
    """Return a value of the environment as the type of the default."""
    text = given.value
    if isinstance(default, bool | int | float | list | dict):
        if text is None or isinstance(default, list | dict):
            return Unknown("it is set by the call")
        if isinstance(default, bool):
            return {"true": True, "1": True, "false": False, "0": False}.get(
                text.lower(), Unknown("not a bool")
            )
        return int(text) if text.isdecimal() and len(text) < _DEEPEST else Unknown("not a number")
    return given

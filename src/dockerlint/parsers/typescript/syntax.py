"""The second step: a file's syntax tree. tree-sitter is imported on first use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from dockerlint.knowledge.node.typescript_grammar import OUTER
from dockerlint.parsers.typescript.gaps import covered
from dockerlint.source import SourceFile, Span

if TYPE_CHECKING:
    from tree_sitter import Node, Parser

_TYPESCRIPT = (".ts", ".mts", ".cts")
_WORD = re.compile(rb"[\w$\x80-\xff]+")
_MOST_STEPS = 20_000_000
"""Each step up makes tree-sitter walk from the root; this limit takes about two seconds, usual files a few milliseconds."""
_COMMENTS = frozenset({"comment", "html_comment"})


@lru_cache(maxsize=2)
def _parser(*, typescript: bool) -> Parser | None:
    """Return the parser of a grammar: `typescript` knows `<T>x` casts, tsx knows elements; None without tree-sitter."""
    try:
        import tree_sitter  # noqa: PLC0415 - start-up: only for files that the first step keeps
        import tree_sitter_typescript  # noqa: PLC0415
    except ImportError:
        return None
    grammar = (
        tree_sitter_typescript.language_typescript if typescript else tree_sitter_typescript.language_tsx
    )
    return tree_sitter.Parser(tree_sitter.Language(grammar()))


class CodeTooDeepError(Exception):
    """The code is nested so deeply that searching around a node takes too long."""


class Syntax:
    """A file's tree, and the mapping from its bytes to the code points of the text."""

    def __init__(self, file: SourceFile, root: Node, data: bytes) -> None:
        """Store the results of `read_syntax`."""
        self.file = file
        self.root = root
        self.data = data
        self.scopes: dict[int, set[str]] = {}
        """The names that each scope declares, by the id of its node."""
        self._ascii = len(data) == len(file.text)
        self._steps = 0

    def span(self, node: Node) -> Span:
        """Return the span of a node."""
        return Span(self.file, self._offset(node.start_byte), self._offset(node.end_byte))

    def text(self, node: Node) -> str:
        """Return a node's text."""
        return self.data[node.start_byte : node.end_byte].decode("utf-8", "replace")

    @cached_property
    def _words(self) -> dict[bytes, list[int]]:
        """The places of each word of the file, found in one pass."""
        out: dict[bytes, list[int]] = {}
        for match in _WORD.finditer(self.data):
            out.setdefault(match[0], []).append(match.start())
        return out

    def occurrences(self, name: str) -> Iterator[Node]:
        """Yield the smallest nodes where a name is a word of its own."""
        word = name.encode("utf-8", "replace")
        for start in self._words.get(word, ()):
            node = self.root.descendant_for_byte_range(start, start + len(word))
            if node is not None and node.start_byte == start and node.end_byte == start + len(word):
                yield node

    def parents(self, node: Node) -> Iterator[tuple[Node, Node]]:
        """Yield each node above with the child that leads to the start. Raises TooDeepError."""
        child, above, level = node, node.parent, 0
        while above is not None:
            yield child, above
            level += 1
            self._steps += level
            if self._steps > _MOST_STEPS:
                raise CodeTooDeepError
            child, above = above, above.parent

    def is_read(self, node: Node) -> bool:
        """Return whether what a node is can be trusted: no error is in its statement or class member, nor in what comes before that."""
        if not self.root.has_error:
            return True
        for child, above in self.parents(node):
            if above.has_error:
                before = child.prev_sibling
                clean = not child.has_error and not (before is not None and before.has_error)
                return clean and self._is_outer(above)
        return False

    def _is_outer(self, node: Node) -> bool:
        """Return whether a node is the file, or a class of its top level, with all that is between."""
        return node.type in OUTER and all(above.type in OUTER for _, above in self.parents(node))

    def _offset(self, byte: int) -> int:
        return byte if self._ascii else len(self.data[:byte].decode("utf-8", "replace"))


def read_syntax(file: SourceFile) -> Syntax | None:
    """Return the tree of a file; None if tree-sitter is not installed. `?` replaces code points that UTF-8 can't encode."""
    parser = _parser(typescript=file.path.endswith(_TYPESCRIPT))
    if parser is None:
        return None
    data = file.text.encode("utf-8", "replace")
    root = parser.parse(data).root_node
    if root.has_error and (other := covered(data)) is not data:
        root = min(parser.parse(other).root_node, root, key=_unread)
    return Syntax(file, root, data)


def _unread(root: Node) -> int:
    """Return how much of a file could not be read: the bytes in errors, and the missing tokens."""
    unread, waiting = 0, [root]
    while waiting:
        node = waiting.pop()
        if node.is_error or node.is_missing:
            unread += node.end_byte - node.start_byte + 1
        elif node.has_error:
            waiting += node.children
    return unread


def literal(syntax: Syntax, node: Node | None) -> str | None:
    """Return the text of a string, or of a template without substitutions."""
    if node is None or node.type not in {"string", "template_string"}:
        return None
    if any(child.type == "template_substitution" for child in node.named_children):
        return None
    return syntax.text(node)[1:-1]


def first_argument(call: Node) -> Node | None:
    """Return a call's first argument, comments skipped."""
    arguments = call.child_by_field_name("arguments")
    children = arguments.named_children if arguments else []
    return next((child for child in children if child.type not in _COMMENTS), None)


def has_child(node: Node, kind: str) -> bool:
    """Return whether a node has a direct child of a kind."""
    return any(child.type == kind for child in node.children)


def children_of(node: Node, kind: str) -> list[Node]:
    """Return the direct children of a kind."""
    return [child for child in node.named_children if child.type == kind]


def first_with(syntax: Syntax, mark: str, kinds: frozenset[str]) -> Node | None:
    """Return the first node of these kinds that begins with a mark."""
    at = syntax.data.find(mark.encode())
    while at >= 0:
        node = syntax.root.descendant_for_byte_range(at, at + 1)
        parent = node.parent if node is not None else None
        if parent is not None and parent.type in kinds and parent.start_byte == at:
            return parent
        at = syntax.data.find(mark.encode(), at + 1)
    return None

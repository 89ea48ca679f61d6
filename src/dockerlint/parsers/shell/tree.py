"""The thorough reader of shell text: tree-sitter's bash grammar, loaded when the first text needs it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from dockerlint.parsers.shell.draft import EXPRESSION, Draft
from dockerlint.parsers.shell.nodes import add_word, after_pattern, node_range, words_of_test

if TYPE_CHECKING:
    from tree_sitter import Node, Parser

_DEEPEST = 120
_EXPRESSION = re.compile(r"\$\{\{" + EXPRESSION + r"\}\}")
_NEGATED_GROUP = re.compile(r"!(?=\s+\{\s)(?<![^\s;&|(]!)")
_OPAQUE = re.compile(r"[^\x01-\x7f]")
_JOINS = {"&&": "&&", "||": "||", "|": "|", "|&": "|", "&": "&", ";": ";", "\n": ";", ";;": ";"}
_REDIRECTS = frozenset({"file_redirect", "heredoc_redirect", "herestring_redirect"})
_SUBSTITUTIONS = frozenset({"command_substitution", "process_substitution"})
_SUBSTITUTED = re.compile(r"`|[$<>]\(")
_NEWLINE = re.compile(r"(?<!\\)\n")
_PLAIN = frozenset({"word", "raw_string", "number", "simple_expansion", "variable_name", "string_content"})
_LOOPS = frozenset({"while_statement", "for_statement", "c_style_for_statement"})
_UNSURE = _LOOPS | {"case_statement", "function_definition", "elif_clause", "else_clause", "ERROR"}


class Where(NamedTuple):
    """What holds for the commands of a part of the tree."""

    certain: bool = True
    subshell: tuple[int, ...] = ()
    substitution: bool = False
    function: str = ""
    negated: bool = False
    depth: int = 0


def tree_commands(text: str) -> tuple[tuple[Draft, ...], bool]:
    """Read any shell text; the second value says whether all of it could be read."""
    parser = _parser()
    if parser is None:
        return (), False
    masked = _masked(text)
    root = parser.parse(masked.encode()).root_node
    reader = _Reader(masked)
    reader.walk(root, Where())
    drafts = tuple(draft for draft in reader.drafts if draft.words or draft.assignments or draft.redirects)
    return drafts, reader.complete and not root.has_error


@cache
def _parser() -> Parser | None:
    try:
        import tree_sitter  # noqa: PLC0415 - most runs never need it
        import tree_sitter_bash  # noqa: PLC0415
    except ImportError:
        return None
    return tree_sitter.Parser(tree_sitter.Language(tree_sitter_bash.language()))


def _masked(text: str) -> str:
    """Make every character one byte, so that the grammar's byte offsets are code points; it reads `! { a; }` as a program `{`."""
    text = _EXPRESSION.sub(lambda found: "%" * len(found[0]), text)
    text = _NEGATED_GROUP.sub(" ", text)
    return text if text.isascii() and "\0" not in text else _OPAQUE.sub("%", text)


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.drafts: list[Draft] = []
        self.complete = True
        self.joined_by = ""
        self.shells = count(1)

    def walk(self, node: Node, where: Where) -> None:
        """Read the commands of a node in order."""
        if where.depth > _DEEPEST:
            self.complete = False
            return
        kind = node.type
        if kind in _LEAVES:
            self._leaf(node, where)
        elif kind == "redirected_statement":
            self._redirected(node, where)
        elif kind == "list":
            self._list(node, where)
        else:
            self._group(node, where._replace(depth=where.depth + 1))

    def _group(self, node: Node, where: Where) -> None:
        kind = node.type
        if kind == "subshell" or kind in _SUBSTITUTIONS:
            where = where._replace(subshell=(*where.subshell, next(self.shells)))
        if kind in _UNSURE:
            where = where._replace(certain=False)
        if kind == "negated_command":
            where = where._replace(negated=True)
        if kind == "function_definition" and (name := node.child_by_field_name("name")):
            where = where._replace(function=self.text[name.start_byte : name.end_byte])
        for child in after_pattern(node):
            if kind == "if_statement" and where.certain and child.type == "then":
                where = where._replace(certain=False)
            self._child(child, where)

    def _child(self, child: Node, where: Where) -> None:
        if not child.is_named:
            self.joined_by = _JOINS.get(child.type, self.joined_by)
        elif child.type in _STATEMENTS:
            self.walk(child, where)
        else:
            self._substitution(child, where)

    def _list(self, node: Node, where: Where) -> None:
        """Unroll `((a && b) || c) && d`: a long chain is a deep tree."""
        rest: list[Node] = []
        while node.type == "list":
            head, *tail = node.children
            rest[:0] = tail
            node = head
        self.walk(node, where)
        inside = where._replace(depth=where.depth + 1)
        fallback = inside._replace(certain=False)
        here = inside
        for child in rest:
            if child.is_named:
                self._child(child, here)
            else:
                self.joined_by = _JOINS.get(child.type, self.joined_by)
                here = fallback if child.type == "||" else inside

    def _redirected(self, node: Node, where: Where) -> None:
        body = node.child_by_field_name("body")
        redirects = [child for child in node.children if child.type in _REDIRECTS]
        before = len(self.drafts)
        if body is None:
            self._draft(node, where)
        else:
            self.walk(body, where._replace(depth=where.depth + 1))
        draft = self.drafts[-1] if len(self.drafts) > before else None
        finish = draft.finish if draft else 0
        for redirect in redirects:
            self._redirect(redirect, draft, where)
        if draft is not None and body is not None and body.type not in _TAKES_REDIRECT:
            draft.finish = finish

    def _redirect(self, node: Node, draft: Draft | None, where: Where) -> None:
        """Read `2> file`; the grammar counts words after the file as files, and takes what follows `<<EOF` inside it."""
        operator, targets = "", 0
        for child in node.children:
            if child.type == "file_descriptor" or (not child.is_named and not operator.strip("0123456789")):
                operator += child.type if not child.is_named else str(child.text or b"", "ascii")
            elif child.type in {"heredoc_body", "heredoc_end"}:
                if draft is not None and child.type == "heredoc_body":
                    draft.heredoc = node_range(child)
            elif child.type in _REDIRECTS:
                self._redirect(child, draft, where)
            elif not child.is_named or child.type in _STATEMENTS:
                self._child(child, where._replace(depth=where.depth + 1))
            elif draft is not None:
                self._target(child, draft, operator, targets)
                targets += 1

    def _target(self, node: Node, draft: Draft, operator: str, targets: int) -> None:
        begin, finish = node_range(node)
        if targets:
            add_word(draft, (begin, finish))
        else:
            draft.redirects.append((operator, begin, finish))
        draft.finish = max(draft.finish, finish)

    def _leaf(self, node: Node, where: Where) -> None:
        draft = self._draft(node, where)
        if node.type in _ASSIGNMENTS:
            found = [node] if node.type == "variable_assignment" else node.named_children
            draft.assignments = [node_range(one) for one in found]
        elif node.type == "test_command":
            draft.words = list(words_of_test(node))
        else:
            self._words(node, draft, where)

    def _words(self, node: Node, draft: Draft, where: Where) -> None:
        end = node.start_byte
        for child in node.children:
            if child.type in _REDIRECTS:
                self._redirect(child, draft, where)
            elif child.type == "variable_assignment" and not draft.words:
                draft.assignments.append(node_range(child))
            elif child.type not in {"(", ")", "comment"} and child.end_byte > child.start_byte:
                if not draft.words and _NEWLINE.search(self.text, end, child.start_byte):
                    draft = self._next_line(draft, end, child)
                add_word(draft, node_range(child))
            end = child.end_byte

    def _next_line(self, before: Draft, end: int, word: Node) -> Draft:
        """Begin a command of its own: the grammar takes the line after a redirection without a command for its words."""
        draft = replace(before, begin=word.start_byte, words=[], assignments=[], redirects=[], heredoc=None)
        draft.joined_by, before.finish = ";", end
        self.drafts.append(draft)
        return draft

    def _draft(self, node: Node, where: Where) -> Draft:
        joined_by, self.joined_by = self.joined_by, ""
        if _SUBSTITUTED.search(self.text, node.start_byte, node.end_byte):
            self._substitutions(node, where)
        draft = Draft(
            node.start_byte,
            node.end_byte,
            joined_by,
            where.certain,
            where.subshell,
            where.substitution,
            where.function,
            where.negated,
        )
        self.drafts.append(draft)
        self.joined_by = ";"
        return draft

    def _substitutions(self, node: Node, where: Where) -> None:
        """Read the commands of every `$(...)` below a node."""
        if where.depth > _DEEPEST:
            self.complete = False
            return
        for child in node.children:
            self._substitution(child, where._replace(depth=where.depth + 1))

    def _substitution(self, node: Node, where: Where) -> None:
        if node.type in _SUBSTITUTIONS:
            before, self.joined_by = self.joined_by, ""
            self.walk(node, where._replace(substitution=True, negated=False))
            self.joined_by = before
        elif node.type not in _PLAIN and node.is_named:
            self._substitutions(node, where)


_ASSIGNMENTS = frozenset({"variable_assignment", "variable_assignments"})
_LEAVES = _ASSIGNMENTS | {"command", "declaration_command", "unset_command", "test_command"}
_TAKES_REDIRECT = _LEAVES | {"list", "pipeline", "redirected_statement"}
_GROUPS = frozenset({"pipeline", "negated_command", "subshell", "compound_statement", "do_group"})
_STATEMENTS = _LEAVES | _TAKES_REDIRECT | _GROUPS | _UNSURE | {"if_statement", "case_item"}

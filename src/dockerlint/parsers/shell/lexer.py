"""The quick reader of shell text: simple commands joined by `&&`, `||`, `|`, `;`, `&` and newlines.

Nine of ten RUN lines are no more than that. What holds a substitution, a group, a keyword or an unclosed quote is left
to the grammar (`shell_tree`).
"""

from __future__ import annotations

import re

from dockerlint.parsers.shell.draft import EXPRESSION, Draft

_VARIABLE = (
    r"\$(?:\{\{"
    + EXPRESSION
    + r"\}\}|\{[A-Za-z_]\w*(?:[:=?+\-#%/^,][^{}'\"`$\\\n]*+)?\}|[A-Za-z_]\w*+|[0-9@*\#?$!\-])"
)
_DOUBLE = rf'"(?:[^"\\$`]++|\\[\s\S]|{_VARIABLE}|\$(?=[^\w{{(]))*+"'
_TOKEN = re.compile(
    rf"""
    (?P<blank>(?:[ \t]|\\\n)++)
    |(?P<comment>\#[^\n]*+)
    |(?P<redirect>\d*+(?:>>|>\||>&|<&|<>|<<<|<<-?|>(?!\()|<(?!\())|&>>?)
    |(?P<operator>&&|\|\||\|&|[|&\n]|;(?!;))
    |(?P<word>(?:[^ \t\n"'\\$`;&|<>()]++|\\[^\n]|\\\n(?![ \t\n;&|<>()]|\Z)|'[^']*+'|{_DOUBLE}|{_VARIABLE}|\$(?=[ \t\n;&|)]|\Z))++)
    """,
    re.VERBOSE,
)
_ASSIGNMENT = re.compile(r"[A-Za-z_]\w*\+?=")
_HEREDOC = re.compile(r"(?<!<)<<-?$")
_BRANCHES = frozenset({"if", "then", "elif", "else", "fi", "case", "in", "esac"})
_KEYWORDS = _BRANCHES | {
    "for",
    "while",
    "until",
    "do",
    "done",
    "function",
    "select",
    "coproc",
    "{",
    "}",
    "[[",
}
_JOINS = {"|&": "|", "\n": ";"}


def quick_commands(text: str) -> list[Draft] | None:
    """Read plain commands; None when the text is more than that. The text must not hold a carriage return before a line feed."""
    reader = _Reader(text)
    return reader.drafts if reader.read() else None


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.drafts: list[Draft] = []
        self.current: Draft | None = None
        self.joined_by = ""
        self.redirect = ""
        self.negated = False

    def read(self) -> bool:
        """Read the text; return whether it has only plain commands."""
        at, take = 0, {"word": self._word, "operator": self._operator, "redirect": self._redirect}
        for token in _TOKEN.finditer(self.text):
            begin, finish = token.span()
            taken = take.get(token.lastgroup or "")
            if begin != at or (taken and not taken(begin, finish)):
                return False
            at = finish
        return at == len(self.text) and not self.redirect and self._closed()

    def _word(self, begin: int, finish: int) -> bool:
        draft = self.current
        if draft is None:
            draft = self.current = self._draft(begin)
        draft.finish = finish
        if self.redirect:
            draft.redirects.append((self.redirect, begin, finish))
            self.redirect = ""
        elif draft.words:
            draft.words.append((begin, finish))
        else:
            return self._first(draft, begin, finish)
        return True

    def _draft(self, begin: int) -> Draft:
        """Begin a command; after `a || b |` it is as uncertain as `b`."""
        piped = self.joined_by == "|"
        certain = self.joined_by != "||" and (not piped or self.drafts[-1].certain)
        negated, self.negated = self.negated or (piped and self.drafts[-1].negated), False
        return Draft(begin, joined_by=self.joined_by, certain=certain, negated=negated)

    def _first(self, draft: Draft, begin: int, finish: int) -> bool:
        word = self.text[begin:finish]
        if word in _KEYWORDS:
            return False
        if _ASSIGNMENT.match(word):
            draft.assignments.append((begin, finish))
        elif word != "!" or draft.assignments:
            draft.words.append((begin, finish))
        elif draft.redirects:
            return False
        else:
            self.current, self.negated = None, True
        return True

    def _redirect(self, begin: int, finish: int) -> bool:
        operator = self.text[begin:finish]
        if self.redirect or (_HEREDOC.search(operator) and "\n" in self.text):
            return False
        if self.current is None:
            self.current = self._draft(begin)
        self.redirect = operator
        return True

    def _operator(self, begin: int, finish: int) -> bool:
        operator = self.text[begin:finish]
        joins = _JOINS.get(operator, operator)
        if self.redirect:
            return False
        if self.current is None:
            return operator == "\n"
        self.drafts.append(self.current)
        self.current, self.joined_by = None, joins
        return True

    def _closed(self) -> bool:
        if self.current is not None:
            self.drafts.append(self.current)
            return True
        return self.joined_by not in {"&&", "||", "|"}

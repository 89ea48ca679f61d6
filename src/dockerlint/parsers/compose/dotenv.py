"""`.env` and `env_file` files, as Compose reads them (https://docs.docker.com/reference/compose-file/services/#env_file-format).

Single quotes are literal, double quotes know escapes and variables, an unquoted value ends at ` #`. A later line sees the variables of
earlier ones; what the caller's `lookup` has wins over them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from dockerlint.findings import Problem
from dockerlint.parsers.compose.trees.environment import Environment, Found
from dockerlint.parsers.compose.trees.templates import Expansion, Lookup, TemplateError
from dockerlint.source import SourceFile, Span

_BLANK = re.compile(r"(?:\s+|#[^\n]*)*")
_EXPORT = re.compile(r"export[ \t\v\f\r\x85\xa0]+")
_NAME = re.compile(r"[^=:\n]*")
_BAD_IN_NAME = re.compile(r"[^\w.\-\[\] \t\v\f\r\x85\xa0]")
_SPACES = re.compile(r"[ \t\v\f\r\x85\xa0]*")
_QUOTED = re.compile(r"""(?P<quote>["'])(?P<body>(?:\\.|(?!(?P=quote)|\\).)*)(?P=quote)""", re.DOTALL)
_ESCAPE = re.compile(r"""\\(?:[abcfnrtv$"\\]|0\d{0,3})""")
_ESCAPED = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", "\\": "\\", '"': '"'}
_RAW_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class DotenvVariable:
    """One line that sets a variable; `why` is the reason not to trust the value when linting (it contains a doubtful variable)."""

    name: str
    value: str
    at: Span
    value_at: Span
    why: str | None = None


@dataclass(slots=True)
class _Earlier:
    """Looks up a name in the caller's variables, then in earlier lines."""

    outer: Lookup
    values: dict[str, DotenvVariable] = field(default_factory=dict)

    def find(self, name: str) -> Found:
        """Look a name up."""
        found = self.outer.find(name)
        if found.value is not None or name not in self.values:
            return found
        return Found(self.values[name].value, self.values[name].why)


def parse_dotenv(
    file: SourceFile, lookup: Lookup | None = None
) -> tuple[list[DotenvVariable], list[Problem]]:
    """Return the variables of a file, in order, and the problems that Compose reports; reading ends at the first one.

    `lookup` returns variables from outside the file: they win in `${NAME}`, and are the value of a line without `=`.
    """
    earlier = _Earlier(lookup or Environment())
    problems: list[Problem] = []
    variables: list[DotenvVariable] = []
    for one in _lines(file, earlier, problems):
        earlier.values[one.name] = one
        variables.append(one)
    return variables, problems


def parse_raw_env(
    file: SourceFile, lookup: Lookup | None = None
) -> tuple[list[DotenvVariable], list[Problem]]:
    """Return the variables of an env_file with `format: raw`: every line is `NAME=value`, without quotes and expansion."""
    variables: list[DotenvVariable] = []
    problems: list[Problem] = []
    for found in _RAW_LINE.finditer(file.text):
        line = found[0].removesuffix("\r").lstrip()
        start = found.end() - len(found[0]) + len(found[0].removesuffix("\r")) - len(line)
        if not line or line.startswith("#"):
            continue
        name, sign, value = line.partition("=")
        at = file.span(start, start + len(name))
        if not name or re.search(r"\s", name):
            problems.append(Problem(at, "a variable's name cannot be empty or hold a space"))
            break
        if not sign:
            value = (lookup.find(name).value if lookup else None) or ""
        variables.append(
            DotenvVariable(name, value, at, file.span(start + len(name) + len(sign), start + len(line)))
        )
    return variables, problems


def _lines(file: SourceFile, earlier: _Earlier, problems: list[Problem]) -> Iterator[DotenvVariable]:
    text, at = file.text, 0
    while (at := _skip(_BLANK, text, at)) < len(text):
        start = _skip(_EXPORT, text, at)
        name_end = _skip(_NAME, text, start)
        raw = text[start:name_end]
        name = raw.rstrip()
        span = file.span(start, start + len(name))
        if (bad := _bad_name(raw, ends=name_end == len(text))) is not None:
            problems.append(Problem(span, bad))
            return
        if name_end == len(text) or text[name_end] == "\n":
            if (found := earlier.outer.find(name)).value is not None:
                yield DotenvVariable(name, found.value, span, file.span(name_end, name_end), found.why)
            at = name_end + 1
            continue
        value_at = _skip(_SPACES, text, name_end + 1)
        try:
            value, why, value_span, at = _value(file, value_at, earlier)
        except TemplateError as error:
            problems.append(Problem(file.span(value_at, value_at).first_line(), str(error)))
            return
        yield DotenvVariable(name, value, span, value_span, why)


def _bad_name(raw: str, *, ends: bool) -> str | None:
    if _BAD_IN_NAME.search(raw):
        return "a variable's name cannot hold this character"
    if " " in raw.rstrip() and not (ends and not raw.strip()):
        return "a variable's name cannot hold a space"
    return None


def _value(file: SourceFile, at: int, earlier: _Earlier) -> tuple[str, str | None, Span, int]:
    """Return a value, the reason to doubt it, its span, and where the next line begins. Raises TemplateError."""
    text = file.text
    if text[at : at + 1] in {'"', "'"}:
        quoted = _QUOTED.match(text, at)
        if quoted is None:
            raise TemplateError("the quote is never closed")
        span = file.span(at, quoted.end())
        if quoted["quote"] == "'":
            return quoted["body"].replace("\\'", "'"), None, span, quoted.end()
        value, why = _expanded(_unescaped(quoted["body"]), earlier)
        return value, why, span, quoted.end()
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    raw = text[at:end].split(" #", 1)[0].rstrip()
    value, why = _expanded(raw, earlier)
    return value, why, file.span(at, at + len(raw)), end + 1


def _expanded(raw: str, earlier: _Earlier) -> tuple[str, str | None]:
    if "$" not in raw:
        return raw, None
    expansion = Expansion(earlier)
    value = expansion.expand(raw).value
    why = next((found.why for name in expansion.names if (found := earlier.find(name)).why), None)
    return value, why


def _unescaped(body: str) -> str:
    return _ESCAPE.sub(_unescape, body)


def _unescape(found: re.Match[str]) -> str:
    code = found[0][1:]
    if code == "$":
        return "$$"
    if code.startswith("0"):
        return (
            chr(int(code, 8)) if len(code) == 4 and all(digit in "01234567" for digit in code) else found[0]
        )
    return _ESCAPED.get(code, found[0])


def _skip(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at

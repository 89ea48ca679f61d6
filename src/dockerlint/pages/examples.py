"""The examples of a rule page: little projects, and the findings that are marked in them.

Each heading `## Bad`, `## Fixed` or `## Good` holds one project of fenced blocks with `title="path"`. Expected findings
are marked under the code by carets in a comment, or listed in a block titled "findings" (`path:line:column message`, or
`path:line:column-end message`, `end` exclusive). `label: ` before the message marks a label of a finding, `info: ` a finding
whose severity is not the page's. Caret lines stay in the file, so places count with them in. A block with
`encoding="utf-16"` is a file in that encoding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from dockerlint.findings import Severity
from dockerlint.pages.header import Page, PageError

LABEL = "label"
"""What begins the text of an expected label."""
_WORDS = {LABEL, *map(str, Severity)}
KINDS = {"Bad": "bad", "Fixed": "fixed", "Good": "good"}
SEE_ALSO = "See also"
"""The last heading of a page, which has no examples."""

_WORD = re.compile("[a-z]+: ")
_HEADING = re.compile(r"## (?P<name>.+)")
_FENCE = re.compile(
    r"(?P<ticks>`{3,})(?P<language>[\w+-]*)(?: title=\"(?P<title>[^\"]+)\")?(?: encoding=\"(?P<encoding>[\w-]+)\")?"
)
_CARETS = re.compile(r"\s*(?:#|//)\s*(?P<carets>\^+)\s+(?P<message>\S.*)")
_LISTED = re.compile(r"(?P<path>[^:]+):(?P<line>\d+):(?P<column>\d+)(?:-(?P<end>\d+))? (?P<message>\S.*)")


@dataclass(frozen=True, slots=True)
class Expected:
    """A finding or label that an example announces.

    `width` counts columns on the first line, None when the page leaves it open; `severity` is None where it is the page's.
    """

    path: str
    line: int
    column: int
    width: int | None
    message: str
    severity: Severity | None = None
    label: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """One little project of a page; `kind` is bad, fixed or good, `number` counts from 1 within its kind."""

    kind: str
    number: int
    files: Mapping[str, str]
    encodings: Mapping[str, str]
    expected: tuple[Expected, ...]
    labels: tuple[Expected, ...] = ()

    def contents(self, changed: Mapping[str, str] | None = None) -> dict[str, bytes]:
        """Return the project's files as bytes, some of them with another text."""
        texts = {**self.files, **(changed or {})}
        return {path: text.encode(self.encodings.get(path, "utf-8")) for path, text in texts.items()}


@dataclass(frozen=True, slots=True)
class _Block:
    section: int
    kind: str
    title: str
    encoding: str
    lines: tuple[str, ...]


def examples(page: Page) -> tuple[Example, ...]:
    """Return the examples of a page in order. Raises PageError for a block that can't be read."""
    counts = dict.fromkeys(KINDS.values(), 0)
    out = []
    for _, group in groupby(_blocks(page), key=lambda block: block.section):
        blocks = list(group)
        kind = blocks[0].kind
        counts[kind] += 1
        out.append(_example(page, kind, counts[kind], blocks))
    return tuple(out)


def _blocks(page: Page) -> Iterator[_Block]:
    section, kind, lines = 0, "", iter(page.body.split("\n"))
    for line in lines:
        if heading := _HEADING.fullmatch(line):
            section, kind = section + 1, _kind(page, heading["name"].strip())
        elif fence := _FENCE.fullmatch(line):
            inside = tuple(_until(page, lines, fence["ticks"]))
            if kind and not fence["title"]:
                raise PageError(f'{page.path}: a block of `## {kind.title()}` lacks title="path"')
            if kind:
                yield _Block(section, kind, fence["title"], fence["encoding"] or "utf-8", inside)


def _kind(page: Page, heading: str) -> str:
    """Return the kind of the examples under a heading; empty for `See also`."""
    if heading not in KINDS and heading != SEE_ALSO:
        names = ", ".join(f"`{name}`" for name in (*KINDS, SEE_ALSO))
        raise PageError(f"{page.path}: `## {heading}` is not a heading of a page; these are {names}")
    return KINDS.get(heading, "")


def _until(page: Page, lines: Iterator[str], ticks: str) -> Iterator[str]:
    for line in lines:
        if line == ticks:
            return
        yield line
    raise PageError(f"{page.path}: a block is not closed")


def _example(page: Page, kind: str, number: int, blocks: list[_Block]) -> Example:
    files: dict[str, str] = {}
    expected: list[Expected] = []
    for block in blocks:
        if block.title == "findings":
            expected += [_listed(page, line) for line in block.lines]
        elif block.title in files:
            raise PageError(f"{page.path}: `{block.title}` is given twice in one example")
        else:
            files[block.title] = "".join(line + "\n" for line in block.lines)
            expected += _marked(block)
    findings = [one for one in expected if not one.label]
    for one in findings:
        if one.severity is None and (word := _WORD.match(one.message)):
            place = f"under line {one.line} of `{one.path}`"
            raise PageError(f"{page.path}: `{word[0]}` {place} is none of {', '.join(sorted(_WORDS))}")
    if bool(findings) != (kind == "bad"):
        raise PageError(
            f"{page.path}: {kind} example {number} {'lacks' if kind == 'bad' else 'has'} findings"
        )
    encodings = {block.title: block.encoding for block in blocks}
    labels = [one for one in expected if one.label]
    return Example(
        kind, number, files, encodings, *(tuple(sorted(some, key=_place)) for some in (findings, labels))
    )


def _place(one: Expected) -> tuple[str, int, int, str]:
    return one.path, one.line, one.column, one.message


def _marked(block: _Block) -> Iterator[Expected]:
    code = 0
    for number, line in enumerate(block.lines, 1):
        found = _CARETS.fullmatch(line)
        if found is None:
            code = number
        else:
            width = len(found["carets"])
            yield _expected(block.title, code, found.start("carets") + 1, width, found["message"])


def _listed(page: Page, line: str) -> Expected:
    found = _LISTED.fullmatch(line)
    if found is None:
        raise PageError(f"{page.path}: a line of `findings` is `path:line:column message`, not `{line}`")
    column = int(found["column"])
    width = int(found["end"]) - column if found["end"] else None
    return _expected(found["path"], int(found["line"]), column, width, found["message"])


def _expected(path: str, line: int, column: int, width: int | None, text: str) -> Expected:
    word, colon, message = text.partition(": ")
    if not colon or word not in _WORDS:
        return Expected(path, line, column, width, text)
    severity = None if word == LABEL else Severity.parse(word)
    return Expected(path, line, column, width, message, severity, word == LABEL)

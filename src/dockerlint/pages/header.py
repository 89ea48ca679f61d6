"""The front matter of a rule page, judged strictly: an unknown key or value is an error of the page's author."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dockerlint.findings import Cost, ReadingKind, Severity

SUBJECTS = (
    "file",
    "dockerfile",
    "stage",
    "step",
    "command",
    "image",
    "container",
    "shipped",
    "service",
    "compose",
    "workspace",
    "package",
    "module",
    "ignore",
)
FILTERS = {"step": "keyword", "command": "program"}
"""The subjects that `only` filters, and the attribute that it compares."""
_FILTERED = {
    "step": re.compile(r"(?!(?:FROM|ONBUILD)$)[A-Z]+"),
    "command": re.compile(r"[a-z0-9_][\w.+-]*"),
}
"""What these attributes may be: of an ONBUILD a step has the keyword of its trigger, and a program has no folder."""
READING = "reading"
"""The value of `reported-by` for a rule whose findings come from the reading of files: it needs no check."""
GROUPS = ("hardening", "style", "pedantic")
PRECISIONS = ("very-high", "high", "medium", "low")
REQUIRED = ("severity", "costs", "precision", "since")

_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_LINE = re.compile(r"(?P<key>[a-z][a-z-]*): *(?P<value>\S.*)")
_TITLE = re.compile(r"^# (?P<title>\S.*)$", re.MULTILINE)
_SECTION = re.compile(r"^## ", re.MULTILINE)
_REPOSITORY_LINK = re.compile(r"\[([^\]]+)\]\(\.\./\.\./([^)\s]+)\)")


class PageError(ValueError):
    """A rule page that breaks the rules for pages. The message begins with the page's path and line."""


@dataclass(frozen=True, slots=True)
class Page:
    """One rule page. `path` is relative to the folder of all rules, with `/`; `body` is everything below the header."""

    path: str
    title: str
    body: str
    severity: Severity
    costs: Cost
    precision: str
    since: str
    subject: str | None = None
    reported_by: str | None = None
    only: tuple[str, ...] = ()
    group: str | None = None
    preview: bool = False
    cwe: tuple[int, ...] = ()
    security_severity: float | None = None
    aliases: tuple[str, ...] = ()
    silenced_by: tuple[str, ...] = ()
    gives_way_to: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The rule's id: the file's name."""
        return self.path.rpartition("/")[2].removesuffix(".md")

    @property
    def family(self) -> str:
        """The rule's family: the folder's name."""
        return self.path.split("/", 1)[0]

    @property
    def fixable(self) -> bool:
        """Whether the rule has a fix: its page shows what the fix writes."""
        return "\n## Fixed\n" in self.body

    @property
    def url(self) -> str:
        """The path of the page in the repository: `rules/pnpm/lockfile-drift.md`."""
        return f"rules/{self.path}"

    @property
    def readable(self) -> str:
        """The body as it is read outside of the repository: a link to another file of it is written as its path."""
        return _REPOSITORY_LINK.sub(r"\1 (\2)", self.body)

    @property
    def why(self) -> str:
        """The text between the title and the first section, as it is read outside of the repository."""
        return _SECTION.split(self.readable, maxsplit=1)[0].partition("\n")[2].strip()


def parse_page(path: str, text: str) -> Page:
    """Read a page from its path (`pnpm/lockfile-drift.md`) and text. Raises PageError."""
    head, body_line, body = _parted(path, text)
    values = _values(path, head)
    if fault := _fault(values):
        raise PageError(f"{path}:1: {fault}")
    if fault := _wrong_filter(values.get("subject"), values.get("only", ())):
        line = next(number for number, one in enumerate(head, 2) if one.startswith("only:"))
        raise PageError(f"{path}:{line}: {fault}")
    title = _TITLE.match(body)
    if title is None:
        raise PageError(f"{path}:{body_line}: a title (`# ...`) must follow the header")
    page = Page(path=path, title=title["title"], body=body, **values)
    if not _ID.fullmatch(page.id) or path.count("/") != 1:
        raise PageError(f"{path}:1: a page is called family/rule-name.md, in kebab case")
    if page.reported_by and page.id not in set(ReadingKind):
        raise PageError(f"{path}:1: the reading reports no `{page.id}`; it reports {_names(ReadingKind)}")
    return page


def _fault(values: Mapping[str, Any]) -> str | None:
    """Return what a header lacks, or which of its keys exclude each other."""
    if missing := [key for key in REQUIRED if _field(key) not in values]:
        return f"the header lacks `{missing[0]}`"
    subject = values.get("subject")
    if subject is None and "reported_by" not in values:
        return "the header needs `subject`, or `reported-by: reading` for a rule without a check"
    return None


def _wrong_filter(subject: str | None, only: tuple[str, ...]) -> str | None:
    """Return what is wrong with `only`: no subject that it filters, or a name that no subject has."""
    if only and subject not in FILTERS:
        return f"`only` filters the subjects {_names(FILTERS)}; `{subject}` is none of them"
    wrong = [one for one in only if not _FILTERED[str(subject)].fullmatch(one)]
    return f"`only`: no {subject} has the {FILTERS[str(subject)]} {_names(wrong[:1])}" if wrong else None


def _names(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _parted(path: str, text: str) -> tuple[list[str], int, str]:
    """Return the header's lines, the line on which the body begins, and the body."""
    lines = text.split("\n")
    if lines[0] != "---" or "---" not in lines[1:]:
        raise PageError(f"{path}:1: a page begins with a header between `---` lines")
    end = lines.index("---", 1)
    body = "\n".join(lines[end + 1 :])
    return lines[1:end], end + 2, body.lstrip("\n")


def _values(path: str, head: list[str]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for number, line in enumerate(head, 2):
        found = _LINE.fullmatch(line.rstrip())
        if found is None:
            raise PageError(f"{path}:{number}: a header line is `key: value` or `key: [a, b]`")
        key, field = found["key"], _field(found["key"])
        if key not in _READERS:
            raise PageError(
                f"{path}:{number}: `{key}` is not a key of a header; the keys are {_names(_READERS)}"
            )
        if field in values:
            raise PageError(f"{path}:{number}: `{key}` is given twice")
        read, wanted = _READERS[key]
        try:
            values[field] = read(found["value"])
        except (ValueError, KeyError):
            raise PageError(f"{path}:{number}: `{key}` must be {wanted}, not `{found['value']}`") from None
    return values


def _field(key: str) -> str:
    return key.replace("-", "_")


def _listed(value: str) -> tuple[str, ...]:
    if value.startswith("[") != value.endswith("]"):
        raise ValueError(value)
    items = tuple(item.strip() for item in value.strip("[]").split(","))
    if not all(items) or len(set(items)) < len(items):
        raise ValueError(value)
    return items


def _numbers(value: str) -> tuple[int, ...]:
    return tuple(int(item.removeprefix("CWE-")) for item in _listed(value))


def _one_of(allowed: Sequence[str]) -> tuple[Callable[[str], str], str]:
    def read(value: str) -> str:
        if value not in allowed:
            raise ValueError(value)
        return value

    return read, f"one of {_names(allowed)}"


def _score(value: str) -> float:
    score = float(value)
    if not 0 < score <= 10:
        raise ValueError(value)
    return score


def _version(value: str) -> str:
    if not re.fullmatch(r"\d+\.\d+\.\d+", value):
        raise ValueError(value)
    return value


_NAMES = (_listed, "a name, or different names in brackets: `[a, b]`")

_READERS: dict[str, tuple[Callable[[str], Any], str]] = {
    "severity": (Severity.parse, f"one of {_names(map(str, reversed(Severity)))}"),
    "costs": ({str(one): one for one in Cost}.__getitem__, f"one of {_names(map(str, Cost))}"),
    "subject": _one_of(SUBJECTS),
    "reported-by": _one_of((READING,)),
    "precision": _one_of(PRECISIONS),
    "since": (_version, "a version: `0.1.0`"),
    "only": _NAMES,
    "group": _one_of(GROUPS),
    "preview": ({"true": True, "false": False}.__getitem__, "`true` or `false`"),
    "cwe": (_numbers, "numbers of the CWE list: `[250]`"),
    "security-severity": (_score, "a number above 0, at most 10"),
    "aliases": _NAMES,
    "silenced-by": _NAMES,
    "gives-way-to": _NAMES,
}
"""How the value of each key is read, and what it may be."""

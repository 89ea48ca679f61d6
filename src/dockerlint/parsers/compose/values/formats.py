"""Sizes, durations, file modes and command lines, as Compose reads and prints them."""

from __future__ import annotations

import re
from collections.abc import Iterator

_SIZE = re.compile(r"(\d+(?:\.\d*)?|\.\d+) ?([bkmgtp])?(i?b)?", re.IGNORECASE)
_POWERS = {"b": 0, "k": 1, "m": 2, "g": 3, "t": 4, "p": 5}
_DURATION = re.compile(r"[-+]?(?:(?:\d+(?:\.\d*)?|\.\d+)(?:w|d|h|ms|m|s|us|µs|μs|ns))+|[-+]?0")
_TERM = re.compile(r"(\d+(?:\.\d*)?|\.\d+)(w|d|h|ms|m|s|us|µs|μs|ns)")
_UNITS = {
    "w": 604_800_000_000_000,
    "d": 86_400_000_000_000,
    "h": 3_600_000_000_000,
    "m": 60_000_000_000,
    "s": 1_000_000_000,
    "ms": 1_000_000,
    "us": 1_000,
    "µs": 1_000,
    "μs": 1_000,
    "ns": 1,
}


def parse_size(text: str) -> int | None:
    """Return a size (`512m`, `1.5GiB`, `1024`) in bytes; None if Compose rejects it."""
    found = _SIZE.fullmatch(text)
    if found is None or (found[3] and not found[2] and found[3].lower() != "b"):
        return None
    return int(float(found[1]) * 1024 ** _POWERS[(found[2] or "b").lower()])


def parse_duration(text: str) -> int | None:
    """Return a duration (`1m30s`, `2d`) in nanoseconds; None if Compose rejects it."""
    if not _DURATION.fullmatch(text):
        return None
    total = sum(round(float(number) * _UNITS[unit]) for number, unit in _TERM.findall(text))
    return -total if text.startswith("-") else total


def duration_text(nanoseconds: int) -> str:
    """Return a duration as Go prints it: `1m30s`, `1h0m0s`, `500ms`, `0s`."""
    if nanoseconds == 0:
        return "0s"
    sign, rest = ("-", -nanoseconds) if nanoseconds < 0 else ("", nanoseconds)
    for unit, size in (("ns", 1), ("µs", 1_000), ("ms", 1_000_000)):
        if rest < size * 1000:
            return f"{sign}{_decimal(rest, size)}{unit}"
    hours, rest = divmod(rest, _UNITS["h"])
    minutes, rest = divmod(rest, _UNITS["m"])
    seconds = f"{_decimal(rest, _UNITS['s'])}s"
    head = f"{hours}h{minutes}m" if hours else f"{minutes}m" if minutes else ""
    return f"{sign}{head}{seconds}"


def _decimal(amount: int, size: int) -> str:
    whole, rest = divmod(amount, size)
    if not rest:
        return str(whole)
    return f"{whole}.{str(rest).rjust(len(str(size)) - 1, '0').rstrip('0')}"


class CommandError(ValueError):
    """A command line that Compose cannot split."""


LONGEST_COMMAND = 131_072
"""Characters; Linux allows no longer argument (MAX_ARG_STRLEN)."""


def split_command(text: str) -> list[tuple[str, int, int]]:
    r"""Return the words of a command in string form, as Compose splits it, each with its range of `text`.

    No shell runs: quotes and backslashes are removed, and everything after an unquoted `;`, `&`, `|`, `<` or `>` is lost
    (mattn/go-shellwords). Raises CommandError for an open quote, for `(` without a dollar sign before it, and beyond LONGEST_COMMAND.
    """
    if len(text) > LONGEST_COMMAND:
        raise CommandError(f"a command longer than {LONGEST_COMMAND:,} characters is not read")
    return list(_Words(text).split())


class _Words:
    def __init__(self, text: str) -> None:
        self.text = text
        self.word: list[str] = []
        self.start = -1
        self.quote = ""
        """The open quote: `'`, `"`, a backtick, or `)` for what `$(` opened."""

    def split(self) -> Iterator[tuple[str, int, int]]:
        escaped = False
        end = len(self.text)
        for index, char in enumerate(self.text):
            if escaped:
                self._add(index - 1, {"t": "\t", "n": "\n"}.get(char, char))
                escaped = False
            elif char == "\\" and self.quote != "'":
                escaped = True
            elif char in " \t\r\n" and not self.quote:
                yield from self._finish(index)
            elif char in ";&|<>" and not self.quote:
                end = index
                if char == ">" and self.word and self.word[0][:1].isdigit():
                    self.start = -1
                break
            else:
                self._char(index, char)
        if escaped or self.quote:
            raise CommandError("the quote is never closed" if self.quote else "the backslash escapes nothing")
        yield from self._finish(end)

    def _finish(self, index: int) -> Iterator[tuple[str, int, int]]:
        if self.start >= 0:
            yield "".join(self.word), self.start, index
        self.word, self.start = [], -1

    def _char(self, index: int, char: str) -> None:
        if char in "\"'" and self.quote in {"", char}:
            self.quote = "" if self.quote else char
            self._add(index, "")
            return
        if char == "`" and self.quote in {"", "`"}:
            self.quote = "" if self.quote else char
        elif char == ")" and self.quote == ")":
            self.quote = ""
        elif char == "(" and not self.quote:
            if not self.word or not self.word[-1].endswith("$"):
                raise CommandError("`(` is not allowed in a command line: run a shell, or quote it")
            self.quote = ")"
        self._add(index, char)

    def _add(self, index: int, text: str) -> None:
        if self.start < 0:
            self.start = index
        self.word.append(text)

""".gitignore: what one such file says of the names below its folder.

The patterns are git's (git-scm.com/docs/gitignore); pathspec translates them. Which of them decides is found here,
because pathspec's own answer is meant for files without asking for their folders first: of `*`, `!*/`, `!*.ts` it says
that every folder is ignored.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable
from typing import NamedTuple

from pathspec import GitIgnoreSpec, RegexPattern

_MOST_DEEP = 4
"""More `**` in one line than in any real .gitignore; matching would take minutes, so it matches nothing."""

_LONGEST = 4096
"""No path is longer (PATH_MAX of Linux), so no longer line matches one."""

_STAR = "[^/]*"
_ALL_BELOW = re.compile(r"/\*\*(/?)\Z")
_ANYWHERE = re.compile(r"^!?/?(?:\*\*/)+")


class _Rule(NamedTuple):
    number: int
    ignores: bool
    regex: re.Pattern[str]


def _number(rule: _Rule) -> int:
    return rule.number


_NO_RULE = _Rule(-1, ignores=False, regex=re.compile(""))


class Gitignore:
    """The patterns of one file. Ask from the top down and stop at an ignored folder: nothing below it can be included again."""

    def __init__(self, text: str) -> None:
        """Read the patterns; a line that git can't use matches nothing."""
        self._loose: list[_Rule] = []
        self._rooted: list[_Rule] = []
        self._by_name: dict[str, _Rule] = {}
        for number, raw in enumerate(text.split("\n")):
            line = _inside(raw.removesuffix("\r"))
            rules = self._rooted if _is_rooted(line) else self._loose
            rules += _rules(number, line)

    def verdict(self, path: str) -> bool | None:
        """Return True if ignored, False if included by `!`, None if no pattern matches.

        `path` is relative to the file's folder; a folder's ends with `/`. The folders above it are not asked about.
        Most patterns name no folder, so results are cached by name: a tree has few different names.
        """
        name = path[path.rfind("/", 0, -1) + 1 :]
        if name not in self._by_name:
            self._by_name[name] = _last(rule for rule in self._loose if rule.regex.search(name))
        rule = self._by_name[name]
        if self._rooted:
            rule = max(rule, _last(each for each in self._rooted if each.regex.fullmatch(path)), key=_number)
        return None if rule is _NO_RULE else rule.ignores


def _last(rules: Iterable[_Rule]) -> _Rule:
    return max(rules, default=_NO_RULE, key=_number)


def _inside(line: str) -> str:
    """Let `folder/**` match only the content of the folder, as git does: pathspec also matches the folder itself."""
    return _ALL_BELOW.sub(r"/**/*\1", line)


def _is_rooted(line: str) -> bool:
    """Return whether a pattern is about paths: it has a slash other than a leading `**/`."""
    return "/" in _ANYWHERE.sub("", line).rstrip().removesuffix("/")


def _rules(number: int, line: str) -> list[_Rule]:
    if len(line) > _LONGEST or line.count("**") > _MOST_DEEP:
        return []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # `re` warns about `[[a]`
        try:
            spec = GitIgnoreSpec.from_lines([line], backend="simple")
            return [
                _Rule(number, pattern.include, re.compile(_swift(pattern.regex.pattern)))
                for pattern in spec.patterns
                if isinstance(pattern, RegexPattern) and pattern.include is not None and pattern.regex
            ]
        except (ValueError, re.error):
            return []


def _swift(regex: str) -> str:
    """Let each `*` but the last match at the first possible place, so that no pattern of many `*` is slow."""
    first, *others = regex.split(_STAR)
    last = len(others) - 1
    return first + "".join(
        f"(?>{_STAR}?{part})" if at < last and "/" not in part else f"{_STAR}{part}"
        for at, part in enumerate(others)
    )

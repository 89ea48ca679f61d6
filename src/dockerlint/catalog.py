"""All rules: each page with its check, which is imported when the rule first runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from typing import Any, TypeAlias, cast

from dockerlint.findings import Problem
from dockerlint.pages import Page, PageError, page_paths, read_page

Check: TypeAlias = Callable[[Any, Any], Iterator[Problem]]
"""Takes a subject of the page's kind and the Project."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its page, and how to get its check."""

    page: Page
    load: Callable[[], Check]

    @property
    def id(self) -> str:
        """The rule's id."""
        return self.page.id

    @property
    def names(self) -> frozenset[str]:
        """What the rule is called by: its id and its aliases."""
        return frozenset((self.page.id, *self.page.aliases))

    @property
    def silencers(self) -> frozenset[str]:
        """The ids that an ignore comment may name to silence this rule."""
        return self.names.union(self.page.silenced_by)


def rules() -> tuple[Rule, ...]:
    """Return all rules, sorted by family and id. Raises PageError for a broken installation."""
    return tuple(map(rule_of, page_paths()))


def rule_of(path: str) -> Rule:
    """Return the rule of a page's path (`pnpm/lockfile-drift.md`). Raises PageError."""
    page = read_page(path)
    return Rule(page, partial(load_check, page))


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that is most like a misspelt one, whatever its case, or None. Another number is another thing: `DL3018`."""
    from difflib import get_close_matches  # noqa: PLC0415 - only where something is misspelt

    number = _number(name)
    folded = {one.casefold(): one for one in sorted(known) if _number(one) == number}
    found = get_close_matches(name.casefold(), folded, n=1)
    return folded[found[0]] if found else None


def _number(name: str) -> str:
    return "".join(filter(str.isdecimal, name))


def named(rules: tuple[Rule, ...], name: str) -> tuple[Rule, ...]:
    """Return the rules of an id or alias: several rules may share an alias."""
    return tuple(rule for rule in rules if name in rule.names)


def module_name(page: Page) -> str:
    """Return the name of the module that holds a page's check."""
    return f"dockerlint.checks.{page.family}.{page.id.replace('-', '_')}"


def load_check(page: Page) -> Check:
    """Import a page's check. Raises PageError where its file is missing."""
    name = module_name(page)
    try:
        return cast("Check", import_module(name).check)
    except ModuleNotFoundError as error:
        if error.name != name:
            raise
        file = f"src/{name.replace('.', '/')}.py"
        raise PageError(f"{page.path}: its check is missing: write `{file}`") from None

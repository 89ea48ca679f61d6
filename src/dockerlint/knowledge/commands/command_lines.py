"""The shape of the tables in the modules of this package: how to read the command lines of programs."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

_NONE: Mapping[str, str] = MappingProxyType({})


class Tool(NamedTuple):
    """How to read the command line of one program.

    `valued` options take a value, in the next word or after `=`; all other options are switches. `names` maps an option
    to its canonical name (without dashes), `verbs` an alias to its verb. `default` is the verb of a line without one.
    """

    valued: frozenset[str]
    names: Mapping[str, str] = _NONE
    verbs: Mapping[str, str] = _NONE
    default: str = ""
    known: frozenset[str] = frozenset()
    """If it is not empty, any other verb is the name of a script: `pnpm build` is `pnpm run build`."""
    passing: frozenset[str] = frozenset()
    """Verbs after whose first argument options belong to another program: `pnpm run build --filter x`."""
    has_verb: bool = True
    groups: frozenset[str] = frozenset()
    """Verbs that have verbs of their own: `uv pip install` has the verb `pip install`."""
    early: Mapping[str, str] = _NONE
    """The meaning of short options before the verb, if it differs: `zypper -n in` does not ask, `zypper in -n` is `--name`."""
    switches: frozenset[str] = frozenset()
    """The long options without a value, of a program that takes a long option by its beginning: `pip --no-cache`."""
    clusters: bool = True
    """Whether `-yq` is `-y -q`; go's `-tags` is one option."""
    ends: bool = False
    """Whether the words after `--` are for another program: `gem install x -- --with-y`."""


def words(text: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(text.split())


def pairs(text: str) -> dict[str, str]:
    """Return `alias:name` words as a dictionary; `_` in a name is the space of a verb of two words."""
    return {
        alias: name.replace("_", " ") for alias, _, name in (pair.partition(":") for pair in text.split())
    }

"""How the command lines of programs are described: the shape of the tables in the modules beside this one."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

_NONE: Mapping[str, str] = MappingProxyType({})


class Tool(NamedTuple):
    """How one program's command line is read.

    `valued` options take a value, in the next word or behind `=`; all other options are switches. `names` maps an option
    to its canonical name (without dashes), `verbs` an alias to its verb. `default` is the verb of a line without one.
    """

    valued: frozenset[str]
    names: Mapping[str, str] = _NONE
    verbs: Mapping[str, str] = _NONE
    default: str = ""
    known: frozenset[str] = frozenset()
    """When it is not empty, any other verb is the name of a script: `pnpm build` is `pnpm run build`."""
    passing: frozenset[str] = frozenset()
    """Verbs behind whose first argument no option is the program's own: `pnpm run build --filter x`."""
    has_verb: bool = True
    groups: frozenset[str] = frozenset()
    """Verbs that have verbs of their own: `uv pip install` has the verb `pip install`."""
    early: Mapping[str, str] = _NONE
    """What short options mean before the verb, where that differs: `zypper -n in` does not ask, `zypper in -n` goes by name."""
    switches: frozenset[str] = frozenset()
    """The long options without a value, of a program that takes a long option by its beginning: `pip --no-cache`."""
    clusters: bool = True
    """Whether `-yq` is `-y -q`; go's `-tags` is one option."""
    ends: bool = False
    """Whether what stands behind `--` is for somebody else: `gem install x -- --with-y`."""


def words(text: str) -> frozenset[str]:
    """Make a set of the words of a text."""
    return frozenset(text.split())


def pairs(text: str) -> dict[str, str]:
    """Read `alias:name` words; `_` in a name stands for the space of a verb of two words."""
    return {
        alias: name.replace("_", " ") for alias, _, name in (pair.partition(":") for pair in text.split())
    }

"""Which user `useradd` and `adduser` add.

Sources: useradd(8) of shadow, adduser(8) of Debian, `adduser --help` of BusyBox 1.37: with two operands adduser adds a user to a group.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_WITH_VALUE = {
    "useradd": (
        "bcdefgGkKpsuZRP",
        "base-dir comment home-dir home expiredate inactive gid groups skel key password shell uid root prefix".split(),
    ),
    "adduser": (
        "hgsGuk",
        "home shell uid gid ingroup gecos comment firstuid lastuid add_extra_groups conf".split(),
    ),
}
_NAME = re.compile(r"[a-z_][a-z0-9_.-]*")


def added_user(program: str, words: Sequence[str | None]) -> str | None:
    """Return the user that a command adds, `words` being its arguments, None for one that is not known; None where it adds none."""
    if program not in _WITH_VALUE:
        return None
    operands = list(_operands(words, *_WITH_VALUE[program]))
    name = operands[0] if len(operands) == 1 else None
    return name if name and _NAME.fullmatch(name) else None


def _operands(words: Sequence[str | None], short: str, long: Sequence[str]) -> Iterator[str | None]:
    skip = False
    for word in words:
        if skip:
            skip = False
        elif word is None or not word.startswith("-"):
            yield word
        elif word.startswith("--"):
            skip = word.removeprefix("--") in long
        else:
            skip = word[-1] in short

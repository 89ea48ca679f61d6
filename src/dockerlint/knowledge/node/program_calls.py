"""How code runs another program: the calls of `child_process` (https://nodejs.org/api/child_process.html) and of execa with literal words."""

from __future__ import annotations

import re

PROGRAM_CALL = re.compile(
    r"\b(?:exec|spawn|execFile|execa|execaCommand)(?:Sync)?\(\s*"
    r"(?P<words>(?P<quote>['\"`])[^'\"`\n]*(?P=quote)(?:\s*,\s*\[[^\]]*\])?)"
)
_WORD = re.compile(r"[^\s'\"`,\[\]]+")
_RUNNERS = frozenset("npx pnpm yarn bunx exec".split())
"""Words that run the program of a package: `npx prisma`, `pnpm exec prisma`."""


def called_program(words: str) -> str | None:
    """Return the name of the program that a call runs, without its folder.

    >>> called_program("'npx prisma migrate deploy'")
    'prisma'
    """
    plain = (one for one in _WORD.findall(words) if not one.startswith("-") and one not in _RUNNERS)
    return next((one.rpartition("/.bin/")[2] for one in plain), None)

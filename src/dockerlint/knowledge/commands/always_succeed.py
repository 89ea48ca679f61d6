"""Commands that don't fail, whatever they are given (POSIX, XCU; the exit status of `echo` and `printf` is that of writing).

At the head of a pipeline they lose no failure.
"""

from __future__ import annotations

ALWAYS_SUCCEED = frozenset({"echo", "printf", "true", ":", "yes", "seq"})

"""A simple command as two readers of shell text hand it over: offsets into the text, nothing decoded yet."""

from __future__ import annotations

from dataclasses import dataclass, field

Range = tuple[int, int]

EXPRESSION = r"(?:[^$}]|\$(?!\{\{)|\}(?!\}))*+"
"""The inside of a workflow's `${{ }}`, as a pattern; an expression holds no other one."""


@dataclass(slots=True)
class Draft:
    """One simple command; ranges are half-open offsets into the text that was read."""

    begin: int
    finish: int = 0
    joined_by: str = ""
    certain: bool = True
    subshell: tuple[int, ...] = ()
    substitution: bool = False
    function: str = ""
    """The function whose body it is in."""
    negated: bool = False
    words: list[Range] = field(default_factory=list)
    assignments: list[Range] = field(default_factory=list)
    redirects: list[tuple[str, int, int]] = field(default_factory=list)
    heredoc: Range | None = None
    """The body of its last heredoc."""
    program: str | None = None
    """The literal name of its program."""

"""The comment above an ARG or FROM describes something else."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.findings import Label, Problem
from dockerlint.models.dockerfile import Dockerfile, Instruction, Keyword
from dockerlint.models.words import Word
from dockerlint.project.project import Project


def check(dockerfile: Dockerfile, project: Project) -> Iterator[Problem]:
    """Yield a problem at the name of an ARG or FROM, if the comment right above does not begin with it."""
    above = {at.start.line + 1: at for at in dockerfile.comments}
    for one in dockerfile.instructions:
        names, comment = _names(one), above.get(one.start)
        words = comment.text.removeprefix("#").split() if comment else []
        if comment is None or not names or not words or _is_for_a_tool(words[0]):
            continue
        if words[0] not in {
            word.text.lower() if one.keyword == Keyword.FROM else word.text for word in names
        }:
            name = names[0].text
            label = Label(comment, f"write `# {name} DESCRIPTION`, or put a line with only `#` below")
            message = f"the comment above does not begin with `{name}`, so it describes nothing"
            yield Problem(names[0].span, message, (label,))


def _names(one: Instruction) -> list[Word]:
    """Return the names that an ARG or FROM declares."""
    if one.keyword == Keyword.ARG:
        return [pair.name for pair in one.pairs]
    return [one.words[2]] if one.keyword == Keyword.FROM and len(one.words) == 3 else []


def _is_for_a_tool(word: str) -> bool:
    """Return whether a comment's first word makes it an ignore or a directive of a tool: `check=skip=...`, `hadolint`."""
    return "=" in word or word.endswith(":") or word == "hadolint"

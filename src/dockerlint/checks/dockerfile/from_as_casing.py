"""`FROM` and `AS` are in different case."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.findings import Edit, Fix, Problem
from dockerlint.project.project import Project
from dockerlint.project.stages.evaluation import EvaluatedStage


def check(stage: EvaluatedStage, project: Project) -> Iterator[Problem]:
    """Yield a problem at an AS whose case is not that of its FROM; a FROM in mixed case is another rule's."""
    written = stage.written.start.keyword_at.text
    if stage.written.name_word is None or written not in {written.lower(), written.upper()}:
        return
    word = stage.written.start.words[1]
    wanted = word.text.lower() if written == written.lower() else word.text.upper()
    if word.text != wanted:
        fix = Fix(f"write `{wanted}`", (Edit(word.span, wanted),))
        yield Problem(word.span, f"`{word.text}` does not match the case of `{written}`", fix=fix)

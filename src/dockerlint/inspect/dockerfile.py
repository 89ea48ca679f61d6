"""A Dockerfile in the output of `inspect`: the result of BuildKit's own parser, without the problems."""

from __future__ import annotations

from dockerlint.models.dockerfile import Dockerfile, Instruction, Stage
from dockerlint.models.words import Heredoc


def dockerfile_data(dockerfile: Dockerfile) -> dict[str, object]:
    """Return path, directives, stages and instructions; values are the file's text, not masked."""
    return {
        "path": dockerfile.path,
        "directives": {one.name: one.value for one in dockerfile.directives},
        "stages": [_stage_data(stage) for stage in dockerfile.stages],
        "instructions": [instruction_data(one) for one in dockerfile.instructions],
    }


def instruction_data(instruction: Instruction) -> dict[str, object]:
    """Return keyword, words (None if there are none), flags, exec form, lines and heredocs of an instruction."""
    return {
        "keyword": instruction.keyword,
        "words": [word.text for word in instruction.words] or None,
        "flags": [flag.word.text for flag in instruction.flags],
        "json": instruction.exec_form,
        "start": instruction.start,
        "end": instruction.end,
        "heredocs": [_heredoc_data(heredoc) for heredoc in instruction.heredocs],
    }


def _stage_data(stage: Stage) -> dict[str, object]:
    return {
        "index": stage.index,
        "name": stage.name_word.text if stage.name_word else None,
        "base": stage.base.text,
        "start": stage.start.start,
        "end": (stage.instructions[-1] if stage.instructions else stage.start).end,
    }


def _heredoc_data(heredoc: Heredoc) -> dict[str, object]:
    return {
        "name": heredoc.name,
        "content": heredoc.content,
        "expand": heredoc.expand,
        "chomp": heredoc.chomp,
    }

"""The constant values that BuildKit rejects when it turns instructions into build steps: images, stages, ports, modes.

What holds a variable, a quote or an escape is left alone: it may turn out right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dockerlint.findings import Problem
from dockerlint.knowledge.docker.image_references import is_image_reference
from dockerlint.knowledge.docker.instructions import SIGNALS
from dockerlint.models.dockerfile import Instruction, Keyword
from dockerlint.models.words import Word
from dockerlint.parsers.dockerfile.heredoc import marker
from dockerlint.parsers.dockerfile.variables import Fault, VariableReference, parse_word
from dockerlint.source import shown

_OPEN = re.compile(r"[^ -~]|[$'\"\\`]")
_PORT = re.compile(r"\+?(\d+)(?:-\+?(\d+))?(?:/(?:tcp|udp|sctp)?)?", re.ASCII | re.IGNORECASE)
_HIGHEST_PORT = 65_535
_OCTAL = re.compile(r"0*[0-7]{1,4}")


def value_refusals(instructions: tuple[Instruction, ...], escape: str) -> Iterator[Problem]:
    """Yield the faults in the values of all instructions of a file, in order."""
    names = [_stage_name(one) for one in instructions if one.keyword == Keyword.FROM]
    stage = -1
    for one in instructions:
        if one.keyword == Keyword.FROM:
            stage += 1
            yield from _refused_base(one, names[:stage])
        elif one.keyword in {Keyword.COPY, Keyword.ADD}:
            yield from _refused_copy(one, names, stage, escape)
        elif one.keyword == Keyword.EXPOSE:
            yield from _refused_ports(one)
        elif one.keyword == Keyword.STOPSIGNAL:
            yield from _refused_signal(one)


def _stage_name(start: Instruction) -> str:
    return start.words[2].text.lower() if len(start.words) > 2 else ""


def _refused_base(one: Instruction, names: list[str]) -> Iterator[Problem]:
    if one.words and one.words[0].text.lower() not in names:
        yield from _no_image(one.words[0])


def _no_image(word: Word) -> Iterator[Problem]:
    if _OPEN.search(word.text) or is_image_reference(word.text):
        return
    why = ": image names are in lower case" if is_image_reference(word.text.lower()) else ""
    yield Problem(word.span, f"`{shown(word.span)}` names no image{why}")


def _refused_copy(one: Instruction, names: list[str], stage: int, escape: str) -> Iterator[Problem]:
    source, mode = one.flag("from"), one.flag("chmod")
    if one.keyword == Keyword.COPY and source and source.operand:
        yield from _refused_source(source.operand, names, stage, escape)
    if mode and mode.value and mode.value.isdecimal() and not _OCTAL.fullmatch(mode.value):
        yield Problem(mode.word.span, "flag `--chmod` is not an octal mode such as `755`")
    if len(one.words) > 1 and marker(one.words[-1].clip):
        yield Problem(one.words[-1].span, f"`{one.keyword}` cannot copy into a heredoc")


def _refused_source(source: Word, names: list[str], stage: int, escape: str) -> Iterator[Problem]:
    text = source.text
    parts = parse_word(text, escape)
    if not isinstance(parts, Fault) and any(isinstance(part, VariableReference) for part in parts):
        yield Problem(
            source.span, "flag `--from` cannot hold a variable: put it in a `FROM`, and name that stage"
        )
    elif text.isdecimal() and int(text) >= len(names):
        yield Problem(source.span, f"stage `{text}` does not exist: stages are numbered from 0")
    elif _stage_index(text, names) == stage:
        yield Problem(source.span, "stage copies from itself")
    elif text and not text.isdecimal() and text.lower() not in names:
        yield from _no_image(source)


def _stage_index(text: str, names: list[str]) -> int | None:
    """Return the stage that a `--from` refers to: the last one with that name."""
    if text.isdecimal():
        return int(text)
    return max((at for at, name in enumerate(names) if name == text.lower()), default=None)


def _refused_ports(one: Instruction) -> Iterator[Problem]:
    for word in one.words:
        if word.text.startswith("#"):
            yield Problem(word.span, "a comment is not allowed at the end of an instruction")
            return
        if not _is_port(word.text):
            yield Problem(word.span, f"`{shown(word.span)}` is not a port such as `8080` or `53/udp`")


def _is_port(text: str) -> bool:
    if _OPEN.search(text):
        return True
    found = _PORT.fullmatch(text.rpartition(":")[2])
    return found is not None and int(found[1]) <= int(found[2] or found[1]) <= _HIGHEST_PORT


def _refused_signal(one: Instruction) -> Iterator[Problem]:
    for word in one.words:
        text = word.text.upper().removeprefix("SIG")
        known = int(text) if text.isdecimal() else text in SIGNALS
        if not known and not _OPEN.search(word.text):
            yield Problem(word.span, f"unknown signal `{shown(word.span)}`")

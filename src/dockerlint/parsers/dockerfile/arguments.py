"""Split an instruction's arguments into words, by the rules of its keyword (BuildKit's line parsers)."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from dockerlint.findings import Problem
from dockerlint.knowledge.docker.instructions import SPACE
from dockerlint.models.words import Clip, Pair, Word
from dockerlint.parsers.dockerfile.words import (
    empty_word,
    exec_words,
    name_and_rest,
    plain_words,
    quoted_words,
    trimmed,
    word,
)


class Arguments(NamedTuple):
    """The words of an instruction, its pairs, and whether it is in exec form."""

    words: tuple[Word, ...] = ()
    pairs: tuple[Pair, ...] = ()
    exec_form: bool = False


def read_arguments(keyword: str, rest: Clip, escape: str, problems: list[Problem]) -> Arguments:
    """Return the arguments after keyword and flags; BuildKit ignores the arguments of an unknown instruction."""
    read = _READERS.get(keyword)
    if read is None:
        return Arguments((empty_word(rest, 0),))
    return read(rest, escape, problems) if rest.text else Arguments()


def _text(rest: Clip, _escape: str, _problems: list[Problem]) -> Arguments:
    return Arguments((Word(rest.text, rest),))


def _list(rest: Clip, _escape: str, _problems: list[Problem]) -> Arguments:
    return Arguments(plain_words(rest))


def _exec_or_text(rest: Clip, _escape: str, problems: list[Problem]) -> Arguments:
    words = exec_words(rest, problems)
    return Arguments((Word(rest.text, rest),)) if words is None else Arguments(words, exec_form=True)


def _exec_or_list(rest: Clip, _escape: str, problems: list[Problem]) -> Arguments:
    words = exec_words(rest, problems)
    return Arguments(plain_words(rest)) if words is None else Arguments(words, exec_form=True)


def _healthcheck(rest: Clip, escape: str, problems: list[Problem]) -> Arguments:
    end = next((at for at, char in enumerate(rest.text) if char in SPACE), len(rest.text))
    kind, command = word(rest, 0, end), trimmed(rest, end)
    if not command.text:
        return Arguments((kind,))
    inner = _exec_or_text(command, escape, problems)
    return Arguments((kind, *inner.words), exec_form=inner.exec_form)


def _arg(rest: Clip, escape: str, _problems: list[Problem]) -> Arguments:
    words = quoted_words(rest, escape)
    return Arguments(words, tuple(_pair(one) for one in words))


def _pair(written: Word) -> Pair:
    name, equals, _ = written.text.partition("=")
    if not equals:
        return Pair(written, None)
    return Pair(word(written.clip, 0, len(name)), word(written.clip, len(name) + 1, len(written.text)))


def _pairs(rest: Clip, escape: str, problems: list[Problem]) -> Arguments:
    written = quoted_words(rest, escape)
    if not written:
        return Arguments()
    if "=" not in written[0].text:
        return _legacy(rest, problems)
    words: list[Word] = []
    pairs: list[Pair] = []
    for one in written:
        pair = _pair(one)
        if pair.value is None:
            problems.append(Problem(one.span, "expected `name=value`"))
            continue
        name = len(pair.name.text)
        words += (pair.name, pair.value, word(one.clip, name, name + 1))
        pairs.append(pair)
    return Arguments(tuple(words), tuple(pairs))


def _legacy(rest: Clip, problems: list[Problem]) -> Arguments:
    name, value = name_and_rest(rest)
    if value is None:
        problems.append(Problem(name.span, "name has no value"))
        return Arguments()
    separator = empty_word(rest, len(name.text))
    return Arguments((name, value, separator), (Pair(name, value),))


_READERS: dict[str, Callable[[Clip, str, list[Problem]], Arguments]] = {
    "ADD": _exec_or_list,
    "ARG": _arg,
    "CMD": _exec_or_text,
    "COPY": _exec_or_list,
    "ENTRYPOINT": _exec_or_text,
    "ENV": _pairs,
    "EXPOSE": _list,
    "FROM": _list,
    "HEALTHCHECK": _healthcheck,
    "LABEL": _pairs,
    "MAINTAINER": _text,
    "RUN": _exec_or_text,
    "SHELL": _exec_or_text,
    "STOPSIGNAL": _text,
    "USER": _text,
    "VOLUME": _exec_or_list,
    "WORKDIR": _text,
}
"""All instructions but ONBUILD, which contains another instruction."""

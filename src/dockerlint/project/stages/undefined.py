"""Variables that a Dockerfile names where nothing defines them: BuildKit puts nothing in their place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dockerlint.knowledge.docker.image_references import is_image_reference
from dockerlint.knowledge.docker.instructions import EXPANDED, EXPANDED_FLAGS
from dockerlint.knowledge.docker.platforms import PLATFORM_ARGS
from dockerlint.knowledge.images.base_variables import EVERYWHERE, base_variables
from dockerlint.models.dockerfile import Instruction, Keyword
from dockerlint.models.words import Pair, Word
from dockerlint.parsers.dockerfile.expand import Reference, references
from dockerlint.project.stages.evaluation import EvaluatedStage
from dockerlint.source import Span

_NAME = re.compile(r"[A-Za-z_]\w*", re.ASCII)
_GUARDS = frozenset("-+?")
_NEAR = 0.75
_SHORTEST = 3

Declared = Mapping[str, Span]
"""Where each name was declared."""


@dataclass(frozen=True, slots=True)
class Undefined:
    """A variable that nothing defines at its place.

    `declared`: the place of an ARG of its name that is out of scope. `like`: a defined name that is almost the same.
    `certain`: no base image can define it. `breaks`: without it the FROM names no image. `fallback`: it has one (`:-`, `-`).
    """

    name: str
    at: Span
    declared: Span | None = None
    like: str | None = None
    certain: bool = True
    breaks: bool = False
    fallback: bool = False
    kept: bool = False
    """Whether an ENV names its own variable, which no ARG knows: `ENV PORT=$PORT`, `ENV PYTHONPATH=/app:$PYTHONPATH`."""


def undefined_in_from(stage: EvaluatedStage) -> Iterator[Undefined]:
    """Yield the variables of a stage's FROM that no ARG above the first FROM declares."""
    dockerfile, platform = stage.dockerfile, stage.written.start.flag("platform")
    words = [stage.written.base, platform.operand if platform else None]
    for word, one in _references(words, dockerfile.escape):
        own = _declared(dockerfile.preamble)
        if one.name in own or one.name in PLATFORM_ARGS:
            continue
        inside = _declared(step for other in dockerfile.stages for step in other.instructions)
        image = stage.base.value if word is stage.written.base else None
        breaks = image is not None and not is_image_reference(image)
        like = _like(one.name, (*own, *PLATFORM_ARGS))
        yield Undefined(one.name, one.at, inside.get(one.name), like, breaks=breaks)


def undefined_in_stage(stage: EvaluatedStage) -> Iterator[Undefined]:
    """Yield the variables of a stage that neither ARG, ENV, a parent stage nor the base image defines at their place.

    A variable with a fallback (`${X:-y}`) may be undefined, unless an ARG of its name is elsewhere.
    """
    scope = _Scope.of(stage)
    for step in stage.written.instructions:
        yield from scope.undefined(step)
        scope.defined.update(
            pair.name.text for pair in step.pairs if step.keyword in {Keyword.ARG, Keyword.ENV}
        )


@dataclass(slots=True)
class _Scope:
    """What is defined at one place of a stage, and where names are declared that are not seen there."""

    defined: set[str]
    base_known: bool
    globals: Declared
    later: Declared
    escape: str

    @classmethod
    def of(cls, stage: EvaluatedStage) -> _Scope:
        dockerfile, oldest = stage.dockerfile, stage.chain[-1]
        base = base_variables(oldest.base.value) if oldest.base.value else None
        parents = [step for one in stage.chain[1:] for step in one.written.instructions]
        inherited = {
            pair.name.text
            for step in parents
            if step.keyword in {Keyword.ARG, Keyword.ENV}
            for pair in step.pairs
        }
        return cls(
            defined=inherited | set(base or EVERYWHERE),
            base_known=base is not None,
            globals=_declared(dockerfile.preamble) if dockerfile.stages else {},
            later=_declared(stage.written.instructions),
            escape=dockerfile.escape,
        )

    def undefined(self, step: Instruction) -> Iterator[Undefined]:
        """Yield what one instruction names and this scope does not define; ARG sees its own names."""
        if step.keyword not in EXPANDED:
            return
        own = {pair.name.text for pair in step.pairs} if step.keyword == Keyword.ARG else set()
        kept = {pair.name.text for pair in step.pairs if self._names_itself(pair)}
        for _, one in _references(_expanded_words(step), self.escape):
            if one.name not in self.defined and one.name not in own:
                yield from self._judged(one, itself=one.name in kept)

    def _names_itself(self, pair: Pair) -> bool:
        value = references(pair.value.value, self.escape) if pair.value else ()
        return any(one.name == pair.name.text for one in value)

    def _judged(self, one: Reference, *, itself: bool) -> Iterator[Undefined]:
        declared = self.globals.get(one.name) or self.later.get(one.name)
        if declared is None and set(one.operator) & _GUARDS:
            return
        like = None if declared else _like(one.name, (*self.defined, *self.globals))
        certain = self.base_known or one.name in PLATFORM_ARGS
        if certain or declared or like:
            fallback = "-" in one.operator
            kept = itself and declared is None
            yield Undefined(one.name, one.at, declared, like, certain, fallback=fallback, kept=kept)


def _expanded_words(step: Instruction) -> list[Word | None]:
    if step.pairs:
        return [word for pair in step.pairs for word in (pair.name, pair.value)]
    flags = [flag.operand for flag in step.flags if flag.name in EXPANDED_FLAGS]
    return [*flags, *(word for word in step.words if not word.text.startswith("<<"))]


def _references(words: Iterable[Word | None], escape: str) -> Iterator[tuple[Word, Reference]]:
    """Yield the variables of words, each name once a word list."""
    seen: set[str] = set()
    for word in words:
        if word is None or "$" not in word.text:
            continue
        for one in references(word.value, escape):
            if _NAME.fullmatch(one.name) and one.name not in seen:
                seen.add(one.name)
                yield word, one


def _declared(steps: Iterable[Instruction]) -> Declared:
    """Return the first place of an ARG for each name."""
    out: dict[str, Span] = {}
    for step in steps:
        for pair in step.pairs if step.keyword == Keyword.ARG else ():
            out.setdefault(pair.name.text, pair.name.span)
    return out


def _like(name: str, known: Iterable[str]) -> str | None:
    """Return a name that differs in one word between underscores, and there in little: `PAHT` is like `PATH`."""
    words = name.split("_")
    near = []
    for one in sorted(set(known)):
        others = one.split("_")
        apart = [pair for pair in zip(words, others, strict=False) if pair[0] != pair[1]]
        if len(words) == len(others) and len(apart) == 1 and _is_near(*apart[0]):
            near.append(one)
    return near[0] if len(near) == 1 else None


def _is_near(word: str, other: str) -> bool:
    if len(word) < _SHORTEST:
        return False
    from difflib import SequenceMatcher  # noqa: PLC0415 - only where something is misspelt

    return sorted(word) == sorted(other) or SequenceMatcher(None, word, other).ratio() >= _NEAR

"""A Dockerfile under one set of build arguments: each stage evaluated, instruction by instruction."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from dockerlint.knowledge.images.base_images import base_image_of
from dockerlint.knowledge.images.image_facts import BaseImage
from dockerlint.models.dockerfile import Dockerfile, Instruction, Keyword, Stage
from dockerlint.models.words import Word
from dockerlint.project.stages.paths import joined
from dockerlint.project.stages.variables import (
    Arguments,
    Variables,
    base_scope,
    expand_word,
    from_variables,
    global_arguments,
)
from dockerlint.values import Text

_State = tuple[Variables, Text, tuple[str, ...]]
"""The variables, the working directory and the shell at one place of a stage."""

_SETTING = frozenset({Keyword.ARG, Keyword.ENV})


@dataclass(slots=True, eq=False)
class Step:
    """The subject `step`: one instruction of a stage, with the variables, the working directory and the shell that it sees."""

    instruction: Instruction
    stage: EvaluatedStage
    variables: Variables
    workdir: Text
    shell_words: tuple[str, ...] = ("sh",)
    """The program that runs shell forms, and its options."""
    onbuild: Instruction | None = None
    """The ONBUILD whose trigger the instruction is: it runs in images that are built from this one."""

    @property
    def keyword(self) -> str:
        """The instruction's keyword in capitals."""
        return self.instruction.keyword

    @property
    def shell(self) -> str:
        """The program that runs shell forms."""
        return self.shell_words[0]

    @property
    def dockerfile(self) -> Dockerfile:
        """The Dockerfile."""
        return self.stage.dockerfile

    @property
    def path(self) -> str:
        """The Dockerfile's path."""
        return self.dockerfile.path

    @property
    def unwrapped(self) -> Step:
        """The step itself; of an ONBUILD the step of its trigger."""
        trigger = self.instruction.trigger
        return replace(self, instruction=trigger, onbuild=self.instruction) if trigger else self

    def expand(self, word: Word) -> Text:
        """Expand a word of the instruction."""
        return expand_word(word, self.variables, self.dockerfile.escape)


@dataclass(frozen=True, slots=True, eq=False)
class ContextSource:
    """What FROM and `COPY --from` get by the name of a named context; at most one is set, and none where it is not known."""

    folder: str | None = None
    """A base-relative folder."""
    image: Text | None = None
    stage: EvaluatedStage | None = None
    """What another build makes."""


@dataclass(eq=False)
class Evaluation:
    """A Dockerfile, what a builder passes to it, and the stages that follow from that (each evaluated once)."""

    dockerfile: Dockerfile
    passed: Arguments = field(default_factory=dict)
    context: str | None = None
    """The build context, base-relative; None when it is unknown."""
    built: Mapping[str, EvaluatedStage | None] = field(default_factory=dict)
    """The stages that services of the same project build, by image name; None for a build that is not decided."""
    own: Callable[[Text, Dockerfile], EvaluatedStage | None] = lambda *_: None
    """Returns the stage of another Dockerfile of the tree that FROM names by the name of its image."""
    contexts: Mapping[str, ContextSource] = field(default_factory=dict)
    """The named contexts of the build, which hide stages and images of their names; names in lower case."""
    _stages: dict[int, EvaluatedStage] = field(default_factory=dict)

    @cached_property
    def global_args(self) -> Mapping[str, Text]:
        """The ARGs before the first FROM, with the builder's values."""
        return global_arguments(self.dockerfile, self.passed)

    def stage(self, stage: Stage) -> EvaluatedStage:
        """Evaluate one stage."""
        if stage.index not in self._stages:
            self._stages[stage.index] = EvaluatedStage(self, stage)
        return self._stages[stage.index]

    def context_named(self, name: str | None) -> ContextSource | None:
        """Return the named context of a name, if the build has one."""
        return self.contexts.get(name.lower()) if self.contexts and name else None

    def named(self, name: Text, before: int) -> EvaluatedStage | None:
        """Return the stage that a name means: of a named context, else among those before."""
        if name.value is None:
            return None
        if source := self.context_named(name.value):
            return source.stage
        stage = self.dockerfile.stage(name.value, before)
        return self.stage(stage) if stage else None


@dataclass(eq=False)
class EvaluatedStage:
    """The subject `stage`: one stage under its build arguments. `written` is the stage as it was read."""

    evaluation: Evaluation
    written: Stage

    @property
    def dockerfile(self) -> Dockerfile:
        """The Dockerfile."""
        return self.evaluation.dockerfile

    @property
    def path(self) -> str:
        """The Dockerfile's path."""
        return self.dockerfile.path

    @cached_property
    def base(self) -> Text:
        """The image or stage that FROM names, expanded; of a named context the image that it is."""
        scope = from_variables(self.evaluation.global_args)
        name = expand_word(self.written.base, scope, self.dockerfile.escape)
        source = self.evaluation.context_named(name.value)
        if source is None or source.stage:
            return name
        return source.image or Text.unknown(f"`{name.value}` is a named context", self.written.base.span)

    @cached_property
    def parent(self) -> EvaluatedStage | None:
        """The stage that this one is FROM: of this file, or the one that another service or builder makes under that image name.

        None where services are FROM each other in a circle.
        """
        found, seen = self.from_stage(), [self]
        stage = found
        while stage and stage not in seen:
            seen.append(stage)
            stage = stage.from_stage()
        return None if stage is self else found

    def from_stage(self) -> EvaluatedStage | None:
        """Return the stage that FROM names, as it is written (perhaps in a circle)."""
        known, base = self.evaluation, self.base
        earlier = known.named(base, self.written.index) or known.built.get(base.value or "")
        hidden = known.context_named(base.value) or base.value in known.built
        return earlier if earlier or hidden else known.own(base, self.dockerfile)

    @cached_property
    def image(self) -> BaseImage | None:
        """What is known of the public image below this stage and its parents; None when FROM does not decide its repository."""
        if self.parent:
            return self.parent.image
        return base_image_of(self.base)

    @property
    def chain(self) -> list[EvaluatedStage]:
        """This stage and its parents, nearest first."""
        return [self, *self.parent.chain] if self.parent else [self]

    @property
    def chain_steps(self) -> list[Step]:
        """The steps of this stage and its parents, the oldest first."""
        return [step for one in reversed(self.chain) for step in one.steps]

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The stage's instructions, each with the state before it."""
        return tuple(self._steps())

    def _steps(self) -> Iterator[Step]:
        state = self._start
        for instruction in self.written.instructions:
            step = Step(instruction, self, *state)
            yield step
            state = _after(step)

    @cached_property
    def _end(self) -> _State:
        return _after(self.steps[-1]) if self.steps else self._start

    @property
    def _start(self) -> _State:
        parent = self.parent
        if parent:
            own_file = parent.evaluation is self.evaluation
            inherited = parent.variables if own_file else replace(parent.variables, args={})
            return inherited, parent.workdir, parent.shell_words
        known = self.image.workdir if self.image else None
        unknown = Text.unknown("the base image's working directory is not known")
        workdir = Text.known(known) if known else unknown
        return base_scope(self.base.value), workdir, ("sh",)

    @property
    def variables(self) -> Variables:
        """The variables after the last instruction."""
        return self._end[0]

    @property
    def workdir(self) -> Text:
        """The working directory after the last instruction."""
        return self._end[1]

    @property
    def shell_words(self) -> tuple[str, ...]:
        """The shell of shell forms after the last instruction."""
        return self._end[2]

    def last(self, keyword: str) -> Step | None:
        """Return the last instruction of a keyword in this stage or its parents: the one that counts."""
        steps = (step for stage in self.chain for step in reversed(stage.steps))
        return next((step for step in steps if step.keyword == keyword), None)


def _after(step: Step) -> _State:
    """Return the variables, the working directory and the shell after a step."""
    instruction, known = step.instruction, step.stage.evaluation
    variables, workdir, shell = step.variables, step.workdir, step.shell_words
    keyword = instruction.keyword
    if keyword in _SETTING:
        variables = variables.after(instruction, known.passed, known.global_args, known.dockerfile.escape)
    elif keyword == Keyword.WORKDIR and instruction.words:
        workdir = joined(workdir, step.expand(instruction.words[0]))
    elif keyword == Keyword.SHELL and instruction.words:
        shell = tuple(word.text for word in instruction.words)
    return variables, workdir, shell

"""ARG and ENV as BuildKit scopes them: what a name means at one place of a Dockerfile."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dockerlint.knowledge.docker.platforms import PLATFORM_ARGS
from dockerlint.knowledge.images.base_variables import base_values
from dockerlint.models.dockerfile import Dockerfile, Instruction, Keyword
from dockerlint.models.words import Pair, Word
from dockerlint.parsers.dockerfile.expand import expand
from dockerlint.values import Text, Unknown

_PLATFORMS = {name: Text.unknown(f"`{name}` is set by BuildKit") for name in PLATFORM_ARGS}

Arguments = Mapping[str, Text]
"""What a builder passes by name: an unknown Text where it only names the argument."""


@dataclass(frozen=True, slots=True)
class Variables:
    """The variables at one instruction. `complete`: names that are not here are certainly not set (scratch)."""

    env: Mapping[str, Text] = field(default_factory=dict)
    args: Mapping[str, Text] = field(default_factory=dict)
    complete: bool = False

    def lookup(self, name: str) -> Text | None:
        """Return a variable's value: ENV beats ARG; unknown where the base image may set it; None when it is certainly unset."""
        found = self.env.get(name) or self.args.get(name)
        if found is not None or self.complete:
            return found
        return Text.unknown(f"`{name}` is not set here, but the base image may set it")

    def after(
        self, instruction: Instruction, passed: Arguments, global_args: Arguments, escape: str
    ) -> Variables:
        """Return the variables after an instruction; only ARG and ENV change them."""
        if instruction.keyword == Keyword.ENV:
            env = {pair.name.text: _value(pair, self, escape) for pair in instruction.pairs}
            return Variables({**self.env, **env}, self.args, self.complete)
        if instruction.keyword != Keyword.ARG:
            return self
        out = self
        for pair in instruction.pairs:
            value = _argument(pair, passed, global_args, out, escape)
            out = Variables(out.env, {**out.args, pair.name.text: value}, out.complete)
        return out


def base_scope(reference: str | None) -> Variables:
    """Return the variables of a base image, as far as their values are known."""
    values = base_values(reference) if reference else {}
    env = {name: Text.known(value) for name, value in values.items()}
    return Variables(env, complete=reference == "scratch")


def _value(pair: Pair, variables: Variables, escape: str) -> Text:
    return expand_word(pair.value, variables, escape) if pair.value else Text.known("")


def expand_word(word: Word, variables: Variables, escape: str) -> Text:
    """Expand a word of an instruction that BuildKit expands (FROM, COPY, ENV, USER, WORKDIR ...)."""
    return expand(word.value, variables.lookup, escape)


def _argument(
    pair: Pair, passed: Arguments, global_args: Arguments, variables: Variables, escape: str
) -> Text:
    """Return an ARG's value: the builder's, else its own default, else that of the global ARG, else unset."""
    name = pair.name.text
    if name in passed:
        return passed[name]
    if pair.value is not None:
        return _value(pair, variables, escape)
    if name in global_args:
        return global_args[name]
    if name in PLATFORM_ARGS:
        return _PLATFORMS[name]
    return Text((Unknown(f"`{name}` has no value", pair.name.span, unset=True),))


def global_arguments(dockerfile: Dockerfile, passed: Arguments) -> dict[str, Text]:
    """Evaluate the ARGs before the first FROM."""
    out: dict[str, Text] = {}
    for instruction in dockerfile.preamble:
        if instruction.keyword != Keyword.ARG:
            continue
        for pair in instruction.pairs:
            known = Variables(args={**_PLATFORMS, **out}, complete=True)
            out[pair.name.text] = _argument(pair, passed, {}, known, dockerfile.escape)
    return out


def from_variables(global_args: Arguments) -> Variables:
    """Return the scope of FROM lines."""
    return Variables(args={**_PLATFORMS, **global_args}, complete=True)

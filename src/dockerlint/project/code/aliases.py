"""What the `paths` of a tsconfig.json make of a specifier (typescriptlang.org/tsconfig#paths)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dockerlint.models.tsconfig import TsConfig


def is_alias(configs: Iterable[TsConfig], specifier: str) -> bool:
    """Return whether one of the configurations maps a specifier: a build may use it, whichever configuration is nearest."""
    return any(best_pattern(one, specifier) not in {None, "*"} for one in configs)


def best_pattern(config: TsConfig, specifier: str) -> str | None:
    """Return the pattern that TypeScript chooses: an exact key, else the pattern with the longest prefix."""
    if specifier in config.paths:
        return specifier
    fitting = [
        pattern
        for pattern in config.paths
        if "*" in pattern
        and specifier.startswith(pattern.partition("*")[0])
        and specifier.endswith(pattern.partition("*")[2])
    ]
    return max(fitting, key=lambda one: len(one.partition("*")[0]), default=None)


def substituted(config: TsConfig, pattern: str, specifier: str) -> Iterator[str]:
    """Yield the targets of a pattern with what its `*` takes of a specifier."""
    head, _, tail = pattern.partition("*")
    middle = specifier[len(head) : len(specifier) - len(tail)]
    for target in config.paths[pattern]:
        yield target.replace("*", middle, 1)

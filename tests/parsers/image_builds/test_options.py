"""The words of a command line of docker."""

from __future__ import annotations

import pytest

from dockerlint.parsers.image_builds.options import read_options, words_after
from tests.support.shell_reading import script, word


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("docker build -t x .", ["-t", "x", "."]),
        ("docker -H h buildx bake web", ["web"]),
        ("docker bake", []),
        ("depot bake web", ["web"]),
        ("docker run build", None),
        ("make build", None),
    ],
)
def test_words_after_the_verb(text: str, rest: list[str] | None) -> None:
    (command,) = script(text).commands
    found = words_after(command, [("build",), ("buildx", "bake"), ("bake",)])
    assert (None if found is None else [word(one) for one in found]) == rest


def test_options() -> None:
    (command,) = script("x -f a --file=b -fc --push $MORE d").commands
    options = read_options(command.words[1:], {"f", "file"})
    assert [word(one) for one in options.all("f", "file")] == ["a", "c", "b"]
    assert [word(one) for one in options.positional] == ["…", "d"]
    assert (options.flags, options.complete, options.last("o")) == ({"push"}, False, None)

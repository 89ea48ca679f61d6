"""Questions to a Dockerfile, its stages and its instructions."""

from __future__ import annotations

import pytest

from dockerlint.models.dockerfile import Instruction
from tests.support.dockerfile_reading import only, read

TEXT = "ARG V\nFROM a AS Build\nUSER x\nCMD a\nFROM b\nCMD b\nCMD c\nFROM build AS build\nUSER y\n"


def words(instructions: tuple[Instruction, ...]) -> list[str]:
    return [one.words[0].text for one in instructions]


def test_instructions_of_a_stage() -> None:
    first, second, _ = read(TEXT).stages
    assert words(second.instructions_of("CMD", "USER")) == ["b", "c"]
    last = second.last("CMD")
    assert last is not None
    assert last.words[0].text == "c"
    assert (first.last("ENV"), first.overridden("CMD")) == (None, ())
    assert [(one.words[0].text, other.words[0].text) for one, other in second.overridden("CMD")] == [
        ("b", "c")
    ]


def test_a_stage_is_called_by_its_name_or_its_index() -> None:
    assert [stage.label for stage in read(TEXT).stages] == ["Build", "1", "build"]


@pytest.mark.parametrize(
    ("name", "before", "wanted"),
    [("BUILD", None, 2), ("build", 2, 0), ("build", 0, None), ("b", None, None), ("1", None, None)],
)
def test_the_last_stage_of_a_name_counts(name: str, before: int | None, wanted: int | None) -> None:
    found = read(TEXT).stage(name, before)
    assert (found.index if found else None) == wanted


@pytest.mark.parametrize(
    ("syntax", "foreign"),
    [
        ("docker/dockerfile", False),
        ("docker/dockerfile:1.7", False),
        ("docker.io/docker/dockerfile:1", False),
        ("mirror.example.com/docker/dockerfile@sha256:00", False),
        ("docker/dockerfile-upstream:master", False),
        ("docker/dockerfile:1 more", False),
        ("docker/dockerfile-other", True),
        ("x/dockerfile", True),
        ("r2d4/mockerfile", True),
    ],
)
def test_a_frontend_of_others(syntax: str, *, foreign: bool) -> None:
    assert read(f"# syntax={syntax}\nFROM a\n").foreign is foreign


def test_without_a_directive_the_frontend_is_dockers_own() -> None:
    assert read("FROM a\n").foreign is False


def test_a_fragment_without_a_stage_has_one_body() -> None:
    fragment = read("RUN a\nRUN b\n")
    assert fragment.stages == ()
    [body] = fragment.bodies
    assert (words(body.instructions), body.base.text, body.label) == (["a", "b"], "", "0")
    assert [one.index for one in read(TEXT).bodies] == [0, 1, 2]


def test_what_an_instruction_copies_where() -> None:
    one = only("COPY --from=a --from=b x y z\n")
    assert [word.text for word in one.sources] == ["x", "y"]
    assert one.destination is not None
    assert one.destination.text == "z"
    flag = one.flag("from")
    assert flag is not None
    assert (flag.value, one.flag("chown")) == ("b", None)
    assert only("COPY\n").destination is None

from __future__ import annotations

import pytest

from dockerlint.project.stages.undefined import Undefined, undefined_in_from, undefined_in_stage
from tests.support.small_projects import project


def in_stages(dockerfile: str) -> list[Undefined]:
    found = project({"Dockerfile": dockerfile})
    (one,) = found.dockerfiles.all
    return [undefined for stage in found.dockerfiles.stages(one) for undefined in undefined_in_stage(stage)]


def in_from(dockerfile: str) -> list[Undefined]:
    found = project({"Dockerfile": dockerfile})
    (one,) = found.dockerfiles.all
    return [undefined for stage in found.dockerfiles.stages(one) for undefined in undefined_in_from(stage)]


@pytest.mark.parametrize(
    "step",
    [
        "COPY $X /",
        "ADD --chown=$X a /",
        "WORKDIR ${X}",
        "USER $X",
        'LABEL a="$X"',
        "EXPOSE $X",
        "VOLUME /$X",
        "STOPSIGNAL $X",
        "ARG A=$X",
        "ENV A=$X",
        "ENV A $X",
        "ENV X=$X",
        "ENV X=1 A=$X",
        "WORKDIR ${X%/*}",
    ],
)
def test_words_that_buildkit_expands(step: str) -> None:
    assert [(one.name, one.certain) for one in in_stages(f"FROM alpine\n{step}\n")] == [("X", True)]


@pytest.mark.parametrize(
    "step",
    [
        "RUN $X",
        "CMD $X",
        "COPY --from=$X a /",
        "ONBUILD COPY $X /",
        r"ENV A=\$X",
        "ENV A='$X'",
        "ENV A=${X:-1}",
        "ENV A=${X+1}",
        "ENV A=$PATH",
        "ENV A=$1",
        "COPY <<$X /a\n$X",
        "ARG X=1 A=$X",
        "ARG X\nENV A=$X",
        "ENV X=1\nENV A=$X",
    ],
)
def test_words_without_an_undefined_variable(step: str) -> None:
    assert in_stages(f"FROM alpine\n{step}\n") == []


def test_each_variable_once_an_instruction() -> None:
    found = in_stages("FROM alpine\nENV A=$X B=$X\nENV C=$X\n")
    assert [one.at.start for one in found] == [(2, 7), (3, 7)]


@pytest.mark.parametrize(
    ("dockerfile", "names"),
    [
        ("FROM alpine AS a\nARG X=1\nFROM a\nENV A=$X\n", []),
        ("FROM alpine AS a\nENV X=1\nFROM a AS b\nFROM b\nENV A=$X\n", []),
        ("FROM alpine AS a\nARG X=1\nFROM alpine\nENV A=$X\n", ["X"]),
        ("FROM node:22\nENV A=$NODE_VERSION\n", []),
        ("FROM docker.io/library/node:22\nENV A=$NODE_VERSION B=$X\n", ["X"]),
        ("FROM example.com/own\nENV A=$X\n", []),
        ("FROM $BASE\nENV A=$X\n", []),
        ("FROM scratch\nENV A=$X\n", ["X"]),
        ("ENV A=$X\n", []),
    ],
)
def test_what_parents_and_base_images_define(dockerfile: str, names: list[str]) -> None:
    assert [one.name for one in in_stages(dockerfile)] == names


def test_each_image_has_a_path() -> None:
    assert in_stages("FROM acme/x\nENV GOPATH=/go\nENV PATH=$PATH:$GOPATH/bin\n") == []


def test_an_unknown_base_image_makes_it_uncertain() -> None:
    found = in_stages("ARG X=1\nFROM own/base\nENV DATA_DIR=/d\nENV A=$X B=$DATA_DRI C=$TARGETARCH\n")
    assert [(one.name, one.certain, one.like) for one in found] == [
        ("X", False, None),
        ("DATA_DRI", False, "DATA_DIR"),
        ("TARGETARCH", True, None),
    ]


@pytest.mark.parametrize(
    ("dockerfile", "line"),
    [
        ("ARG X=1\nFROM alpine\nENV A=$X\n", 1),
        ("ARG X=1\nFROM alpine\nENV A=${X:-2}\n", 1),
        ("FROM alpine\nENV A=$X\nARG X=1\n", 3),
    ],
)
def test_where_it_is_declared_out_of_reach(dockerfile: str, line: int) -> None:
    (found,) = in_stages(dockerfile)
    assert found.declared is not None
    assert found.declared.start.line == line


@pytest.mark.parametrize(
    ("name", "like"),
    [
        ("PAHT", "PATH"),
        ("DIR_ASSET", "DIR_ASSETS"),
        ("DIR_ASSET_X", None),
        ("PORT_ASSETS", None),
        ("PA", None),
        ("MY_HOST", None),
    ],
)
def test_what_may_be_meant(name: str, like: str | None) -> None:
    (found,) = in_stages(f"FROM alpine\nENV DIR_ASSETS=a MY_HOSTA=b MY_HOSTB=c\nENV A=${name}\n")
    assert found.like == like


@pytest.mark.parametrize(
    ("dockerfile", "expected"),
    [
        ("ARG T=1\nFROM node:$T\n", []),
        ("FROM --platform=$BUILDPLATFORM node\n", []),
        ("FROM node:$T\n", [("T", True, None)]),
        ("FROM node:22$T\n", [("T", False, None)]),
        ("FROM node:${T:-22}\n", [("T", False, None)]),
        ("FROM --platform=$BULIDPLATFORM node\n", [("BULIDPLATFORM", False, "BUILDPLATFORM")]),
        ("ARG TAGS=1\nFROM node:$TAG\n", [("TAG", True, "TAGS")]),
        ("ARG ${X}=1\nFROM node\n", []),
    ],
)
def test_from_lines(dockerfile: str, expected: list[tuple[str, bool, str | None]]) -> None:
    assert [(one.name, one.breaks, one.like) for one in in_from(dockerfile)] == expected


def test_an_arg_inside_a_stage_is_no_argument_of_from() -> None:
    (found,) = in_from("FROM alpine\nARG T=1\nFROM node:22$T\n")
    assert found.declared is not None
    assert found.declared.start == (2, 5)

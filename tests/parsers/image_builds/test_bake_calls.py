"""Calls of Bake in shell commands."""

from __future__ import annotations

import pytest

from dockerlint.models.bake import BakeCall
from dockerlint.parsers.image_builds.bake_calls import bake_calls, override
from dockerlint.values import Text
from tests.support.shell_reading import script


def _calls(text: str, **given: str) -> list[BakeCall]:
    known = {name: Text.known(value) for name, value in given.items()}
    unknown = Text.unknown("a shell variable")
    return list(bake_calls(script(text).commands, Text.known("svc"), lambda _: unknown, known.get))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("docker buildx bake", ("svc", [], [], None)),
        ("cd a && docker buildx bake -f x.hcl --file ../y.json web api", ("svc/a", ["svc/a/x.hcl", "svc/y.json"], ["web", "api"], None)),
        ("docker bake --push $T", ("svc", [], ["…"], True)),
        ("depot bake -f cwd://x.hcl", ("svc", ["svc/x.hcl"], [], None)),
        ("docker buildx bake -f $F", ("svc", ["…"], [], None)),
        ("docker buildx bake -f x.hcl -f ${META_FILE}", ("svc", ["svc/x.hcl"], [], None)),
    ],
)  # fmt: skip
def test_calls(text: str, expected: tuple[str, list[str], list[str], bool | None]) -> None:
    (call,) = _calls(text)
    found = (str(call.folder), list(map(str, call.files)), list(map(str, call.targets)), call.pushes)
    assert found == expected


@pytest.mark.parametrize(
    "text",
    ["docker buildx bake --print", "docker buildx bake --list=targets", "docker build .", "docker buildx bake https://github.com/a/b.git"],
)  # fmt: skip
def test_what_builds_nothing_of_the_tree(text: str) -> None:
    assert _calls(text) == []


def test_the_file_of_the_metadata_action_is_remembered() -> None:
    found = [call.generated for call in _calls("docker bake -f $META; docker bake -f a.hcl")]
    assert found == [True, False]


def test_variables_are_those_that_bake_gets() -> None:
    (call,) = _calls("A=1; export B=2; C=3 docker buildx bake", D="4")
    found = {name: call.variable(name) for name in "ABCDE"}
    assert {name: str(text) if text else None for name, text in found.items()} == {
        "A": None,
        "B": "2",
        "C": "3",
        "D": "4",
        "E": None,
    }


def test_overrides() -> None:
    (call,) = _calls('docker bake --set "*.args.A=b=c" --set web.tags+=x:$TAG --set "$MORE"')
    assert not call.overrides_complete
    assert [(one.pattern, one.key, str(one.value), one.appends) for one in call.overrides] == [
        ("*", ("args", "A"), "b=c", False),
        ("web", ("tags",), "x:…", True),
    ]


@pytest.mark.parametrize("text", ["web", "=x", "web=x", ""])
def test_what_is_not_an_override(text: str) -> None:
    assert override(Text.known(text)) is None

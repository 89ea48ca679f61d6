"""The builds that calls of Bake make."""

from __future__ import annotations

import pytest

from dockerlint.models.bake import BakeCall
from dockerlint.models.image_build import ImageBuild
from dockerlint.parsers.bake.builds import BakeBuilds
from dockerlint.source import SourceFile, Span
from dockerlint.values import Text
from tests.parsers.bake.test_definition import definition
from tests.support.workflow_reading import shown

_AT = Span(SourceFile("x.sh", ""), 0, 0)


def _builds(body: str, *targets: str, elsewhere: str = "") -> tuple[ImageBuild, ...]:
    call = BakeCall(_AT, Text.known("svc"), targets=tuple(map(Text.known, targets)))
    builds = BakeBuilds(definition(body), call, lambda name: name == elsewhere)
    return builds.builds(builds.wanted())


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("", ["svc", "-", "-"]),
        ('context = "."\ndockerfile = "docker/D"\ntarget = "t"', ["svc", "svc/docker/D", "t"]),
        ('context = "../app"\ndockerfile = "D"', ["app", "app/D", "-"]),
        ('context = "cwd://x"', ["svc/x", "-", "-"]),
        ('context = "https://github.com/a/b.git"', ["…", "-", "-"]),
        ("target = SOMETHING", ["svc", "-", "…"]),
        ('inherits = ["elsewhere"]\ndockerfile = "D"', ["…", "…", "…"]),
    ],
)
def test_paths(body: str, expected: list[str]) -> None:
    (build,) = _builds(f'target "default" {{\n{body}\n}}')
    assert shown(build) == expected


@pytest.mark.parametrize("body", ['dockerfile-inline = "FROM x"', 'call = "check"'])
def test_what_builds_no_dockerfile_of_the_tree(body: str) -> None:
    assert _builds(f'target "default" {{ {body} }}') == ()


def test_what_a_compose_file_may_set_is_unknown() -> None:
    text = 'target "web" { tags = ["x"] }'
    assert [shown(one) for one in _builds(text, "web", elsewhere="web")] == [["…", "…", "…"]]


def test_arguments_and_tags() -> None:
    (build,) = _builds('target "default" {\n args = {A = "1", B = null, C = X}\n tags = ["r:${V}", "s"]\n}')
    assert [(one.name, str(one.value), one.at.text) for one in build.args] == [
        ("A", "1", "1"),
        ("C", "…", '"default"'),
    ]
    assert (list(map(str, build.tags)), build.args_complete, build.at.text) == (
        ["r:…", "s"],
        True,
        '"default"',
    )


@pytest.mark.parametrize(
    ("output", "makes_image", "pushes"),
    [
        ('["type=cacheonly"]', False, None),
        ('[{ type = "local", dest = "out" }]', False, None),
        ('["type=registry"]', True, True),
        ('[{ type = "image", push = true }]', True, True),
        ("[]", True, None),
        ("SOMETHING", True, None),
        ("[{ type = SOMETHING }]", True, None),
    ],
)
def test_outputs(output: str, *, makes_image: bool, pushes: bool | None) -> None:
    (build,) = _builds(f'target "default" {{ output = {output} }}')
    assert (build.makes_image, build.pushes) == (makes_image, pushes)


def test_named_contexts() -> None:
    (build,) = _builds(
        """
target "default" {
  contexts = {
    src = "../lib"
    alpine = "docker-image://alpine:3.20"
    base = "target:base"
    far = "https://example.com/x"
    none = ""
  }
}
target "base" { dockerfile = "base.Dockerfile" }
"""
    )
    found = {one.name: one for one in build.contexts}
    assert list(found) == ["src", "alpine", "base", "far"]
    assert (str(found["src"].folder), str(found["alpine"].image), found["far"].folder) == (
        "lib",
        "alpine:3.20",
        None,
    )
    base = found["base"].build
    assert base is not None
    assert shown(base) == ["svc", "svc/base.Dockerfile", "-"]


def test_targets_that_use_each_other_end() -> None:
    text = 'target "default" { contexts = { a = "target:other" } }\ntarget "other" { contexts = { b = "target:default" } }'
    assert [shown(one) for one in _builds(text)] == [["svc", "-", "-"]]


def test_a_target_that_is_not_known_may_be_any() -> None:
    call = BakeCall(_AT, Text.known("."), targets=(Text.unknown("x"),))
    text = 'target "a" {}\ntarget "b" { inherits = ["base"] }\ntarget "base" {}'
    assert BakeBuilds(definition(text), call).wanted() == ["a", "b"]

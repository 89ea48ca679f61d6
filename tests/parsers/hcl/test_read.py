"""HCL text to bodies."""

from __future__ import annotations

import pytest

from dockerlint.parsers.hcl.read import parse_hcl
from dockerlint.parsers.hcl.syntax import Body, Unread
from dockerlint.source import SourceFile

EXAMPLE = """
# comment
TAG = "x"
variable "REGISTRY" { default = "ghcr.io" }
function "tagged" {
  params = [name]
  variadic_params = others
  result = "${REGISTRY}/${name}:${TAG != "" ? TAG : "latest"}"
}
target "web-app" {
  name   = "web-${replace(item.version, ".", "-")}"
  matrix = { item = [{ version = "1.0", stage = "a" },
    { version = "2.0"
      stage = "b" }] }
  args = {
    NOTE = <<-EOT
      first ${TAG}
        second $${no}
    EOT
    "LAST" : null
  }
  tags     = concat([tagged("web")], [for one in ["a", "b"] : "r:${one}" if one != "a"])
  no-cache = !true && (1 + 2 * 3 >= 7)
}
"""


def _read(text: str) -> tuple[Body, bool]:
    return parse_hcl(SourceFile("docker-bake.hcl", text))


def test_a_body() -> None:
    body, complete = _read(EXAMPLE)
    assert complete
    assert list(body.attributes) == ["TAG"]
    assert [(one.kind, one.labels, list(one.body.attributes), one.at.text) for one in body.blocks] == [
        ("variable", ("REGISTRY",), ["default"], '"REGISTRY"'),
        ("function", ("tagged",), ["params", "variadic_params", "result"], '"tagged"'),
        ("target", ("web-app",), ["name", "matrix", "args", "tags", "no-cache"], '"web-app"'),
    ]


@pytest.mark.parametrize("begin", range(0, len(EXAMPLE), 7))
def test_each_part_of_an_example_is_read(begin: int) -> None:
    parts = [_read(EXAMPLE[:end]) for end in range(begin, begin + 7)] + [_read(EXAMPLE[begin:])]
    assert all(isinstance(body, Body) for body, _ in parts)


@pytest.mark.parametrize(
    ("text", "names", "complete"),
    [
        ("a = [1\nb = 2\n", ["a"], True),
        ("a = )\nb = 2\n", ["a", "b"], False),
        ("= 3\nb = 2\n", ["b"], False),
        ("a = 1 2\nb = 3\n", ["a", "b"], False),
        ("}\nb = 2\n", ["b"], False),
        ('t "x" {\n a = 1\n', [], False),
        ("a = 1\na = 2\n", ["a"], True),
    ],
)
def test_broken_text(text: str, names: list[str], *, complete: bool) -> None:
    body, read = _read(text)
    assert (list(body.attributes), read) == (names, complete)


@pytest.mark.parametrize("start", ["[", "(", "{a=", '"${', "-", "!", "f(", "[for x in ", "a?", '"${<<A\n'])
def test_deep_nesting_is_bounded(start: str) -> None:
    body, _ = _read("x = " + start * 20_000)
    assert isinstance(body.attributes["x"].value, Unread)


@pytest.mark.parametrize("text", ["a" + "+a" * 500, "a" + ".a" * 500, "a" + "[0]" * 500])
def test_long_chains_are_bounded(text: str) -> None:
    body, _ = _read(f"x = {text}")
    assert isinstance(body.attributes["x"].value, Unread)


def test_deep_blocks_are_bounded() -> None:
    assert _read("a {" * 10_000)[1] is False

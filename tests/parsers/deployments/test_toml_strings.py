"""The strings of TOML files."""

from __future__ import annotations

from dockerlint.parsers.deployments.toml_strings import toml_strings
from dockerlint.source import SourceFile

_TEXT = """\
app = "web"
count = 3
build.image = 'x'
[build]
  dockerfile = "./Dockerfile" # the one of production
  # target = "a"
[build.args]
NAME = "a=b"
[[vm]]
size = "small"
"""


def test_strings_by_table_and_key() -> None:
    found = toml_strings(SourceFile("fly.toml", _TEXT))
    assert {key: text.value for key, text in found.items()} == {
        ("", "app"): "web",
        ("build", "image"): "x",
        ("build", "dockerfile"): "./Dockerfile",
        ("build.args", "NAME"): "a=b",
        ("vm", "size"): "small",
    }


def test_the_place_is_that_of_the_value() -> None:
    (part,) = toml_strings(SourceFile("fly.toml", _TEXT))[("build", "dockerfile")].parts
    assert part.at is not None
    assert part.at.text == '"./Dockerfile"'

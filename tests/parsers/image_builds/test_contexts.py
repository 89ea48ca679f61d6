"""Named contexts."""

from __future__ import annotations

import pytest

from dockerlint.parsers.image_builds.contexts import named_context
from dockerlint.parsers.image_builds.paths import path_text
from dockerlint.source import SourceFile, Span
from dockerlint.values import Text


@pytest.mark.parametrize(
    ("value", "folder", "image"),
    [
        (Text.known("../lib"), "lib", None),
        (Text.known("."), "app", None),
        (Text.known("docker-image://alpine:3.20"), None, "alpine:3.20"),
        (Text.joined([Text.known("docker-image://node:"), Text.unknown("x")]), None, "node:…"),
        (Text.known("https://example.com/a.git"), None, None),
        (Text.known("../../x"), None, None),
        (Text.unknown("x"), None, None),
    ],
)
def test_what_a_name_means(value: Text, folder: str | None, image: str | None) -> None:
    at = Span(SourceFile("a", ""), 0, 0)
    found = named_context("n", value, at, lambda path: path_text(path, Text.known("app")))
    shown = [None if one is None else str(one) for one in (found.folder, found.image)]
    assert (found.name, shown) == ("n", [folder, image])

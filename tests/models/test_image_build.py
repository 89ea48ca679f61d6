"""The Dockerfile of a build."""

from __future__ import annotations

import pytest

from dockerlint.models.image_build import ImageBuild, NamedContext, with_linked
from dockerlint.source import SourceFile
from dockerlint.values import Text

AT = SourceFile("ci.yml", "x").span(0, 1)


@pytest.mark.parametrize(
    ("context", "dockerfile", "path"),
    [
        (Text.known("web"), None, "web/Dockerfile"),
        (Text.known("."), None, "Dockerfile"),
        (Text.known("web"), Text.known("docker/web.Dockerfile"), "docker/web.Dockerfile"),
        (Text.unknown("a URL"), None, None),
        (Text.unknown("a URL"), Text.known("Dockerfile"), "Dockerfile"),
        (Text.known("web"), Text.unknown("an input"), None),
    ],
)
def test_the_path_of_its_dockerfile(context: Text, dockerfile: Text | None, path: str | None) -> None:
    assert ImageBuild(context=context, dockerfile=dockerfile, at=AT).path == path


def test_builds_that_are_linked() -> None:
    at = SourceFile("a.hcl", "").span(0, 0)
    base = ImageBuild(context=Text.known("base"), at=at)
    contexts = (NamedContext("b", at, build=base), NamedContext("f", at, folder=Text.known("x")))
    app = ImageBuild(context=Text.known("."), contexts=contexts, at=at)
    assert with_linked([app, base]) == {app, base}
    assert with_linked([app]) == {app, base}

from __future__ import annotations

import pytest

from dockerlint.project.images.build_context import excluded_sources
from tests.support.small_projects import project

FILES = {"a.txt": "a", "b.txt": "b", "dir/c.txt": "c"}


def excluded(dockerfile: str, **files: str) -> list[tuple[str, str]]:
    """Return each excluded source and the line that excludes it."""
    found = project({"Dockerfile": dockerfile, **FILES, **files})
    return [
        (one.word.text, one.pattern.at.text) for image in found.images.all for one in excluded_sources(image)
    ]


@pytest.mark.parametrize(
    ("ignore", "step", "expected"),
    [
        ("a.txt", "COPY a.txt b.txt /x/", [("a.txt", "a.txt")]),
        ("dir", "ADD ./dir/c.txt /x", [("./dir/c.txt", "dir")]),
        ("dir", 'COPY ["dir/", "/x"]', [('"dir/"', "dir")]),
        ("*.txt", "COPY *.txt /x/", [("*.txt", "*.txt")]),
        ("*", "COPY . /x", [(".", "*")]),
        (".*", "COPY . /x", []),
        ("a.txt", "COPY . /x", []),
        ("a.txt", "COPY --from=alpine a.txt /x", []),
        ("a.txt", "COPY <<a.txt /x\na.txt", []),
        ("**", "ADD https://example.com/a.txt /x", []),
        ("a.txt", "ARG F\nCOPY $F /x", []),
        ("a.txt", "ARG F=a.txt\nCOPY $F /x", [("$F", "a.txt")]),
        ("*\n!a.txt", "COPY a.txt /x", []),
        ("*\n!a.txt", "COPY b.txt /x", [("b.txt", "*")]),
        ("*\n!dir/c.txt", "COPY dir /x", []),
        ("", "COPY a.txt /x", []),
    ],
)
def test_sources(ignore: str, step: str, expected: list[tuple[str, str]]) -> None:
    texts = [(word.strip('"'), line) for word, line in expected]
    found = excluded(f"FROM alpine\n{step}\n", **{".dockerignore": ignore})
    assert [(word.strip('"'), line) for word, line in found] == texts


def test_the_ignore_file_of_the_dockerfile_goes_first() -> None:
    files = {".dockerignore": "a.txt", "Dockerfile.dockerignore": "b.txt"}
    assert excluded("FROM alpine\nCOPY a.txt b.txt /x/\n", **files) == [("b.txt", "b.txt")]


def test_without_a_known_context_nothing_is_excluded() -> None:
    assert excluded("FROM alpine\nCOPY made.txt a.txt /x/\n", **{".dockerignore": "a.txt"}) == []


def test_only_what_a_build_reaches_counts() -> None:
    dockerfile = (
        "FROM alpine AS tests\nCOPY a.txt /x\n"
        "FROM alpine AS base\nCOPY b.txt /x\n"
        "FROM alpine AS tools\nCOPY dir /x\n"
        "FROM base AS app\nCOPY --from=tools /x /y\n"
    )
    compose = "services:\n  it:\n    build: {context: ., target: app}\n"
    files = {".dockerignore": "a.txt\nb.txt\ndir", "compose.yaml": compose}
    assert sorted(excluded(dockerfile, **files)) == [("b.txt", "b.txt"), ("dir", "dir")]
    assert len(excluded(dockerfile, **{".dockerignore": "a.txt\nb.txt\ndir"})) == 3

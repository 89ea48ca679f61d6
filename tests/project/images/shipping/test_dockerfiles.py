"""What Dockerfiles are for."""

from __future__ import annotations

import pytest

from dockerlint.project.images.shipping.dockerfiles import (
    Use,
    counted_name,
    is_described,
    is_set_up_for_tests,
    why_for_development,
)
from tests.support.small_projects import lone, project


@pytest.mark.parametrize(
    ("path", "pushed", "published", "expected"),
    [
        ("dev/build/Dockerfile", False, False, "dev/build/Dockerfile"),
        ("dev/build/Dockerfile", True, False, "Dockerfile"),
        ("dev/Dockerfile.dev", True, False, "Dockerfile.dev"),
        ("web/Dockerfile.dev", False, True, "web/Dockerfile"),
        ("test/tools/Dockerfile", True, False, "test/tools/Dockerfile"),
    ],
)
def test_the_names_that_count(path: str, pushed: bool, published: bool, expected: str) -> None:
    assert counted_name(path, pushed=pushed, published=published) == expected


@pytest.mark.parametrize(
    ("comment", "described"), [("# For local development only\n", True), ("# The server\n", False)]
)
def test_the_comment_at_the_head(comment: str, described: bool) -> None:
    assert is_described(lone(comment + "FROM node:22\n").image.dockerfile) is described


@pytest.mark.parametrize(("base", "expected"), [("cypress/included:13", True), ("node:22", False)])
def test_the_base_image(base: str, expected: bool) -> None:
    assert is_set_up_for_tests(lone(f"FROM {base}\n").image.stage) is expected


@pytest.mark.parametrize(
    ("path", "use", "expected"),
    [
        ("hack/fmt/Dockerfile", Use(), "it lies in a folder of tools or old files: `hack`"),
        ("hack/fmt/Dockerfile", Use(pushed=True), None),
        ("hack/fmt/Dockerfile", Use(callers=("compose.yaml",)), None),
        (
            "hack/fmt/Dockerfile",
            Use(callers=("hack/compose.yaml",)),
            "it lies in a folder of tools or old files: `hack`",
        ),
        ("examples/vite/Dockerfile", Use(pushed=True), None),
        (
            "examples/vite/Dockerfile",
            Use(pushed=True, as_example=True),
            "it lies in a folder of examples",
        ),
        ("web/Dockerfile", Use(pushed=True, as_example=True), None),
        ("web/Dockerfile", Use(), None),
    ],
)
def test_folders_count_unless_something_outside_may_ship_it(
    path: str, use: Use, expected: str | None
) -> None:
    image = project({path: "FROM node:22\nCMD node a.js\n", "package.json": "{}"}).images.all[0]
    assert why_for_development(image.stage, image.origins.examples, use) == expected


@pytest.mark.parametrize(
    ("use", "expected"),
    [
        (Use(), "a generator of desktop applications brings it, and no workflow builds it"),
        (Use(by_workflow=True), None),
    ],
)
def test_what_a_generator_brings(use: Use, expected: str | None) -> None:
    image = lone("# Wails Server Mode Dockerfile\nFROM golang:1.25\n").image
    assert why_for_development(image.stage, image.origins.examples, use) == expected


@pytest.mark.parametrize(
    ("readme", "ships"), [("Do not use in production!\n", False), ("# Ledger\n\nIt keeps accounts.\n", True)]
)
def test_the_readme_next_to_it(readme: str, ships: bool) -> None:
    compose = "services:\n  ledger:\n    build: ./ledger\n"
    dockerfile = 'FROM node:22\nCOPY a.js .\nCMD ["node", "a.js"]\n'
    files = {
        "ledger/Dockerfile": dockerfile,
        "ledger/a.js": "",
        "ledger/README.md": readme,
        "compose.yaml": compose,
    }
    assert [one.ships for one in project(files).images.containers] == [ships]

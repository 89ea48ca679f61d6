"""Which builds are one image, and who builds it."""

from __future__ import annotations

from tests.support.small_projects import project


def built(*commands: str) -> list[tuple[str, int]]:
    """Return the stage of each image, and how many builders it has."""
    steps = "".join(f"      - run: {command}\n" for command in commands)
    tree = {
        "Dockerfile": "FROM node AS a\nFROM node AS b\n",
        ".github/workflows/ci.yml": f"on: push\njobs:\n  a:\n    steps:\n{steps}",
    }
    found = project(tree).images.all
    return [(one.stage.written.label, len(one.builders)) for one in found]


def test_equal_builds_are_one_image_whatever_they_are_called() -> None:
    assert built("docker build -t x .", "docker build -t y .") == [("b", 2)]


def test_builds_with_another_stage_or_argument_are_different_images() -> None:
    found = built("docker build .", "docker build --target a .", "docker build --build-arg V=1 .")
    assert found == [("b", 1), ("a", 1), ("b", 1)]


def test_a_build_of_an_unknown_stage_makes_no_image() -> None:
    assert built("docker build --target gone .", "docker build .") == [("b", 1)]


def test_a_build_without_a_file_takes_a_dockerfile_in_lower_case() -> None:
    tree = {
        "shop/dockerfile": "FROM node AS low\n",
        "docs/dockerfile": "FROM node AS other\n",
        "docs/Dockerfile": "FROM node AS upper\n",
        "compose.yaml": "services:\n  shop:\n    build: shop\n  docs:\n    build: docs\n",
    }
    images = project(tree).images
    assert [one.image.stage.written.label for one in images.by_service.values()] == ["low", "upper"]

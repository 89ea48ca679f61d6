"""Comments at the head of compose files and Dockerfiles."""

from __future__ import annotations

import pytest

from dockerlint.knowledge.header_comments import (
    describes_compose_files,
    describes_development,
    describes_examples,
    describes_the_compose_file,
    describes_the_image,
    head_comment,
    is_disclaimed,
    is_generated_asset,
    says_the_file_is_for_development,
)


@pytest.mark.parametrize(
    "comment",
    [
        "Core local-dev stack: what a contributor needs.\nFor the optional services see ./compose.extras.yml",
        "Local development only: everything beside `npm start`.\nThe real thing runs in Kubernetes.",
        "Development environment",
        "Complete acme development network",
        "Docker Compose file for local development",
        "For local development only",
        "This file is for development purposes only. Do not use it in production.",
        "Used for e2e tests",
        "For development use only",
        "Services for local dev",
        "This file is for demonstration only, do not use it in prod.",
        "A stack to look around. Not intended for production use.",
        "Demo purposes only",
        "Dockerfile — Dev container for reviewers (agents and people).\n\nHas: git, node",
        "The database\nfor local development.\n\nProduction uses RDS instead.",
    ],
)
def test_for_development(comment: str) -> None:
    assert describes_development(comment) is True


@pytest.mark.parametrize(
    "comment",
    [
        "The stack of production.\nFor local development see CONTRIBUTING.md.",
        "For development, use docker-compose.dev.yml",
        "Use compose.dev.yml for local development",
        "Works for development and production",
        "Not for development.",
        "Runs in production. Not all services are needed.",
        "Do not use root in production: set USER instead",
        "The demo and the shop",
        "Compose file for development and staging",
        "Self-hosting, also for testing",
        "The official image.\n\n(The Dockerfile at the repo root builds the working tree for development.)",
        "Runs the developer portal",
        "The network of the development team",
        "How to run: docker compose up",
        "",
    ],
)
def test_not_for_development(comment: str) -> None:
    assert describes_development(comment) is False


def test_the_comment_at_the_head() -> None:
    assert (
        head_comment("---\n# One\n#\n#   two\n\n# three\nservices: {} # four\n# five\n")
        == "\nOne\n\ntwo\n\nthree"
    )
    assert head_comment("services: {}\n# late\n") == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Run it.\n`compose.full.yaml` starts everything and is not meant for production use. See Helm.",
            True,
        ),
        ("`compose.full.yaml` runs in production.\n\nThe samples are for demonstration only.", False),
    ],
)
def test_a_readme_that_disclaims_a_file(text: str, expected: bool) -> None:
    assert is_disclaimed(text, "compose.full.yaml") is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Run it\n\nThese docker-compose setups are intended for local development. See Helm.", True),
        ("All of the compose files are only for testing.", True),
        ("The Compose stacks are meant for local development and production.", False),
        ("These Helm charts are intended for development.", False),
        ("The compose files for development are in dev/.", False),
    ],
)
def test_what_a_readme_says_of_all_compose_files(text: str, expected: bool) -> None:
    assert describes_compose_files(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Shop\n\nThis repository contains a collection of docker-compose examples.", True),
        ("In this repo we will show several examples.", True),
        ("This repository contains the server and examples.", False),
        ("The repository is an example.", True),
        ("> [!NOTE]\n> This repository ships a complete demo of the shop.", True),
        ("The examples show how it is used.", False),
        ("# acme-docker\n\nacme-docker is a minimal example of how to run Acme.", True),
        ("This is **not** intended for serious production usage, but to try it.", True),
        ("This is not ready for production yet.", False),
        ("> A curated list of Docker Compose samples.", True),
        ("These samples must not be deployed in production environments.", True),
        ("This repo contains tools for end-to-end (a -> b) development and testing of Acme.", True),
        ("This repository contains the server for load testing.", False),
        ("A list of the hosts that run it.", False),
        ("# Acme\n\n## Demo\n\nThis is a demo of the editor.", False),
    ],
)
def test_what_a_readme_says_of_its_repository(text: str, expected: bool) -> None:
    assert describes_examples(text) is expected


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("Wails Server Mode Dockerfile\nMulti-stage build for minimal image size", True),
        ("The server of a Wails application", False),
    ],
)
def test_the_head_of_a_generated_dockerfile(comment: str, expected: bool) -> None:
    assert is_generated_asset(comment) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("To look around for testing purposes only, start the docker-compose file of this repository.", True),
        ("The compose stack is for development and testing only. Helm is for the rest.", True),
        ("This compose file is not intended for production use.", True),
        ("The compose file in the folder e2e is for tests only.", False),
        ("The compose file `e2e/compose.yaml` is for tests only.", False),
        ("The keys are for testing purposes only.\n\nStart the compose file.", False),
        ("Use the compose file to test and to run the shop.", False),
    ],
)
def test_what_a_readme_says_of_the_compose_file(text: str, expected: bool) -> None:
    assert describes_the_compose_file(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# All in one\n\n- This docker image is for `testing` and `development` only.\n", True),
        ("# All in one\n\nA ledger.\n- **Do NOT use in production!**\n", True),
        ("This image is only used for development and testing purposes. It is small.\n", True),
        ("The container is not intended for production use.\n", True),
        ("> Please don't use this image in production environments.\n", True),
        ("# App\n\nA server.\n\n## Debugging\n\nDo not use in production!\n", False),
        ("Do not use the default password in production.\n", False),
        ("SQLite is only for development.\n", False),
        ("This image is for production.\n", False),
        ("This image is tested only for amd64.\n", False),
    ],
)
def test_what_a_readme_says_of_its_image(text: str, expected: bool) -> None:
    assert describes_the_image(text) is expected


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("    # Note that this setup with a root user is intended for development purpose.", True),
        ("# This compose file is only for testing", True),
        ("    # this stack is for people who host it themselves", False),
        ("    # the debugger is for development", False),
        ("    image: x", False),
    ],
)
def test_a_comment_inside_a_compose_file_about_all_of_it(comment: str, expected: bool) -> None:
    text = f"services:\n  a:\n{comment}\n"
    assert says_the_file_is_for_development(text) is expected

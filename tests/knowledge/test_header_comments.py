"""Comments at the head of compose files and Dockerfiles."""

from __future__ import annotations

import pytest

from dockerlint.knowledge.header_comments import describes_development, head_comment


@pytest.mark.parametrize(
    "comment",
    [
        "Core local-dev stack: what a contributor needs.\nFor the optional services see ./compose.extras.yml",
        "Local development only: everything beside `npm start`.\nThe real thing runs in Kubernetes.",
        "Development environment",
        "Docker Compose file for local development",
        "For local development only",
        "This file is for development purposes only. Do not use it in production.",
        "Used for e2e tests",
        "For development use only",
        "Services for local dev",
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
        "Compose file for development and staging",
        "Self-hosting, also for testing",
        "Runs the developer portal",
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

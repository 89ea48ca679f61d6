"""What comments say about root."""

from __future__ import annotations

import pytest

from dockerlint.knowledge.docker.root_comments import says_root_is_needed


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("# update-ca-certificates requires root to run.", True),
        ("# cron needs root", True),
        ("# the agent must run as root", True),
        ("# has to be root: it opens raw sockets", True),
        ("# goose needs no root", False),
        ("# we do not need root here", False),
        ("# the image needs a root certificate", False),
        ("# it requires the root folder", False),
        ("# run this from the root of the repository", False),
    ],
)
def test_says_root_is_needed(comment: str, expected: bool) -> None:
    assert says_root_is_needed(comment) is expected

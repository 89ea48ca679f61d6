from __future__ import annotations

import pytest

from dockerlint.project.stages.paths import covers, joined, meets, rest_below
from dockerlint.values import Text


@pytest.mark.parametrize(
    ("folder", "path", "rest"),
    [
        ("/app", "/app/dist/main.js", "dist/main.js"),
        ("/app/", "/app", ""),
        ("/app", "/app/", ""),
        ("/app", "/apple", None),
        ("/app/dist", "/app", None),
        ("/", "/app", "app"),
        ("/", "/", ""),
    ],
)
def test_what_leads_from_a_folder_to_a_path(folder: str, path: str, rest: str | None) -> None:
    assert rest_below(folder, path) == rest
    assert covers(folder, path) is (rest is not None)


def test_two_paths_meet_when_one_lies_below_the_other() -> None:
    assert meets("/app", "/app/dist") is meets("/app/dist", "/app") is True
    assert meets("/app/dist", "/app/src") is False


def test_a_path_is_joined_to_a_folder_that_may_be_unknown() -> None:
    nowhere = Text.unknown("nobody knows")
    assert joined(Text.known("/app"), Text.known("../srv/./x")).value == "/srv/x"
    assert joined(nowhere, Text.known("/srv/")).value == "/srv"
    assert joined(nowhere, Text.known("x")).value is None
    assert joined(Text.known("/app"), nowhere).value is None

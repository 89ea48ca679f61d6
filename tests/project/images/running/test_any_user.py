"""Images that any user ID of group 0 can run."""

from __future__ import annotations

import pytest

from dockerlint.project.images.running.any_user import made_for_any_user
from tests.support.small_projects import container


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        ("chgrp -R 0 /app && chmod -R g=u /app", "chgrp -R 0 /app"),
        ("chgrp -R root /app; chmod -R g+rwX /app", "chgrp -R root /app"),
        ("chgrp -R 0 /app", None),
        ("chmod -R g=u /app", "chmod -R g=u /app"),
        ("chmod g+rwx /var/run", "chmod g+rwx /var/run"),
        ("chown -R node /app && chmod -R g=u /app", None),
        ("chgrp -R app /app && chmod -R g=u /app", None),
        ("chgrp -R 0 /app && chmod -R 755 /app", None),
    ],
)
def test_group_0_must_own_files_and_write_them(run: str, expected: str | None) -> None:
    found = made_for_any_user(container(f"FROM node:22-slim\nCOPY . .\nRUN {run}\nCMD node main.js\n").image)
    assert (found.text if found else None) == expected


def test_files_of_another_owner_are_not_group_0s() -> None:
    text = "FROM node:22-slim\nCOPY --chown=node . .\nRUN chmod -R g=u /app\nCMD node main.js\n"
    assert made_for_any_user(container(text).image) is None

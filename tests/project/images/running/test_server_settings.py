from __future__ import annotations

import pytest

from dockerlint.project.images.running.server_settings import settings_needs
from tests.support.small_projects import container

CONF = {"nginx.conf": "events {}\n"}
MOVED = {"nginx.conf": "pid /tmp/nginx.pid;\n"}
COPY = "COPY nginx.conf /etc/nginx/nginx.conf"


@pytest.mark.parametrize(
    ("dockerfile", "files", "expected"),
    [
        (f"FROM nginx\n{COPY}\n", CONF, [COPY]),
        ("FROM nginx\nCOPY nginx.conf /etc/nginx/\n", CONF, ["COPY nginx.conf /etc/nginx/"]),
        (f"FROM nginx\n{COPY}\n", MOVED, []),
        (f"FROM nginx\n{COPY}\n", {}, []),
        ("FROM nginx\nCOPY nginx.conf /etc/nginx/conf.d/default.conf\n", CONF, []),
        (f"FROM node\n{COPY}\n", CONF, []),
    ],
)
def test_main_settings_that_leave_the_pid_file_to_root(
    dockerfile: str, files: dict[str, str], expected: list[str]
) -> None:
    found = container(dockerfile, **files)
    assert [one.at.text for one in settings_needs(found)] == expected

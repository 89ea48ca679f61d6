from __future__ import annotations

import pytest

from dockerlint.knowledge.docker.nginx_settings import keeps_pid_file_from_root


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ("events {}\npid /tmp/nginx.pid;\n", True),
        ("  pid '/dev/shm/nginx.pid';", True),
        ("pid /run/nginx.pid;", False),
        ("# pid /tmp/nginx.pid;", False),
    ],
)
def test_where_the_pid_file_is(settings: str, expected: bool) -> None:
    assert keeps_pid_file_from_root(settings) is expected

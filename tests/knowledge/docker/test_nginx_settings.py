from __future__ import annotations

import pytest

from dockerlint.knowledge.docker.nginx_settings import keeps_pid_file_from_root, suits_any_user


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


PATHS = "".join(
    f"  {one}_temp_path /tmp/{one};\n" for one in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
)
SUITS = f"pid /tmp/nginx.pid;\nerror_log /var/log/nginx/error.log;\nhttp {{\n{PATHS}  server {{ \n listen 8080;\n }}\n}}\n"


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        (SUITS, True),
        (SUITS.replace("listen 8080", "listen [::]:8080 default_server"), True),
        (SUITS.replace("listen 8080", "listen 80"), False),
        (SUITS.replace("listen 8080", "root /srv"), False),
        (SUITS.replace("pid /tmp", "pid /run"), False),
        (SUITS.replace("  proxy_temp_path", "  # proxy_temp_path"), False),
        (SUITS.replace("nginx/error.log", "nginx/app.log"), False),
    ],
)
def test_settings_for_any_user(settings: str, expected: bool) -> None:
    assert suits_any_user(settings) is expected

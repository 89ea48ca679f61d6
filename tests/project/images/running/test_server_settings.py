from __future__ import annotations

import pytest

from dockerlint.project.images.running.needs import Need
from dockerlint.project.images.running.server_settings import settings_needs, suits_its_own_user
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


@pytest.mark.parametrize(
    ("dockerfile", "service", "expected"),
    [
        ("FROM nginx\nEXPOSE 80/tcp 443\n", "", ["80/tcp"]),
        ("FROM nginx\n", "    ports: ['8000:80', '8443:443']\n", ["'8000:80'"]),
        ("FROM nginx\nEXPOSE 8080\n", "", []),
        (
            "FROM nginx\nHEALTHCHECK CMD curl http://localhost\n",
            "",
            ["HEALTHCHECK CMD curl http://localhost"],
        ),
        ("FROM nginx\nHEALTHCHECK CMD curl http://localhost:8080\n", "", []),
        ("FROM httpd\nEXPOSE 80\n", "", []),
        ("FROM nginx\nCOPY nginx.conf /etc/nginx/conf.d/default.conf\nEXPOSE 80\n", "", []),
        ("FROM nginx\nCOPY etc /etc\nEXPOSE 80\n", "", []),
        ("FROM nginx\nRUN sed -i s/80/81/ /etc/nginx/conf.d/default.conf\nEXPOSE 80\n", "", []),
        ("FROM nginx\nEXPOSE 80\nCMD nginx -c /srv/nginx.conf\n", "", []),
        ("FROM nginx\nEXPOSE 80\n", "    volumes: ['./conf:/etc/nginx/templates']\n", []),
    ],
)
def test_a_port_on_which_the_sibling_does_not_listen(
    dockerfile: str, service: str, expected: list[str]
) -> None:
    found = container(dockerfile, service, **CONF)
    needs = [one for one in settings_needs(found) if one.kind is Need.SIBLING_PORT]
    assert [one.at.text for one in needs] == expected


PATHS = "".join(
    f"{one}_temp_path /tmp/{one};\n" for one in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
)
SUITS = {"nginx.conf": f"pid /tmp/nginx.pid;\n{PATHS}listen 8080;\n"}


@pytest.mark.parametrize(
    ("dockerfile", "expected"),
    [
        (f"FROM nginx\n{COPY}\n", True),
        (f'FROM nginx\n{COPY}\nCMD ["nginx", "-g", "daemon off;"]\n', True),
        (f"FROM nginx\n{COPY}\nCMD envsubst < /a > /etc/nginx/conf.d/default.conf && nginx\n", False),
        (f"FROM nginx\n{COPY}\nCOPY a /etc/nginx/templates/default.conf.template\n", False),
        (f"FROM nginx\n{COPY}\nCMD nginx -c /a\n", False),
        (f"FROM debian:13\nRUN apt-get install nginx\n{COPY}\nCMD nginx\n", False),
        ("FROM nginx\n", False),
    ],
)
def test_what_runs_as_the_user_of_the_image(dockerfile: str, expected: bool) -> None:
    assert suits_its_own_user(container(dockerfile, a="", **SUITS)) is expected

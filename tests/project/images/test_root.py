from __future__ import annotations

import pytest

from dockerlint.project.images.root import gives_root_up
from dockerlint.values import Unknown
from tests.support.small_projects import container, project


@pytest.mark.parametrize(
    ("dockerfile", "answer"),
    [
        ("FROM node:22\nCMD node server.js\n", False),
        ("FROM node:22\nCMD exec gosu node node server.js\n", True),
        ("FROM postgres:17\n", True),
        ("FROM php:8.4-apache\n", True),
        ("ARG TAG\nFROM php:$TAG\n", True),
        ("FROM php:8.4-cli\nCMD php server.php\n", False),
        ("FROM php:8.4-fpm\nCMD php-fpm -F\n", True),
        ("FROM debian:13\nCMD service rsyslog start && exec postfix start-fg\n", True),
        ("FROM debian:13\nCMD memcached -u memcache\n", True),
        ("FROM debian:13\nCMD memcached -u root\n", False),
        ("FROM debian:13\nCMD memcached\n", False),
        ("FROM acme/base\nCMD node server.js\n", "nothing is known of the base image `acme/base`"),
        ("ARG BASE\nFROM $BASE\nCMD node server.js\n", "the base image is not known: `BASE` has no value"),
        (
            'FROM node:22\nENTRYPOINT ["sh", "-c", "exec \\"$APP\\""]\n',
            "its program is known only when it starts",
        ),
    ],
)
def test_who_serves_in_the_end(dockerfile: str, answer: bool | str) -> None:
    found = gives_root_up(container(dockerfile))
    assert (found.why if isinstance(found, Unknown) else found) == answer


def test_a_file_that_lies_over_another_may_get_its_command_from_there() -> None:
    files = {
        "jobs.Dockerfile": "FROM alpine:3.22\nRUN apk add curl\nCOPY jobs /etc/periodic/hourly/\n",
        "jobs/clean": "#!/bin/sh\ncurl http://api/clean\n",
        "compose.yaml": "services:\n  jobs:\n    image: acme/jobs\n    command: crond -f\n",
        "compose.build.yaml": "services:\n  jobs:\n    build:\n      context: .\n      dockerfile: jobs.Dockerfile\n",
    }
    found = [gives_root_up(one) for one in project(files).images.containers]
    assert [one.why if isinstance(one, Unknown) else one for one in found] == [
        "another compose file may set the command"
    ]


RUN_AS = "max: 1\n\nrun-as:\n  # who serves\n\n  user: suri\n  group: suri\n\nsecurity:\n  user: root\n"


@pytest.mark.parametrize(
    ("command", "settings", "answer"),
    [
        ("suricata -i eth0", RUN_AS, True),
        ("suricata -i eth0", RUN_AS.replace("user: suri", "user: root"), False),
        ("suricata -i eth0", RUN_AS.replace("run-as", "#run-as"), False),
        ("suricata -i eth0", "run-as:\n  group: suri\nfile:\n  user: x\n", False),
        ("suricata -i eth0 -c /etc/other.yaml", RUN_AS, False),
        ("suricata -i eth0 --user=suri", "max: 1\n", True),
        ("haproxy -f /etc/suricata/suricata.yaml", "global\n  user haproxy\n", True),
        ("haproxy -f /etc/suricata/suricata.yaml", "global\n  # user haproxy\n  daemon\n", False),
        ("squid -N", "", True),
    ],
)
def test_settings_that_name_the_user(command: str, settings: str, answer: bool) -> None:
    dockerfile = f"FROM debian:13\nCOPY set.yaml /etc/suricata/suricata.yaml\nCMD {command}\n"
    found = container(dockerfile, **{"set.yaml": settings})
    assert gives_root_up(found) is answer

"""Servers that give root up by themselves."""

from __future__ import annotations

import pytest

from dockerlint.knowledge.docker.own_users import serves_as_another


@pytest.mark.parametrize(
    ("program", "words", "expected"),
    [
        ("dovecot", ["-F"], True),
        ("dnsmasq", ["-k", "--user", "root"], False),
        ("named", ["-g", "-u", "bind"], True),
        ("named", ["-g"], False),
        ("named", ["-u", None], True),
        ("node", ["-u", "app"], False),
        ("gunicorn", ["app:main", "--user=shop"], True),
        ("gunicorn", ["app:main"], False),
        ("uwsgi", ["--uid", "root"], False),
        ("apache2", ["-D", "FOREGROUND"], True),
        ("httpd", ["-D", "FOREGROUND"], True),
        ("httpd", ["-f", "-p", "80"], False),
    ],
)
def test_who_serves(program: str, words: list[str | None], expected: bool) -> None:
    assert serves_as_another(program, words) is expected

from __future__ import annotations

import pytest

from dockerlint.knowledge.commands.background import only_waits, starts_service, waits_for_a_while


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("service nginx start", True),
        ("/usr/sbin/service nginx restart", True),
        ("service nginx status", False),
        ("service --status-all", False),
        ("/etc/init.d/ssh start", True),
        ("/etc/init.d/ssh stop", False),
        ("systemctl start docker", True),
        ("systemctl enable docker", False),
        ("rc-service nginx start", True),
        ("sv up web", True),
        ("pg_ctlcluster 17 main start", True),
        ("npm start", False),
        ("", False),
    ],
)
def test_commands_that_start_a_service(line: str, expected: bool) -> None:
    assert starts_service(line.split()) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("tail -f /dev/null", True),
        ("/usr/bin/tail -n0 -F a.log", True),
        ("tail --follow=name a.log", True),
        ("tail -n 5 a.log", False),
        ("sleep infinity", True),
        ("node server.js", False),
    ],
)
def test_commands_that_only_wait(line: str, expected: bool) -> None:
    assert only_waits(line.split()) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("sleep 60s", True),
        ("sleep 1h 30m", True),
        ("sleep infinity", False),
        ("sleep $T", False),
        ("sleep", False),
        ("tail -f /dev/null", False),
        ("", False),
    ],
)
def test_commands_that_wait_and_end(line: str, expected: bool) -> None:
    assert waits_for_a_while(line.split()) is expected

"""Which user a command adds."""

from __future__ import annotations

import pytest

from dockerlint.knowledge.commands.added_users import added_user


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("useradd --system --no-create-home --uid 101 --gid 101 --shell /sbin/nologin app", "app"),
        ("useradd -ms /bin/bash app", "app"),
        ("useradd app -g users", "app"),
        ("useradd --home-dir=/app app", "app"),
        ("adduser -D -u 1000 app", "app"),
        ("adduser -S -G nodejs nextjs", "nextjs"),
        ("adduser nextjs --system", "nextjs"),
        ("adduser app docker", None),
        ("useradd -D", None),
        ("useradd 1000", None),
        ("usermod -aG docker app", None),
    ],
)
def test_added_user(line: str, expected: str | None) -> None:
    program, *words = line.split(" ")
    assert added_user(program, words) == expected


def test_a_name_that_is_not_known() -> None:
    assert added_user("useradd", ["-m", None]) is None

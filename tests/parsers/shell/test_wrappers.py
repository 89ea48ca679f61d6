from __future__ import annotations

import pytest

from dockerlint.parsers.shell.wrappers import named_users
from tests.support.shell_reading import line, script, word


@pytest.mark.parametrize(
    ("text", "expected", "user"),
    [
        ("gosu node npm ci", "npm ci", "node"),
        ("gosu $USER npm ci", "npm ci", "…"),
        ("sudo -E npm ci", "npm ci", "root"),
        ("sudo -Eu node npm ci", "npm ci", "node"),
        ("sudo -unode npm ci", "npm ci", "node"),
        ("sudo --user=node npm ci", "npm ci", "node"),
        ("sudo -u a gosu b npm ci", "npm ci", "b"),
        ("su - node -c 'npm ci'", "npm ci", "node"),
        ("su -c 'npm ci'", "npm ci", "root"),
        ("su node", "sh", "node"),
        ("su -s /bin/bash -p $APP <<EOF\nnode server.js\nEOF", "node server.js", "…"),
        ("su", "sh", "root"),
        ("su node run.sh a", "sh run.sh a", "node"),
        ("runuser -u node -- npm ci", "npm ci", "node"),
        ("runuser -l node -c 'npm ci'", "npm ci", "node"),
        ("setpriv --reuid 1000 --init-groups npm ci", "npm ci", "1000"),
        ("setpriv --dump", "setpriv --dump", None),
        ("chroot --userspec=1:2 / npm ci", "npm ci", "1:2"),
        ("chroot /mnt npm ci", "chroot /mnt npm ci", None),
        ("env -iu A B=1 npm ci", "B=1 npm ci", None),
        ("cross-env A=1 -- npm ci", "A=1 npm ci", None),
        ("timeout -k5 -s KILL 5m npm ci", "npm ci", None),
        ("doppler run --config prod -- npm ci", "npm ci", None),
        ("doppler setup --config prod", "doppler setup --config prod", None),
        ("dotenv -p A", "dotenv -p A", None),
    ],
)
def test_the_inner_command_and_its_user(text: str, expected: str, user: str | None) -> None:
    (command,) = script(text).commands
    assert line(command) == expected
    assert (command.user and word(command.user)) == user


def test_the_text_of_su_has_its_places() -> None:
    (command,) = script("su node -c 'npm  ci'").commands
    assert [one.at.text for one in command.words] == ["npm", "ci"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('set -- gosu node "$@"', ["node"]),
        ('AS="su-exec app"', ["app"]),
        ("export AS=gosu", ["…"]),
        ("echo 'setpriv --reuid 1000 -- '", ["1000"]),
        ("echo use sudo", ["root"]),
        ("usermod -aG sudo node", []),
    ],
)
def test_users_that_a_command_names_for_later(text: str, expected: list[str]) -> None:
    (command,) = script(text).commands
    assert [word(one) for one in named_users(command)] == expected

"""Servers that must start as root, and serve as another user by themselves.

Sources: master(8) of Postfix and its `mail_owner`, "System users" of Dovecot's manual (doc.dovecot.org), sshd(8) (privilege separation),
unbound.conf(5) (`username`), dnsmasq(8) (`--user`: nobody), clamd.conf(5) (`User`), named(8), memcached(1), slapd(8), ntpd(8), rspamd(8);
httpd.apache.org/docs/2.4/mod/mod_unixd.html (`User`: the packages of distributions set it), docs.gunicorn.org/en/stable/settings.html (`user`),
uwsgi-docs.readthedocs.io (`uid`), celery-worker(1); squid-cache.org/Doc/config/cache_effective_user, docs.suricata.io ("Dropping Privileges After
Startup": `--user`; "Security Considerations": `run-as`), docs.haproxy.org ("Process management and security": `user`; management guide: `-f`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

_ALWAYS = frozenset("postfix dovecot sshd unbound dnsmasq clamd apache2 apache2ctl apachectl squid".split())
_WITH_USER = frozenset("named memcached slapd ntpd rspamd gunicorn uwsgi celery suricata".split())
_OPTIONS = frozenset({"-u", "--user", "--uid"})
_SUPERUSERS = frozenset({"root", "0"})


class _Settings(NamedTuple):
    """Where a server finds its main settings, and what in them names its user."""

    option: str
    place: str
    user: re.Pattern[str]


_SETTINGS = {
    "suricata": _Settings(
        "-c",
        "/etc/suricata/suricata.yaml",
        re.compile(r"^run-as:[ \t]*\n(?:(?:[ \t].*|#.*)?\n)*?[ \t]+user:[ \t]*(\S+)", re.MULTILINE),
    ),
    "haproxy": _Settings(
        "-f",
        "/usr/local/etc/haproxy/haproxy.cfg",
        re.compile(r"^[ \t]*user[ \t]+(\w[\w.-]*)[ \t]*$", re.MULTILINE),
    ),
}


def main_settings(program: str, words: Sequence[str | None]) -> str | None:
    """Return the path of the settings that may name the user of a server; None for any other program."""
    found = _SETTINGS.get(program)
    if found is None:
        return None
    return next((value for option, value in pairwise(words) if option == found.option), found.place)


def names_another(program: str, settings: str) -> bool:
    """Return whether the main settings of a server name a user without privileges."""
    found = _SETTINGS[program].user.search(settings)
    return found is not None and found[1].strip("\"'") not in _SUPERUSERS


def serves_as_another(program: str, words: Sequence[str | None]) -> bool:
    """Return whether a server changes its user by itself; `words` are its arguments, None for one that is not known."""
    split = [
        part for word in words for part in (word.split("=", 1) if word and word.startswith("--") else [word])
    ]
    users = [user for option, user in pairwise(split) if option in _OPTIONS]
    if not _SUPERUSERS.isdisjoint(users):
        return False
    if program == "httpd":  # of Apache; that of BusyBox has no `-D`
        return any(word and "FOREGROUND" in word for word in words)
    return program in _ALWAYS or (program in _WITH_USER and bool(users))

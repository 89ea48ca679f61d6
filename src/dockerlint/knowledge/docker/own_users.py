"""Servers that must start as root, and serve as another user by themselves.

Sources: master(8) of Postfix and its `mail_owner`, "System users" of Dovecot's manual (doc.dovecot.org), sshd(8) (privilege separation),
unbound.conf(5) (`username`), dnsmasq(8) (`--user`: nobody), clamd.conf(5) (`User`), named(8), memcached(1), slapd(8), ntpd(8), rspamd(8);
httpd.apache.org/docs/2.4/mod/mod_unixd.html (`User`: the packages of distributions set it), docs.gunicorn.org/en/stable/settings.html (`user`),
uwsgi-docs.readthedocs.io (`uid`), celery-worker(1).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

_ALWAYS = frozenset("postfix dovecot sshd unbound dnsmasq clamd apache2 apache2ctl apachectl".split())
_WITH_USER = frozenset("named memcached slapd ntpd rspamd gunicorn uwsgi celery".split())
_OPTIONS = frozenset({"-u", "--user", "--uid"})
_SUPERUSERS = frozenset({"root", "0"})


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

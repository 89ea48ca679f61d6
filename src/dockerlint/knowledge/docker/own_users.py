"""Servers that must start as root, and serve as another user by themselves.

Sources: master(8) of Postfix and its `mail_owner`, "System users" of Dovecot's manual (doc.dovecot.org), sshd(8) (privilege separation),
unbound.conf(5) (`username`), dnsmasq(8) (`--user`: nobody), clamd.conf(5) (`User`), named(8), memcached(1), slapd(8), ntpd(8), rspamd(8).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

_ALWAYS = frozenset({"postfix", "dovecot", "sshd", "unbound", "dnsmasq", "clamd"})
_WITH_USER = frozenset({"named", "memcached", "slapd", "ntpd", "rspamd"})
_SUPERUSERS = frozenset({"root", "0"})


def serves_as_another(program: str, words: Sequence[str | None]) -> bool:
    """Return whether a server changes its user by itself; `words` are its arguments, None for one that is not known."""
    users = [user for option, user in pairwise(words) if option in {"-u", "--user"}]
    if not _SUPERUSERS.isdisjoint(users):
        return False
    return program in _ALWAYS or (program in _WITH_USER and bool(users))

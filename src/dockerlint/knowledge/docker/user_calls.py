"""Calls with which a program changes its own user.

Sources: docs.python.org/3/library/os.html ("Process Parameters"), docs.python.org/3/library/subprocess.html (`preexec_fn` runs in the child),
nodejs.org/api/process.html (`process.setuid`), docs.python.org/3/using/cmdline.html.
"""

from __future__ import annotations

import re

_OF_PYTHON = re.compile(r"^(?!\s*#)(?:.*[ \t:;])?(?P<call>os\.set(?:res|re|e)?uid\()", re.MULTILINE)
_IN_A_CHILD = re.compile(r"\bpreexec_fn\b|\bos\.fork\(")
_OF_NODE = re.compile(r"^(?!\s*(?://|\*)).*?\b(?P<call>process\.sete?uid(?:\?\.|!)?\()", re.MULTILINE)
_OF_SHELL = re.compile(r"^[ \t]*(?P<call>usermod|groupmod)\b", re.MULTILINE)
HOOKS = "/docker-entrypoint.d"
"""The folder whose scripts the entrypoint of nginx runs first (github.com/nginxinc/docker-nginx)."""
PYTHON = re.compile(r"python[\d.]*")
PYTHON_OPTIONS = frozenset({"-W", "-X"})
"""Options of Python whose value is the next word."""


def python_user_call(text: str) -> re.Match[str] | None:
    """Return the call with which a file of Python changes the user of its process; None where that may be a child.

    >>> python_user_call("os.setuid(1000)")["call"]
    'os.setuid('
    """
    return None if _IN_A_CHILD.search(text) else _OF_PYTHON.search(text)


def node_user_call(text: str) -> re.Match[str] | None:
    """Return the call with which a file of JavaScript or TypeScript changes the user of its process."""
    return _OF_NODE.search(text)


def shell_user_call(text: str) -> re.Match[str] | None:
    """Return the command with which a script changes the number of a user or group, as only root may."""
    return _OF_SHELL.search(text)

"""Calls that change the user of a process."""

from __future__ import annotations

import pytest

from dockerlint.knowledge.docker.user_calls import node_user_call, python_user_call


@pytest.mark.parametrize(
    ("text", "call"),
    [
        ("if root: os.setuid(1)", "os.setuid("),
        ("x\n    os.setresuid(1, 1, 1)\n", "os.setresuid("),
        ("  # os.setuid(1)\n", None),
        ("os.setgid(1)\nos.getuid()\n", None),
        ("os.setuid(1)\nPopen(a, preexec_fn=b)\n", None),
    ],
)
def test_python(text: str, call: str | None) -> None:
    found = python_user_call(text)
    assert (found["call"] if found else None) == call


@pytest.mark.parametrize(
    ("text", "call"),
    [
        ("process.setuid(user)", "process.setuid("),
        ("process.setgid && process.setuid!(1)", "process.setuid!("),
        ("process.getuid()", None),
        ("preprocess.setuid()", None),
        ("// process.setuid()", None),
        ("* process.setuid()", None),
    ],
)
def test_javascript(text: str, call: str | None) -> None:
    found = node_user_call(text)
    assert (found["call"] if found else None) == call

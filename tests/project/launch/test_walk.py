"""The commands of an entrypoint script, in their places."""

from __future__ import annotations

import pytest

from tests.support.small_projects import container


@pytest.mark.parametrize(
    ("script", "command", "started", "complete", "drops_root"),
    [
        ('main() { exec "$@"; }\nmain "$@"', "node a.js", ["node a.js"], True, False),
        ('main() { exec "$@"; }\nmain gosu x', "node a.js", [], False, False),
        ('run() { "$@"; }\nrun migrate\nexec "$@"', "node a.js", ["node a.js"], True, False),
        ("serve() { gosu node x; }\nserve", "node a.js", ["x"], True, True),
        ("log() { ./missing.sh; }\nlog x\nexec node b.js", "", ["./missing.sh", "node b.js"], True, False),
        ("serve() { ./missing.sh; }\nserve", "", ["./missing.sh"], False, False),
        ('exec "$@"', "", [], True, False),
        ('gosu node x\nexec "$@"', "", ["x"], True, True),
        ('gosu node x\nexec "$@"', "node a.js", ["x", "node a.js"], True, False),
    ],
)
def test_functions_and_arguments(
    script: str, command: str, started: list[str], complete: bool, drops_root: bool
) -> None:
    cmd = f"CMD {command.split()!r}\n".replace("'", '"') if command else ""
    dockerfile = f'FROM node:22\nWORKDIR /w\nCOPY . .\nENTRYPOINT ["./go.sh"]\n{cmd}'
    found = container(dockerfile, **{"go.sh": f"#!/bin/sh\n{script}\n"}).launch
    assert [" ".join(str(word.text()) for word in one.command.words) for one in found.started] == started
    assert (found.complete, found.drops_root) == (complete, drops_root)

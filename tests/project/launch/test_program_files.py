"""Script files that a container runs."""

from __future__ import annotations

import pytest

from tests.support.small_projects import container

FILES = {
    "bin/run.sh": "node a.js\n",
    "bin/plain": "#!/usr/bin/env bash\nnode b.js\n",
    "bin/text": "node c.js\n",
}


@pytest.mark.parametrize(
    ("command", "started", "complete"),
    [
        ("/w/bin/run.sh", ["node a.js"], True),
        ("bin/plain", ["node b.js"], True),
        ("bin/text", ["bin/text"], True),
        ("sh bin/text", ["node c.js"], True),
        ("cd bin && ./run.sh", ["node a.js"], True),
        ("sh missing.sh", [], False),
        ("docker-entrypoint.sh bin/run.sh", ["node a.js"], True),
    ],
)
def test_script_files(command: str, started: list[str], complete: bool) -> None:
    found = container(f"FROM node:22\nWORKDIR /w\nCOPY . .\nCMD {command}\n", **FILES).launch
    assert [" ".join(str(word.text()) for word in one.command.words) for one in found.started] == started
    assert found.complete is complete

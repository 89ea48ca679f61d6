"""`dockerlint inspect`."""

from __future__ import annotations

import json

from tests.support.command_line import Shell


def test_inspect_gives_json(bad: Shell) -> None:
    code, out, err = bad("inspect", "a")
    assert (code, err) == (0, "")
    assert json.loads(out)["version"] == 1

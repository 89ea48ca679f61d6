"""One thing that needs root."""

from __future__ import annotations

from dockerlint.project.images.running.needs import Need, RootNeed
from dockerlint.source import SourceFile


def test_a_need_without_a_path() -> None:
    at = SourceFile("a.sh", "chown node .").span(0, 5)
    assert RootNeed(Need.OWNER, at) == RootNeed(Need.OWNER, at, None, "")

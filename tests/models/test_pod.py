"""The containers of pods."""

from __future__ import annotations

import pytest

from dockerlint.models.pod import PodContainer
from dockerlint.source import SourceFile, Span
from dockerlint.tree import Scalar


@pytest.mark.parametrize(("user", "expected"), [(None, False), ("0", False), ("1000", True)])
def test_who_runs_it(user: str | None, expected: bool) -> None:
    at = Span(SourceFile("pod.yaml", ""), 0, 0)
    named = Scalar(at, int(user), user) if user is not None else None
    assert PodContainer(Scalar(at, "acme/api", "acme/api"), named).is_unprivileged is expected

"""Variables that base images set."""

from __future__ import annotations

import pytest

from dockerlint.knowledge.images.base_variables import base_values


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("mcr.microsoft.com/dotnet/aspnet:8.0", {"APP_UID": "1654"}),
        ("mcr.microsoft.com/dotnet/runtime-deps:10.0-alpine", {"APP_UID": "1654"}),
        ("mcr.microsoft.com/dotnet/nightly/sdk", {"APP_UID": "1654"}),
        ("mcr.microsoft.com/dotnet/aspnet:7.0", {}),
        ("mcr.microsoft.com/dotnet/monitor:8", {}),
        ("acme/aspnet:8.0", {}),
    ],
)
def test_values_that_say_who_runs(reference: str, expected: dict[str, str]) -> None:
    assert base_values(reference) == expected

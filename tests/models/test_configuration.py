"""The keys of a configuration file."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from dockerlint.models.configuration import Configuration


def test_keys_are_in_kebab_case_and_all_may_be_absent() -> None:
    found = Configuration.model_validate({"extend-select": ["a"], "pnpm-version": 9})
    assert (found.extend_select, found.pnpm_version, found.select, found.per_path) == (("a",), 9, None, {})


@pytest.mark.parametrize("key", ["extend_select", "selct"])
def test_another_key_is_refused(key: str) -> None:
    with pytest.raises(ValidationError):
        Configuration.model_validate({key: ["a"]})


@pytest.mark.parametrize("version", [5, 100, "9", 9.0])
def test_a_version_that_is_no_major_is_refused(version: object) -> None:
    with pytest.raises(ValidationError):
        Configuration.model_validate({"pnpm-version": version})

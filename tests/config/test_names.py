"""Names of rules that the user may write."""

from __future__ import annotations

import re

import pytest

from dockerlint.config import ConfigurationError
from tests.support.configuration_fakes import configured


def test_words_of_the_user_are_made_safe_to_show() -> None:
    with pytest.raises(ConfigurationError, match=re.escape("unknown key `a\\u{202e}" + "x" * 50 + "…`")):
        _ = configured({".dockerlint.yaml": f'"a\\u202e{"x" * 99}": 1'}).all

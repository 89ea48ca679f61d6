"""Any text is a configuration or one error."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from dockerlint.config import ConfigurationError, Configurations, Reader, Settings
from dockerlint.files import MemoryFiles
from tests.support.configuration_fakes import KEYS, KNOWN

KEY = st.sampled_from([*KEYS, "x", "\udc80", '"\\ud800"'])
VALUE = st.sampled_from(
    ["", "1", "[found-word]", "{a: [ALL]}", "'", "*a", "!x", "&a [*a]", "\udc80", '"\\ud800"', "!!set"]
)
YAML = st.lists(st.builds("{}: {}".format, KEY, VALUE)).map("\n".join)
TOML = st.lists(st.builds("{} = {}".format, KEY, VALUE)).map(
    lambda lines: "\n".join(["[tool.dockerlint]", *lines])
)


@settings(derandomize=True, max_examples=200, deadline=None)
@given(st.one_of(YAML, st.text()), st.one_of(TOML, st.text().map("[tool.dockerlint]\n{}".format)))
def test_any_text_is_a_configuration_or_one_error(yaml: str, toml: str) -> None:
    for path, text in ((".dockerlint.yaml", yaml), ("pyproject.toml", toml)):
        tree = MemoryFiles({path: text.encode("utf-8", "surrogatepass")})
        try:
            scopes = Configurations(tree, Settings(), Reader(tree, KNOWN, str))
            assert len(scopes.all) == 1
            assert all(note.path == path for note in scopes.notes())
        except ConfigurationError as error:
            assert re.match(rf"{re.escape(path)}:\d+: ", str(error))  # noqa: PT017

"""What `inspect` shows of a compose project."""

from __future__ import annotations

from dockerlint.inspect.compose import compose_data
from tests.support.compose_projects import project


def test_secrets_are_masked_unless_asked_for() -> None:
    found = project("services: {a: {image: x, environment: {DB_PASSWORD: hunter2, URL: 'http://u:pw@h'}}}\n")
    shown = str(compose_data(found, "/base")["config"])
    assert ("hunter2" in shown, "pw@" in shown, "'URL': 'http://u:***@h'" in shown) == (False, False, True)
    assert "hunter2" in str(compose_data(found, "/base", show_values=True)["config"])

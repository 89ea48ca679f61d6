"""Where a name was looked for that nothing defines."""

from __future__ import annotations

import pytest

from dockerlint.parsers.compose.verdict.looked_for import looked_for
from dockerlint.source import SourceFile
from tests.support.compose_trees import tree


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("web: 1\n#api:\n", [(2, "the definition of `api` is commented out")]),
        ("web: 1\n  #   api:  \n", [(2, "the definition of `api` is commented out")]),
        ("apis: 1\n", [(1, "did you mean `apis`?")]),
        ("apis: 1\n# api:\n", [(2, "the definition of `api` is commented out")]),
        ("web: 1\n# the api: see below\n# apis:\n# api: 1\n", []),
    ],
)
def test_a_comment_and_a_similar_name(text: str, expected: list[tuple[int, str]]) -> None:
    found = looked_for("api", tree(text))
    assert [(label.at.start.line, label.message) for label in found] == expected


def test_the_file_of_the_reference_counts_too() -> None:
    (label,) = looked_for("api", None, SourceFile("compose.yaml", "# api:\n"))
    assert label.at.text == "api"

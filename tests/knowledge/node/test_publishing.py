"""What shows that a tree publishes packages."""

from __future__ import annotations

import pytest

from dockerlint.knowledge.node.publishing import PUBLISHES


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("npm publish", True),
        ("pnpm -r publish --access public", True),
        ("yarn workspaces foreach -A --no-private npm publish", True),
        ("changeset publish", True),
        ("uses: changesets/action@v1", True),
        ("registry-url: https://registry.npmjs.org", True),
        ("npx semantic-release", True),
        ("npm run publish-images", False),
        ("npm run publish", False),
        ("yarn publish:images", False),
        ("docker push acme/api && node publish.js", False),
    ],
)
def test_commands_and_tools_that_publish(text: str, expected: bool) -> None:
    assert (PUBLISHES.search(text) is not None) is expected

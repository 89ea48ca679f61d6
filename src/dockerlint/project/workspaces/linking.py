"""Whether an install links every package of a workspace into the root's node_modules."""

from __future__ import annotations

import re

from dockerlint.knowledge.node.hoisting import KEEPS_APART, KEEPS_TOGETHER
from dockerlint.project.workspaces.workspace import Workspace


def links_members(workspace: Workspace) -> bool:
    """Return whether npm, Yarn or Bun certainly links all members into the root: no file of the workspace chooses another layout."""
    return not _has(workspace, KEEPS_APART) or _has(workspace, KEEPS_TOGETHER)


def _has(workspace: Workspace, settings: dict[str, str]) -> bool:
    texts = ((workspace.text(name), pattern) for name, pattern in settings.items())
    return any(file is not None and re.search(pattern, file.text, re.MULTILINE) for file, pattern in texts)

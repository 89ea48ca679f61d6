"""Actions of GitHub workflows, and executors of nx, that build images.

Sources: github.com/docker/build-push-action (action.yml); those of the others that share its inputs: github.com/depot/build-push-action,
github.com/useblacksmith/build-push-action, github.com/WarpBuilds/build-push-action; github.com/docker/bake-action,
github.com/docker/metadata-action.
"""

from __future__ import annotations

BUILD_ACTIONS = frozenset(
    {
        "docker/build-push-action",
        "depot/build-push-action",
        "useblacksmith/build-push-action",
        "WarpBuilds/build-push-action",
    }
)
"""Actions with the inputs of docker/build-push-action: `context`, `file`, `target`, `build-args`, `tags`, `push`, `load`, `outputs`."""

BAKE_ACTION = "docker/bake-action"

METADATA_ACTION = "docker/metadata-action"
"""Its output `tags` has one name a line."""

NX_EXECUTORS = frozenset({"@nx-tools/nx-docker:build", "@nx-tools/nx-container:build"})
"""github.com/gperdomor/nx-tools; nx-container is the later name of nx-docker."""

CHECKOUT_ACTION = "actions/checkout"

DEFAULT_CONTEXT = "{{defaultContext}}"
"""The name that build-push-action uses for the repository at the commit that triggered the workflow."""

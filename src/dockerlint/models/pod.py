"""Kubernetes: the containers of pods."""

from __future__ import annotations

from dataclasses import dataclass

from dockerlint.tree import Scalar


@dataclass(frozen=True, slots=True)
class PodContainer:
    """One container of a pod, as a manifest or the values of a chart describe it."""

    image: Scalar
    """The name of its image."""
    user: Scalar | None
    """The number of the user that it runs as; None where the image decides."""

    @property
    def is_unprivileged(self) -> bool:
        """Whether the pod runs it as another user than root."""
        return self.user is not None and self.user.text != "0"

"""What the files don't decide of what ships and what installs it: the answers that are None, each with its reason and place."""

from __future__ import annotations

from typing import NamedTuple

from dockerlint.source import Span


class Judged(NamedTuple):
    """Something that rules judge: a `kind` ("image", "service", "workspace"), its file or folder, and its name there."""

    kind: str
    path: str
    name: str = ""


class Unjudged(NamedTuple):
    """One question to which the files have no answer."""

    subject: Judged
    question: str
    """What is not known: "the user"."""
    at: Span
    """The place of the unknown part; where that has none, the place of the subject."""
    why: str
    would_decide: str
    """What the files would have to contain."""

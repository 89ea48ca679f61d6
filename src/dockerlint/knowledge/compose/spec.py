"""What a key of a compose file may hold: the shape of the tables, and the shapes that many keys share.

Our own tables, after the Compose specification (https://github.com/compose-spec/compose-spec/blob/main/spec.md) and what docker compose
2.40.3 takes and refuses.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

NAME = r"[a-zA-Z0-9._-]+"
ANY = r"(?s).+"


class Spec(NamedTuple):
    """The allowed values of a node: kinds of scalars, a mapping (`keys`, `others`), or a list (`items`)."""

    scalars: frozenset[str] = frozenset()
    keys: Mapping[str, Spec] | None = None
    others: Spec | None = None
    """The allowed values of other keys whose names match `pattern`."""
    pattern: str = ANY
    required: tuple[str, ...] = ()
    strict: bool = True
    """Whether other keys are rejected."""
    extensible: bool = True
    """Whether `x-` keys are allowed."""
    items: Spec | None = None
    unique: bool = False
    words: tuple[str, ...] = ()
    """The allowed texts; empty if any is allowed."""
    match: str = ""
    """A pattern that must be found in a text."""
    low: float | None = None
    high: float | None = None


def kinds(*names: str) -> Spec:
    """Return the spec of a scalar of these kinds."""
    return Spec(frozenset(names))


def each(spec: Spec, names: str) -> dict[str, Spec]:
    """Return several keys that may hold the same."""
    return dict.fromkeys(names.split(), spec)


STRING = kinds("string")
NUMBER_OR_STRING = kinds("number", "string")
INTEGER_OR_STRING = kinds("integer", "string")
BOOLEAN = kinds("boolean")
BOOLEAN_OR_STRING = kinds("boolean", "string")
TEXTS = Spec(items=STRING, unique=True)
PLAIN_TEXTS = Spec(items=STRING)
TEXT_OR_TEXTS = Spec(frozenset({"string"}), items=STRING, unique=True)
KEYED = Spec(others=kinds("string", "number", "boolean", "null"), extensible=False, items=STRING, unique=True)
COMMAND = Spec(frozenset({"null", "string"}), items=STRING)
HOSTS = Spec(others=TEXT_OR_TEXTS._replace(unique=False), extensible=False, items=STRING, unique=True)
OPTIONS = Spec(others=NUMBER_OR_STRING, strict=False, extensible=False)
LIMIT = Spec(keys={"path": STRING, "rate": INTEGER_OR_STRING}, extensible=False)
ULIMITS = Spec(
    others=Spec(
        frozenset({"integer", "string"}),
        keys={"hard": INTEGER_OR_STRING, "soft": INTEGER_OR_STRING},
        required=("soft", "hard"),
    ),
    pattern=r"[a-z]+",
    strict=False,
    extensible=False,
)
EXTERNAL = Spec(frozenset({"boolean", "string"}), keys={"name": STRING})
MOUNTS = Spec(
    items=Spec(
        frozenset({"string"}),
        keys={"source": STRING, "target": STRING, "uid": STRING, "gid": STRING, "mode": NUMBER_OR_STRING},
    )
)

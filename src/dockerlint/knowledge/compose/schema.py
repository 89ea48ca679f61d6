"""The keys of a compose file and what each may hold.

Our own table, after the Compose specification (https://github.com/compose-spec/compose-spec/blob/main/spec.md) and what docker compose
2.40.3 takes and refuses.
"""

from __future__ import annotations

from dockerlint.knowledge.compose.service import (
    SERVICE,
)
from dockerlint.knowledge.compose.spec import (
    BOOLEAN_OR_STRING,
    EXTERNAL,
    KEYED,
    NAME,
    OPTIONS,
    PLAIN_TEXTS,
    STRING,
    TEXT_OR_TEXTS,
    Spec,
    kinds,
)

_DRIVER = {"name": STRING, "driver": STRING, "driver_opts": OPTIONS, "external": EXTERNAL, "labels": KEYED}
_FILE = {
    "name": STRING,
    "environment": STRING,
    "file": STRING,
    "external": EXTERNAL,
    "labels": KEYED,
    "template_driver": STRING,
}
NETWORK = Spec(
    frozenset({"null"}),
    keys={
        **_DRIVER,
        "ipam": Spec(
            keys={
                "driver": STRING,
                "config": Spec(
                    items=Spec(
                        keys={
                            "subnet": STRING,
                            "ip_range": STRING,
                            "gateway": STRING,
                            "aux_addresses": Spec(others=STRING, extensible=False),
                        }
                    )
                ),
                "options": Spec(others=STRING, extensible=False),
            }
        ),
        "internal": BOOLEAN_OR_STRING,
        "enable_ipv4": BOOLEAN_OR_STRING,
        "enable_ipv6": BOOLEAN_OR_STRING,
        "attachable": BOOLEAN_OR_STRING,
    },
)
MODEL = Spec(
    keys={
        "name": STRING,
        "model": STRING,
        "context_size": kinds("integer"),
        "runtime_flags": PLAIN_TEXTS,
    },
    required=("model",),
)
INCLUDE = Spec(
    frozenset({"string"}),
    keys={"path": TEXT_OR_TEXTS, "env_file": TEXT_OR_TEXTS, "project_directory": STRING},
    extensible=False,
)


def _each(spec: Spec, *, strict: bool = True) -> Spec:
    return Spec(others=spec, pattern=NAME, strict=strict, extensible=False)


COMPOSE = Spec(
    keys={
        "version": STRING,
        "name": STRING,
        "include": Spec(items=INCLUDE),
        "services": _each(SERVICE),
        "models": _each(MODEL, strict=False),
        "networks": _each(NETWORK, strict=False),
        "volumes": _each(Spec(frozenset({"null"}), keys=_DRIVER)),
        "secrets": _each(Spec(keys={**_FILE, "driver": STRING, "driver_opts": OPTIONS})),
        "configs": _each(Spec(keys={**_FILE, "content": STRING})),
    }
)

NEWER_KEYS: dict[str, str] = {
    "pre_start": "5.3.0",
    "no_cache_filter": "5.0.0",
}
"""Keys of the specification that docker compose 2.40 refuses, and the first Compose that takes them (there was no 2.41: 5.0 follows).

Sources: https://docs.docker.com/compose/how-tos/init-containers/ (pre_start); https://github.com/docker/compose/pull/13377 of
November 2025, between 2.40.3 and 5.0.0 (no_cache_filter).
"""

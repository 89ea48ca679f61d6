"""The larger parts of a service: its build, healthcheck, deployment, development, mounts, ports and hooks.

Our own table, after the Compose specification (https://github.com/compose-spec/compose-spec/blob/main/spec.md) and what docker compose
2.40.3 takes and refuses.
"""

from __future__ import annotations

from dockerlint.knowledge.compose.spec import (
    BOOLEAN,
    BOOLEAN_OR_STRING,
    COMMAND,
    HOSTS,
    INTEGER_OR_STRING,
    KEYED,
    MOUNTS,
    NUMBER_OR_STRING,
    PLAIN_TEXTS,
    STRING,
    TEXT_OR_TEXTS,
    TEXTS,
    ULIMITS,
    Spec,
    each,
)

DEVICE = {
    "capabilities": TEXTS,
    "count": INTEGER_OR_STRING,
    "device_ids": TEXTS,
    "driver": STRING,
    "options": KEYED,
}
HOOK = Spec(
    keys={
        "command": COMMAND,
        "user": STRING,
        "privileged": BOOLEAN_OR_STRING,
        "working_dir": STRING,
        "environment": KEYED,
    },
    required=("command",),
)
BUILD = Spec(
    frozenset({"string"}),
    keys={
        **each(STRING, "context dockerfile dockerfile_inline network target isolation"),
        **each(PLAIN_TEXTS, "entitlements cache_from cache_to tags platforms"),
        **each(KEYED, "args ssh labels additional_contexts"),
        **each(BOOLEAN_OR_STRING, "no_cache provenance sbom pull privileged"),
        "shm_size": INTEGER_OR_STRING,
        "extra_hosts": HOSTS,
        "secrets": MOUNTS,
        "ulimits": ULIMITS,
    },
)
HEALTHCHECK = Spec(
    keys={
        **each(STRING, "interval timeout start_period start_interval"),
        "disable": BOOLEAN_OR_STRING,
        "retries": NUMBER_OR_STRING,
        "test": Spec(frozenset({"string"}), items=STRING),
    }
)
_UPDATE = Spec(
    keys={
        "parallelism": INTEGER_OR_STRING,
        "delay": STRING,
        "failure_action": STRING,
        "monitor": STRING,
        "max_failure_ratio": NUMBER_OR_STRING,
        "order": STRING._replace(words=("start-first", "stop-first")),
    }
)
_RESOURCES = Spec(
    keys={
        "limits": Spec(keys={"cpus": NUMBER_OR_STRING, "memory": STRING, "pids": INTEGER_OR_STRING}),
        "reservations": Spec(
            keys={
                "cpus": NUMBER_OR_STRING,
                "memory": STRING,
                "generic_resources": Spec(
                    items=Spec(
                        keys={
                            "discrete_resource_spec": Spec(keys={"kind": STRING, "value": NUMBER_OR_STRING})
                        }
                    )
                ),
                "devices": Spec(items=Spec(keys=DEVICE, required=("capabilities",))),
            }
        ),
    }
)
DEPLOY = Spec(
    frozenset({"null"}),
    keys={
        "mode": STRING,
        "endpoint_mode": STRING,
        "replicas": INTEGER_OR_STRING,
        "labels": KEYED,
        "rollback_config": _UPDATE,
        "update_config": _UPDATE,
        "resources": _RESOURCES,
        "restart_policy": Spec(
            keys={
                "condition": STRING,
                "delay": STRING,
                "max_attempts": INTEGER_OR_STRING,
                "window": STRING,
            }
        ),
        "placement": Spec(
            keys={
                "constraints": PLAIN_TEXTS,
                "preferences": Spec(items=Spec(keys={"spread": STRING})),
                "max_replicas_per_node": INTEGER_OR_STRING,
            }
        ),
    },
)
DEVELOP = Spec(
    frozenset({"null"}),
    keys={
        "watch": Spec(
            items=Spec(
                keys={
                    "ignore": TEXT_OR_TEXTS,
                    "include": TEXT_OR_TEXTS,
                    "path": STRING,
                    "action": STRING._replace(
                        words=("rebuild", "sync", "restart", "sync+restart", "sync+exec")
                    ),
                    "target": STRING,
                    "exec": HOOK,
                    "initial_sync": BOOLEAN,
                },
                required=("path", "action"),
            )
        )
    },
)
VOLUME_MOUNT = Spec(
    frozenset({"string"}),
    keys={
        "type": STRING._replace(words=("bind", "volume", "tmpfs", "cluster", "npipe", "image")),
        "source": STRING,
        "target": STRING,
        "read_only": BOOLEAN_OR_STRING,
        "consistency": STRING,
        "bind": Spec(
            keys={
                "propagation": STRING,
                "create_host_path": BOOLEAN_OR_STRING,
                "recursive": STRING._replace(words=("enabled", "disabled", "writable", "readonly")),
                "selinux": STRING._replace(words=("z", "Z")),
            }
        ),
        "volume": Spec(keys={"labels": KEYED, "nocopy": BOOLEAN_OR_STRING, "subpath": STRING}),
        "tmpfs": Spec(keys={"size": INTEGER_OR_STRING._replace(low=0), "mode": NUMBER_OR_STRING}),
        "image": Spec(keys={"subpath": STRING}),
    },
    required=("type",),
)
PORT = Spec(
    frozenset({"number", "string"}),
    keys={
        **each(STRING, "name mode host_ip protocol app_protocol"),
        "target": INTEGER_OR_STRING,
        "published": INTEGER_OR_STRING,
    },
)

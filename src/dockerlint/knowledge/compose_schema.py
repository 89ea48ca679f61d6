"""The keys of a compose file and what each may hold.

Our own table, after the Compose specification (https://github.com/compose-spec/compose-spec/blob/main/spec.md) and what docker compose
2.40.3 takes and refuses.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

NAME = r"[a-zA-Z0-9._-]+"
ANY = r"(?s).+"


class Spec(NamedTuple):
    """What a node may be: which scalars, and a mapping or a list where `keys`/`others` or `items` say so."""

    scalars: frozenset[str] = frozenset()
    keys: Mapping[str, Spec] | None = None
    others: Spec | None = None
    """What keys that `keys` does not name may hold, if their name matches `pattern`."""
    pattern: str = ANY
    required: tuple[str, ...] = ()
    strict: bool = True
    """Whether a key that nothing names is refused."""
    extensible: bool = True
    """Whether `x-` keys may stand here."""
    items: Spec | None = None
    unique: bool = False
    words: tuple[str, ...] = ()
    """The only texts, or none for any."""
    match: str = ""
    """A pattern that must be found in a text."""
    low: float | None = None
    high: float | None = None


def _kinds(*kinds: str) -> Spec:
    return Spec(frozenset(kinds))


STRING = _kinds("string")
NUMBER_OR_STRING = _kinds("number", "string")
INTEGER_OR_STRING = _kinds("integer", "string")
BOOLEAN = _kinds("boolean")
BOOLEAN_OR_STRING = _kinds("boolean", "string")
TEXTS = Spec(items=STRING, unique=True)
PLAIN_TEXTS = Spec(items=STRING)
TEXT_OR_TEXTS = Spec(frozenset({"string"}), items=STRING, unique=True)
KEYED = Spec(
    others=_kinds("string", "number", "boolean", "null"), extensible=False, items=STRING, unique=True
)
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
_DEVICE = {
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
        "context": STRING,
        "dockerfile": STRING,
        "dockerfile_inline": STRING,
        "entitlements": PLAIN_TEXTS,
        "args": KEYED,
        "ssh": KEYED,
        "labels": KEYED,
        "cache_from": PLAIN_TEXTS,
        "cache_to": PLAIN_TEXTS,
        "no_cache": BOOLEAN_OR_STRING,
        "additional_contexts": KEYED,
        "network": STRING,
        "provenance": BOOLEAN_OR_STRING,
        "sbom": BOOLEAN_OR_STRING,
        "pull": BOOLEAN_OR_STRING,
        "target": STRING,
        "shm_size": INTEGER_OR_STRING,
        "extra_hosts": HOSTS,
        "isolation": STRING,
        "privileged": BOOLEAN_OR_STRING,
        "secrets": MOUNTS,
        "tags": PLAIN_TEXTS,
        "ulimits": ULIMITS,
        "platforms": PLAIN_TEXTS,
    },
)
HEALTHCHECK = Spec(
    keys={
        "disable": BOOLEAN_OR_STRING,
        "interval": STRING,
        "retries": NUMBER_OR_STRING,
        "test": Spec(frozenset({"string"}), items=STRING),
        "timeout": STRING,
        "start_period": STRING,
        "start_interval": STRING,
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
                "devices": Spec(items=Spec(keys=_DEVICE, required=("capabilities",))),
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
        "name": STRING,
        "mode": STRING,
        "host_ip": STRING,
        "target": INTEGER_OR_STRING,
        "published": INTEGER_OR_STRING,
        "protocol": STRING,
        "app_protocol": STRING,
    },
)
SERVICE = Spec(
    keys={
        "annotations": KEYED,
        "attach": BOOLEAN_OR_STRING,
        "blkio_config": Spec(
            keys={
                "device_read_bps": Spec(items=LIMIT),
                "device_read_iops": Spec(items=LIMIT),
                "device_write_bps": Spec(items=LIMIT),
                "device_write_iops": Spec(items=LIMIT),
                "weight": INTEGER_OR_STRING,
                "weight_device": Spec(
                    items=Spec(keys={"path": STRING, "weight": INTEGER_OR_STRING}, extensible=False)
                ),
            },
            extensible=False,
        ),
        "build": BUILD,
        "cap_add": TEXTS,
        "cap_drop": TEXTS,
        "cgroup": STRING._replace(words=("host", "private")),
        "cgroup_parent": STRING,
        "command": COMMAND,
        "configs": MOUNTS,
        "container_name": STRING._replace(match=r"[a-zA-Z0-9][a-zA-Z0-9_.-]+"),
        "cpu_count": INTEGER_OR_STRING._replace(low=0),
        "cpu_percent": INTEGER_OR_STRING._replace(low=0, high=100),
        "cpu_period": NUMBER_OR_STRING,
        "cpu_quota": NUMBER_OR_STRING,
        "cpu_rt_period": NUMBER_OR_STRING,
        "cpu_rt_runtime": NUMBER_OR_STRING,
        "cpu_shares": NUMBER_OR_STRING,
        "cpus": NUMBER_OR_STRING,
        "cpuset": STRING,
        "credential_spec": Spec(keys={"config": STRING, "file": STRING, "registry": STRING}),
        "depends_on": Spec(
            others=Spec(
                keys={
                    "restart": BOOLEAN_OR_STRING,
                    "required": BOOLEAN,
                    "condition": STRING._replace(
                        words=("service_started", "service_healthy", "service_completed_successfully")
                    ),
                },
                required=("condition",),
            ),
            pattern=NAME,
            extensible=False,
            items=STRING,
            unique=True,
        ),
        "deploy": DEPLOY,
        "develop": DEVELOP,
        "device_cgroup_rules": TEXTS,
        "devices": Spec(
            items=Spec(
                frozenset({"string"}),
                keys={"source": STRING, "target": STRING, "permissions": STRING},
                required=("source",),
            )
        ),
        "dns": TEXT_OR_TEXTS,
        "dns_opt": TEXTS,
        "dns_search": TEXT_OR_TEXTS,
        "domainname": STRING,
        "entrypoint": COMMAND,
        "env_file": Spec(
            frozenset({"string"}),
            items=Spec(
                frozenset({"string"}),
                keys={"path": STRING, "format": STRING, "required": BOOLEAN_OR_STRING},
                required=("path",),
                extensible=False,
            ),
        ),
        "environment": KEYED,
        "expose": Spec(items=NUMBER_OR_STRING, unique=True),
        "extends": Spec(
            frozenset({"string"}),
            keys={"service": STRING, "file": STRING},
            required=("service",),
            extensible=False,
        ),
        "external_links": TEXTS,
        "extra_hosts": HOSTS,
        "gpus": Spec(frozenset({"string"}), items=Spec(keys=_DEVICE), words=("all",)),
        "group_add": Spec(items=NUMBER_OR_STRING, unique=True),
        "healthcheck": HEALTHCHECK,
        "hostname": STRING,
        "image": STRING,
        "init": BOOLEAN_OR_STRING,
        "ipc": STRING,
        "isolation": STRING,
        "label_file": Spec(frozenset({"string"}), items=STRING),
        "labels": KEYED,
        "links": TEXTS,
        "logging": Spec(
            keys={
                "driver": STRING,
                "options": Spec(others=_kinds("string", "number", "null"), strict=False, extensible=False),
            }
        ),
        "mac_address": STRING,
        "mem_limit": NUMBER_OR_STRING,
        "mem_reservation": INTEGER_OR_STRING,
        "mem_swappiness": INTEGER_OR_STRING,
        "memswap_limit": NUMBER_OR_STRING,
        "models": Spec(
            others=Spec(frozenset({"null"}), keys={"endpoint_var": STRING, "model_var": STRING}),
            pattern=NAME,
            strict=False,
            items=STRING,
            unique=True,
        ),
        "network_mode": STRING,
        "networks": Spec(
            others=Spec(
                frozenset({"null"}),
                keys={
                    "aliases": TEXTS,
                    "interface_name": STRING,
                    "ipv4_address": STRING,
                    "ipv6_address": STRING,
                    "link_local_ips": TEXTS,
                    "mac_address": STRING,
                    "driver_opts": OPTIONS,
                    "priority": _kinds("number"),
                    "gw_priority": _kinds("number"),
                },
            ),
            pattern=NAME,
            extensible=False,
            items=STRING,
            unique=True,
        ),
        "oom_kill_disable": BOOLEAN_OR_STRING,
        "oom_score_adj": INTEGER_OR_STRING._replace(low=-1000, high=1000),
        "pid": _kinds("string", "null"),
        "pids_limit": NUMBER_OR_STRING,
        "platform": STRING,
        "ports": Spec(items=PORT, unique=True),
        "post_start": Spec(items=HOOK),
        "pre_stop": Spec(items=HOOK),
        "privileged": BOOLEAN_OR_STRING,
        "profiles": TEXTS,
        "provider": Spec(
            keys={
                "type": STRING,
                "options": Spec(
                    others=Spec(
                        frozenset({"string", "number", "boolean"}),
                        items=_kinds("string", "number", "boolean"),
                    ),
                    strict=False,
                    extensible=False,
                ),
            },
            required=("type",),
        ),
        "pull_policy": STRING._replace(
            match=r"always|never|build|if_not_present|missing|refresh|daily|weekly|every_([0-9]+[wdhms])+"
        ),
        "pull_refresh_after": STRING,
        "read_only": BOOLEAN_OR_STRING,
        "restart": STRING,
        "runtime": STRING,
        "scale": INTEGER_OR_STRING,
        "secrets": MOUNTS,
        "security_opt": TEXTS,
        "shm_size": NUMBER_OR_STRING,
        "stdin_open": BOOLEAN_OR_STRING,
        "stop_grace_period": STRING,
        "stop_signal": STRING,
        "storage_opt": Spec(keys={}, strict=False),
        "sysctls": KEYED,
        "tmpfs": TEXT_OR_TEXTS,
        "tty": BOOLEAN_OR_STRING,
        "ulimits": ULIMITS,
        "use_api_socket": BOOLEAN,
        "user": STRING,
        "userns_mode": STRING,
        "uts": STRING,
        "volumes": Spec(items=VOLUME_MOUNT, unique=True),
        "volumes_from": TEXTS,
        "working_dir": STRING,
    }
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
        "context_size": _kinds("integer"),
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

"""The keys of a service.

Our own table, after the Compose specification (https://github.com/compose-spec/compose-spec/blob/main/spec.md) and what docker compose
2.40.3 takes and refuses.
"""

from __future__ import annotations

from dockerlint.knowledge.compose.parts import (
    BUILD,
    DEPLOY,
    DEVELOP,
    DEVICE,
    HEALTHCHECK,
    HOOK,
    PORT,
    VOLUME_MOUNT,
)
from dockerlint.knowledge.compose.spec import (
    BOOLEAN,
    BOOLEAN_OR_STRING,
    COMMAND,
    HOSTS,
    INTEGER_OR_STRING,
    KEYED,
    LIMIT,
    MOUNTS,
    NAME,
    NUMBER_OR_STRING,
    OPTIONS,
    STRING,
    TEXT_OR_TEXTS,
    TEXTS,
    ULIMITS,
    Spec,
    kinds,
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
        "gpus": Spec(frozenset({"string"}), items=Spec(keys=DEVICE), words=("all",)),
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
                "options": Spec(others=kinds("string", "number", "null"), strict=False, extensible=False),
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
                    "priority": kinds("number"),
                    "gw_priority": kinds("number"),
                },
            ),
            pattern=NAME,
            extensible=False,
            items=STRING,
            unique=True,
        ),
        "oom_kill_disable": BOOLEAN_OR_STRING,
        "oom_score_adj": INTEGER_OR_STRING._replace(low=-1000, high=1000),
        "pid": kinds("string", "null"),
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
                        items=kinds("string", "number", "boolean"),
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

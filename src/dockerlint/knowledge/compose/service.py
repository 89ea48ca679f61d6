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
    each,
    kinds,
)

SERVICE = Spec(
    keys={
        **each(KEYED, "annotations environment labels sysctls"),
        **each(BOOLEAN_OR_STRING, "attach init oom_kill_disable privileged read_only stdin_open tty"),
        **each(
            TEXTS,
            "cap_add cap_drop device_cgroup_rules dns_opt external_links links profiles security_opt "
            "volumes_from",
        ),
        **each(
            STRING,
            "cgroup_parent cpuset domainname hostname image ipc isolation mac_address network_mode "
            "platform pull_refresh_after restart runtime stop_grace_period stop_signal user userns_mode "
            "uts working_dir",
        ),
        **each(
            NUMBER_OR_STRING,
            "cpu_period cpu_quota cpu_rt_period cpu_rt_runtime cpu_shares cpus mem_limit memswap_limit "
            "pids_limit shm_size",
        ),
        **each(TEXT_OR_TEXTS, "dns dns_search tmpfs"),
        **each(INTEGER_OR_STRING, "mem_reservation mem_swappiness scale"),
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
        "cgroup": STRING._replace(words=("host", "private")),
        "command": COMMAND,
        "configs": MOUNTS,
        "container_name": STRING._replace(match=r"[a-zA-Z0-9][a-zA-Z0-9_.-]+"),
        "cpu_count": INTEGER_OR_STRING._replace(low=0),
        "cpu_percent": INTEGER_OR_STRING._replace(low=0, high=100),
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
        "devices": Spec(
            items=Spec(
                frozenset({"string"}),
                keys={"source": STRING, "target": STRING, "permissions": STRING},
                required=("source",),
            )
        ),
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
        "expose": Spec(items=NUMBER_OR_STRING, unique=True),
        "extends": Spec(
            frozenset({"string"}),
            keys={"service": STRING, "file": STRING},
            required=("service",),
            extensible=False,
        ),
        "extra_hosts": HOSTS,
        "gpus": Spec(frozenset({"string"}), items=Spec(keys=DEVICE), words=("all",)),
        "group_add": Spec(items=NUMBER_OR_STRING, unique=True),
        "healthcheck": HEALTHCHECK,
        "label_file": Spec(frozenset({"string"}), items=STRING),
        "logging": Spec(
            keys={
                "driver": STRING,
                "options": Spec(others=kinds("string", "number", "null"), strict=False, extensible=False),
            }
        ),
        "models": Spec(
            others=Spec(frozenset({"null"}), keys={"endpoint_var": STRING, "model_var": STRING}),
            pattern=NAME,
            strict=False,
            items=STRING,
            unique=True,
        ),
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
        "oom_score_adj": INTEGER_OR_STRING._replace(low=-1000, high=1000),
        "pid": kinds("string", "null"),
        "ports": Spec(items=PORT, unique=True),
        "post_start": Spec(items=HOOK),
        "pre_stop": Spec(items=HOOK),
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
        "secrets": MOUNTS,
        "storage_opt": Spec(keys={}, strict=False),
        "ulimits": ULIMITS,
        "use_api_socket": BOOLEAN,
        "volumes": Spec(items=VOLUME_MOUNT, unique=True),
    }
)

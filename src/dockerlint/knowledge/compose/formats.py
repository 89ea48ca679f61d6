"""What kind of value each key holds where it is more than a text, and how Compose prints it (compose-go, types/)."""

from __future__ import annotations

_SERVICE = {
    "size": (
        "mem_limit", "mem_reservation", "memswap_limit", "mem_swappiness", "shm_size", "build.shm_size",
        "deploy.resources.limits.memory", "deploy.resources.reservations.memory", "volumes.*.tmpfs.size",
    ),
    "duration": (
        "healthcheck.interval", "healthcheck.timeout", "healthcheck.start_period", "healthcheck.start_interval",
        "stop_grace_period", "deploy.restart_policy.delay", "deploy.restart_policy.window",
        "deploy.update_config.delay", "deploy.update_config.monitor",
        "deploy.rollback_config.delay", "deploy.rollback_config.monitor",
    ),
    "mode": ("secrets.*.mode", "configs.*.mode", "build.secrets.*.mode"),
    "count": ("gpus.*.count", "deploy.resources.reservations.devices.*.count"),
    "command": ("command", "entrypoint", "post_start.*.command", "pre_stop.*.command", "develop.watch.*.exec.command"),
    "test": ("healthcheck.test",),
    "hosts": ("extra_hosts", "build.extra_hosts"),
    "number": ("cpus", "deploy.resources.limits.cpus", "deploy.resources.reservations.cpus", "cpu_percent",
               "deploy.update_config.max_failure_ratio", "deploy.rollback_config.max_failure_ratio"),
    "integer": ("cpu_count", "cpu_period", "cpu_quota", "cpu_rt_period", "cpu_rt_runtime", "cpu_shares", "pids_limit",
                "deploy.resources.limits.pids", "ports.*.target", "blkio_config.weight", "volumes.*.tmpfs.mode", "oom_score_adj",
                "deploy.resources.reservations.generic_resources.*.discrete_resource_spec.value",
                "networks.*.priority", "networks.*.gw_priority"),
    "boolean": ("privileged", "read_only", "tty", "stdin_open", "oom_kill_disable", "build.no_cache", "build.pull",
                "build.privileged", "healthcheck.disable", "volumes.*.read_only", "volumes.*.volume.nocopy",
                "volumes.*.bind.create_host_path", "use_api_socket"),
    "kept boolean": ("init", "attach"),
    "kept integer": ("scale", "deploy.replicas", "healthcheck.retries", "deploy.update_config.parallelism",
                     "deploy.rollback_config.parallelism", "deploy.restart_policy.max_attempts"),
    "texts": ("environment", "build.args", "post_start.*.environment", "pre_stop.*.environment",
              "develop.watch.*.exec.environment"),
    "labels": ("labels", "build.labels", "deploy.labels", "annotations", "sysctls", "logging.options", "storage_opt",
               "volumes.*.volume.labels", "networks.*.driver_opts", "build.additional_contexts", "gpus.*.options",
               "deploy.resources.reservations.devices.*.options"),
    "multiple": ("provider.options",),
    "list": ("expose", "group_add"),
    "servers": ("dns",),
    "throttles": ("blkio_config.device_read_bps", "blkio_config.device_read_iops", "blkio_config.device_write_bps",
                  "blkio_config.device_write_iops", "blkio_config.weight_device"),
    "dependencies": ("depends_on",),
    "text": ("ports.*.published",),
    "ssh": ("build.ssh",),
    "ulimit": ("ulimits.*", "build.ulimits.*"),
}  # fmt: skip
_OTHERS = {
    "boolean": ("networks.*.internal", "networks.*.attachable", "networks.*.external", "volumes.*.external",
                "secrets.*.external", "configs.*.external"),
    "kept boolean": ("networks.*.enable_ipv4", "networks.*.enable_ipv6"),
    "labels": ("networks.*.labels", "volumes.*.labels", "secrets.*.labels", "configs.*.labels", "networks.*.driver_opts",
               "volumes.*.driver_opts", "secrets.*.driver_opts", "networks.*.ipam.options"),
}  # fmt: skip
FORMATS: dict[str, str] = {
    **{f"services.*.{path}": kind for kind, paths in _SERVICE.items() for path in paths},
    **{path: kind for kind, paths in _OTHERS.items() for path in paths},
}
"""A `kept` one is printed even when it is false or zero; `texts` keep null, `labels` have none."""

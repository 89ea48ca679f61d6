"""Which values Compose turns from text into a type after it has expanded the variables (compose-go, loader/interpolate.go)."""

from __future__ import annotations

_SERVICE = {
    "integer": (
        "cpu_count cpu_period cpu_quota cpu_rt_period cpu_rt_runtime cpu_shares deploy.replicas "
        "deploy.update_config.parallelism deploy.rollback_config.parallelism "
        "deploy.restart_policy.max_attempts deploy.placement.max_replicas_per_node healthcheck.retries "
        "oom_score_adj pids_limit ports.*.target scale ulimits.* ulimits.*.hard ulimits.*.soft"
    ),
    "number": "cpu_percent cpus deploy.update_config.max_failure_ratio deploy.rollback_config.max_failure_ratio",
    "boolean": (
        "init depends_on.*.required depends_on.*.restart healthcheck.disable oom_kill_disable privileged "
        "read_only stdin_open tty volumes.*.read_only volumes.*.volume.nocopy"
    ),
}
_OTHERS = {
    "boolean": (
        "networks.*.external networks.*.internal networks.*.attachable networks.*.enable_ipv4 "
        "networks.*.enable_ipv6 volumes.*.external secrets.*.external configs.*.external"
    ),
}
CASTS: dict[str, str] = {
    **{f"services.*.{path}": kind for kind, paths in _SERVICE.items() for path in paths.split()},
    **{path: kind for kind, paths in _OTHERS.items() for path in paths.split()},
}

BOOLEANS = {
    "true": True, "y": True, "yes": True, "on": True,
    "false": False, "n": False, "no": False, "off": False,
}  # fmt: skip
"""The words that Compose takes for a boolean, in any case; all but `true` and `false` with a warning."""

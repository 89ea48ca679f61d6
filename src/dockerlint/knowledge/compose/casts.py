"""Which values Compose turns from text into a type after it has expanded the variables (compose-go, loader/interpolate.go)."""

from __future__ import annotations

_SERVICE = {
    "cpu_count": "integer",
    "cpu_percent": "number",
    "cpu_period": "integer",
    "cpu_quota": "integer",
    "cpu_rt_period": "integer",
    "cpu_rt_runtime": "integer",
    "cpus": "number",
    "cpu_shares": "integer",
    "init": "boolean",
    "depends_on.*.required": "boolean",
    "depends_on.*.restart": "boolean",
    "deploy.replicas": "integer",
    "deploy.update_config.parallelism": "integer",
    "deploy.update_config.max_failure_ratio": "number",
    "deploy.rollback_config.parallelism": "integer",
    "deploy.rollback_config.max_failure_ratio": "number",
    "deploy.restart_policy.max_attempts": "integer",
    "deploy.placement.max_replicas_per_node": "integer",
    "healthcheck.retries": "integer",
    "healthcheck.disable": "boolean",
    "oom_kill_disable": "boolean",
    "oom_score_adj": "integer",
    "pids_limit": "integer",
    "ports.*.target": "integer",
    "privileged": "boolean",
    "read_only": "boolean",
    "scale": "integer",
    "stdin_open": "boolean",
    "tty": "boolean",
    "ulimits.*": "integer",
    "ulimits.*.hard": "integer",
    "ulimits.*.soft": "integer",
    "volumes.*.read_only": "boolean",
    "volumes.*.volume.nocopy": "boolean",
}
_OTHERS = {
    "networks.*.external": "boolean",
    "networks.*.internal": "boolean",
    "networks.*.attachable": "boolean",
    "networks.*.enable_ipv4": "boolean",
    "networks.*.enable_ipv6": "boolean",
    "volumes.*.external": "boolean",
    "secrets.*.external": "boolean",
    "configs.*.external": "boolean",
}
CASTS: dict[str, str] = {f"services.*.{path}": kind for path, kind in _SERVICE.items()} | _OTHERS

BOOLEANS = {
    "true": True, "y": True, "yes": True, "on": True,
    "false": False, "n": False, "no": False, "off": False,
}  # fmt: skip
"""The words that Compose takes for a boolean, in any case; all but `true` and `false` with a warning."""

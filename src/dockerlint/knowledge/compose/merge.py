"""How Compose merges two files (https://docs.docker.com/reference/compose-file/merge/; compose-go, override/).

What no entry names: mappings merge key by key, lists are joined, a null on the right changes nothing, everything else is replaced.
"""

from __future__ import annotations

_KEYED = tuple(
    "annotations build.args build.additional_contexts build.labels deploy.labels environment labels "
    "sysctls volumes.*.volume.labels".split()
)
_JOINED = ("dns", "dns_opt", "dns_search", "env_file", "label_file", "tmpfs")

MERGES: dict[str, str] = {
    **{f"services.*.{path}": "keyed" for path in _KEYED},
    **{f"services.*.{path}": "joined" for path in _JOINED},
    "networks.*.ipam.config": "pools",
    "networks.*.labels": "keyed",
    "volumes.*.labels": "keyed",
    "services.*.build": "build",
    "services.*.build.extra_hosts": "hosts",
    "services.*.extra_hosts": "hosts",
    "services.*.command": "replaced",
    "services.*.entrypoint": "replaced",
    "services.*.healthcheck.test": "replaced",
    "services.*.depends_on": "dependencies",
    "services.*.logging": "logging",
    "services.*.models": "named",
    "services.*.networks": "named",
    "services.*.ulimits.*": "replaced",
}
"""`keyed`: a list of NAME=value is a mapping; `joined`: one text is a list of one; `named`: a list of names is a mapping."""

_BY_NAME = tuple(
    "annotations build.args build.additional_contexts build.tags build.labels cap_add cap_drop "
    "deploy.labels dns dns_opt dns_search environment labels links networks.*.aliases "
    "networks.*.link_local_ips profiles sysctls tmpfs".split()
)
UNIQUE: dict[str, str] = {
    **{f"services.*.{path}": "name" for path in _BY_NAME},
    "networks.*.labels": "name",
    "networks.*.ipam.options": "name",
    "services.*.devices": "device",
    "services.*.configs": "config",
    "services.*.secrets": "secret",
    "services.*.env_file": "path",
    "services.*.expose": "value",
    "services.*.ports": "port",
    "services.*.volumes": "target",
}
"""The identity of the items of a list: a later equal item replaces an earlier one."""

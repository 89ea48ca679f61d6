"""A resolved project as `docker compose config --format json` prints it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dockerlint.knowledge.compose.formats import FORMATS
from dockerlint.parsers.compose.printing.prints import OMITTED, print_value
from dockerlint.parsers.compose.trees.patterns import Patterns
from dockerlint.parsers.compose.values.references import implied_dependencies
from dockerlint.tree import Map, Node, plain

_FORMATS = Patterns(FORMATS)
_DROPPED = frozenset({"env_file", "label_file"})


@dataclass(frozen=True, slots=True)
class Shown:
    """What is printed apart from the tree: the project's name, and the variables and labels of each service's env and label files."""

    name: str
    services: frozenset[str]
    environment: Mapping[str, Mapping[str, str | None]]
    labels: Mapping[str, Mapping[str, str]]


def printed(tree: Map, shown: Shown) -> dict[str, object]:
    """Return the active services of the project as plain data; paths are as in the tree."""
    top: dict[str, object] = {"name": shown.name}
    below = _FORMATS.at("services")
    top["services"] = {
        name: _service(name, entry.value, shown, below.at(name) if below else None)
        for name, entry in tree.below("services").items()
        if name in shown.services
    }
    for kind in ("networks", "volumes", "secrets", "configs", "models"):
        top[kind] = _resources(tree, kind, shown.name)
    _with_default_network(top)
    _used_only(top)
    for name, entry in tree.entries.items():
        if name.startswith("x-"):
            top[name] = plain(entry.value)
    return {name: value for name, value in top.items() if value or name in {"name", "services"}}


def _service(name: str, node: Node, shown: Shown, formats: Patterns[str] | None) -> dict[str, object]:
    if not isinstance(node, Map):
        return {}
    out: dict[str, object] = {"command": None, "entrypoint": None}
    for key, entry in node.entries.items():
        if key in _DROPPED or key.startswith("x-"):
            continue
        value = print_value(entry.value, formats.at(key) if formats else None)
        if value is not OMITTED:
            out[key] = value
    if environment := shown.environment.get(name):
        out["environment"] = dict(environment)
    if labels := shown.labels.get(name):
        out["labels"] = {**labels, **_strings(out.get("labels"))}
    if out.get("pull_policy") == "if_not_present":
        out["pull_policy"] = "missing"
    _build(out)
    _depends_on(out, node)
    if not out.get("networks") and "network_mode" not in out and "provider" not in out:
        out["networks"] = {"default": None}
    return out


def _strings(value: object) -> dict[str, str]:
    return {str(key): str(one) for key, one in value.items()} if isinstance(value, dict) else {}


def _build(out: dict[str, object]) -> None:
    build = out.get("build")
    if isinstance(build, dict):
        build.setdefault("context", ".")
        if "dockerfile_inline" not in build:
            build.setdefault("dockerfile", "Dockerfile")


def _depends_on(out: dict[str, object], service: Map) -> None:
    depends = out.get("depends_on")
    found: dict[str, object] = dict(depends) if isinstance(depends, dict) else {}
    for name, _, restart in implied_dependencies(service):
        entry: dict[str, object] = {"condition": "service_started", "required": True}
        found.setdefault(name, {**entry, "restart": True} if restart else entry)
    if found:
        out["depends_on"] = found


def _is_named(node: Node) -> bool:
    """Return whether a resource has its own name, even an empty one."""
    name = node.scalar("name") if isinstance(node, Map) else None
    return name is not None and not name.is_null


def _resources(tree: Map, kind: str, project: str) -> dict[str, object]:
    formats = _FORMATS.at(kind)
    out: dict[str, object] = {}
    for name, entry in tree.below(kind).items():
        value = print_value(entry.value, formats.at(name) if formats else None)
        resource: dict[str, object] = dict(value) if isinstance(value, dict) else {}
        if kind == "configs" and "environment" in resource:
            resource.pop("content", None)
        if kind != "models" and not _is_named(entry.value):
            resource.setdefault("name", name if resource.get("external") else f"{project}_{name}")
        if kind == "networks":
            resource.setdefault("ipam", {})
        out[name] = resource
    return out


def _with_default_network(top: dict[str, object]) -> None:
    services, networks = top["services"], top["networks"]
    if not isinstance(services, dict) or not isinstance(networks, dict):
        return
    if any("default" in _names(service.get("networks")) for service in services.values()):
        networks.setdefault("default", {"name": f"{top['name']}_default", "ipam": {}})


def _used_only(top: dict[str, object]) -> None:
    """Remove networks, volumes, secrets, configs and models that no active service names."""
    services = top["services"]
    used: dict[str, set[str]] = {
        kind: set() for kind in ("networks", "volumes", "secrets", "configs", "models")
    }
    for service in services.values() if isinstance(services, dict) else ():
        build = service.get("build")
        used["networks"].update(_names(service.get("networks")))
        used["models"].update(_names(service.get("models")))
        used["volumes"].update(
            str(one.get("source")) for one in _maps(service.get("volumes")) if one.get("type") == "volume"
        )
        for kind in ("secrets", "configs"):
            mounts = _maps(service.get(kind)) + _maps(build.get(kind) if isinstance(build, dict) else None)
            used[kind].update(str(one.get("source")) for one in mounts)
    for kind, names in used.items():
        holder = top[kind]
        if isinstance(holder, dict):
            top[kind] = {name: value for name, value in holder.items() if name in names}


def _names(value: object) -> list[str]:
    return [str(name) for name in value] if isinstance(value, dict) else []


def _maps(value: object) -> list[dict[str, object]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []

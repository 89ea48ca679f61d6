"""Expand short forms to long forms, as Compose does before it creates a model (compose-go, transform/)."""

from __future__ import annotations

from collections.abc import Callable

from dockerlint.parsers.compose.pipeline.long_forms import long_device, long_ports, long_volume
from dockerlint.parsers.compose.pipeline.merge import built, dependencies, keyed, named
from dockerlint.parsers.compose.trees.nodes import (
    go_text,
    made,
    new_map,
    same_list,
    with_default,
    with_entry,
)
from dockerlint.parsers.compose.trees.patterns import Patterns, rewrite
from dockerlint.parsers.compose.verdict.report import Report
from dockerlint.tree import Map, Node, Scalar, Seq

_Change = Callable[[Node, Report], Node]


def lengthen(tree: Map, report: Report) -> Map:
    """Return the tree in long form; a short form that Compose rejects is reported and stays."""
    return rewrite(tree, _LONG, lambda change, node: change(node, report))


def _listed(node: Node, _report: Report) -> Node:
    if isinstance(node, Scalar) and isinstance(node.value, str):
        return Seq(node.span, [node])
    return node


def _converted(convert: Callable[[Node], Map | None]) -> _Change:
    return lambda node, _: convert(node) or node


_keyed = _converted(keyed)


def _contexts(node: Node, report: Report) -> Node:
    if isinstance(node, Seq):
        for item in node.items:
            if isinstance(item, Scalar) and "=" not in go_text(item.value):
                report.error(item.span, "an additional context must be `NAME=CONTEXT`")
    return _keyed(node, report)


def _dependencies(node: Node, _report: Report) -> Node:
    long = dependencies(node)
    if long is None:
        return node
    for name, entry in long.entries.items():
        if isinstance(entry.value, Map):
            value = with_default(entry.value, "condition", "service_started")
            long = with_entry(long, name, with_default(value, "required", True))
    return long


def _env_files(node: Node, report: Report) -> Node:
    whole = _listed(node, report)
    if not isinstance(whole, Seq):
        return node
    return same_list(whole, [_env_file(item) for item in whole.items])


def _env_file(item: Node) -> Node:
    if isinstance(item, Map):
        return with_default(item, "required", True)
    if isinstance(item, Scalar) and isinstance(item.value, str):
        return new_map(
            item.span, [(made("path", item.span), item), (made("required", item.span), made(True, item.span))]
        )
    return item


def _naming(key: str) -> _Change:
    """Expand a text that is the value of one key: of a secret or config its source, of `extends` the service."""

    def expand(node: Node, _report: Report) -> Node:
        if isinstance(node, Scalar) and isinstance(node.value, str):
            return new_map(node.span, [(made(key, node.span), node)])
        return node

    return expand


def _gpus(node: Node, _report: Report) -> Node:
    if isinstance(node, Scalar) and node.value == "all":
        return Seq(node.span, [new_map(node.span, [(made("count", node.span), node)])])
    return node


def _text(node: Node, _report: Report) -> Node:
    if isinstance(node, Scalar) and not isinstance(node.value, str):
        return made(go_text(node.value), node.span)
    return node


def _ssh(node: Node, report: Report) -> Node:
    if not isinstance(node, Seq):
        return node
    for item in node.items:
        if isinstance(item, Scalar) and "=" not in go_text(item.value) and item.value != "default":
            report.error(item.span, "an ssh key must be `default` or `ID=PATH`")
    return _keyed(node, report)


def _external(node: Node, report: Report) -> Node:
    if not isinstance(node, Map):
        return node
    external = node.map("external")
    if external is None:
        return node
    name, old = node.scalar("name"), external.scalar("name")
    node = with_entry(node, "external", made(True, external.span))
    if old is None:
        return node
    if name is not None and name.value != old.value:
        report.error(old.span, "`name` and `external.name` differ: use `name` only")
    return node if name is not None else with_entry(node, "name", old)


_SERVICE: dict[str, _Change] = {
    **dict.fromkeys(
        [
            "annotations",
            "build.args",
            "build.labels",
            "deploy.labels",
            "develop.watch.*.exec.environment",
            "environment",
            "labels",
            "post_start.*.environment",
            "pre_stop.*.environment",
            "sysctls",
            "volumes.*.volume.labels",
        ],
        _keyed,
    ),
    **dict.fromkeys(
        [
            "build.no_cache_filter",
            "develop.watch.*.ignore",
            "develop.watch.*.include",
            "dns",
            "dns_search",
            "label_file",
            "tmpfs",
        ],
        _listed,
    ),
    "build": _converted(built),
    "build.additional_contexts": _contexts,
    "build.provenance": _text,
    "build.sbom": _text,
    "build.secrets.*": _naming("source"),
    "build.ssh": _ssh,
    "configs.*": _naming("source"),
    "depends_on": _dependencies,
    "devices.*": long_device,
    "env_file": _env_files,
    "extends": _naming("service"),
    "gpus": _gpus,
    "models": _converted(named),
    "networks": _converted(named),
    "ports": long_ports,
    "secrets.*": _naming("source"),
    "volumes.*": long_volume,
}
_LONG: Patterns[_Change] = Patterns(
    {
        **{f"services.*.{path}": change for path, change in _SERVICE.items()},
        "networks.*": _external,
        "networks.*.labels": _keyed,
        "volumes.*": _external,
        "volumes.*.labels": _keyed,
        "secrets.*": _external,
        "secrets.*.labels": _keyed,
        "configs.*": _external,
        "configs.*.labels": _keyed,
    }
)

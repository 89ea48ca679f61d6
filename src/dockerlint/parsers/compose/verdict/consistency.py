"""Compose's checks of a whole model before it uses it (compose-go, loader/validate.go and graph/)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dockerlint.findings import DiagnosisKind, Label, ReadingKind, Undecided
from dockerlint.parsers.compose.trees.nodes import go_text
from dockerlint.parsers.compose.values.references import items_of
from dockerlint.parsers.compose.verdict.dependencies import check_cycles, dependencies_of
from dockerlint.parsers.compose.verdict.limits import check_limits, check_replicas
from dockerlint.parsers.compose.verdict.looked_for import looked_for
from dockerlint.parsers.compose.verdict.report import Report
from dockerlint.source import Span
from dockerlint.tree import Map, Scalar, Seq, find, locate_key

_IMAGE = "image"
"""The kind for a reference to a service that must have an image or a build."""


@dataclass(slots=True)
class ComposeModel:
    """A merged tree in long form, and which of its services run without a further `--profile`."""

    tree: Map
    active: frozenset[str]
    others: Sequence[Map] = ()
    """The trees of other files that may define what is missing here."""
    profiles_known: bool = True
    """Whether the active profiles are known."""

    services: dict[str, Map] = field(init=False)
    """Every service that is a mapping."""

    def __post_init__(self) -> None:
        """Store the services."""
        entries = self.tree.below("services").items()
        self.services = {name: entry.value for name, entry in entries if isinstance(entry.value, Map)}

    def names(self, kind: str) -> set[str]:
        """Return the names that a top-level key defines."""
        return set(self.tree.below(kind))

    def key(self, name: str) -> Span:
        """Return the place of a service's key."""
        return locate_key(self.tree, "services", name)

    def undefined(self, kind: str, name: str) -> DiagnosisKind:
        """Return the kind of a name that this model does not define."""
        return Undecided.DEFINED_ELSEWHERE if self.is_elsewhere(kind, name) else ReadingKind.UNDEFINED

    def is_elsewhere(self, kind: str, name: str) -> bool:
        """Return whether another file defines a name of a kind (`networks`); for the kind `image`, a service that has one."""
        return any(_defines(tree, kind, name) for tree in self.others)

    def refuse_name(self, kind: str, name: str, node: Scalar, report: Report) -> None:
        """Report that no top-level key defines the name in a node."""
        labels = looked_for(name, self.tree.map(kind), node.span.file)
        report.refuse(node, f"{kind[:-1]} `{name}` is not defined", self.undefined(kind, name), labels)


def _defines(tree: Map, kind: str, name: str) -> bool:
    holder = tree.map("services" if kind == _IMAGE else kind)
    if holder is None or name not in holder.entries:
        return False
    service = holder.map(name)
    return kind != _IMAGE or (service is not None and not {"image", "build"}.isdisjoint(service.entries))


def check_model(model: ComposeModel, report: Report) -> None:
    """Report the faults of the active services that Compose rejects, in any order."""
    for name, service in model.services.items():
        if name in model.active:
            _check_service(model, name, service, report)
    for name, entry in model.tree.below("secrets").items():
        value = entry.value
        if (
            isinstance(value, Map)
            and "external" not in value.entries
            and "file" not in value.entries
            and "environment" not in value.entries
        ):
            report.error(entry.key.span, f"secret `{name}` needs `file` or `environment`")
    check_cycles(model.services, model.active, report)
    check_container_names(model.services, model.active, report)


def _check_service(model: ComposeModel, name: str, service: Map, report: Report) -> None:
    image = service.scalar("image")
    if not (image and go_text(image.value)) and not {"build", "provider"} & set(service.entries):
        message = f"service `{name}` has neither `image` nor `build`"
        if image is not None and image.unresolved:
            report.refuse(image, message)
        else:
            report.error(
                model.key(name),
                message,
                Undecided.DEFINED_ELSEWHERE if model.is_elsewhere(_IMAGE, name) else ReadingKind.INVALID,
            )
    for check in (_check_build, _check_networks, _check_healthcheck, _check_dependencies, _check_mounts):
        check(model, name, service, report)
    check_limits(service, report)
    check_replicas(name, service, report)


def _check_build(model: ComposeModel, name: str, service: Map, report: Report) -> None:
    build = service.map("build")
    if build is None:
        return
    inline = build.key("dockerfile_inline")
    if inline is not None and "dockerfile" in build.entries:
        report.error(inline.span, "`dockerfile_inline` cannot be combined with `dockerfile`")
    for entry in build.below("additional_contexts").values():
        text = go_text(entry.value.value) if isinstance(entry.value, Scalar) else ""
        if text.startswith("service:"):
            _check_context(model, text.removeprefix("service:"), entry.value.span, report)
    platform, platforms = service.scalar("platform"), build.seq("platforms")
    if platform is not None and platforms is not None and platforms.items:
        known = [go_text(item.value) for item in platforms.items if isinstance(item, Scalar)]
        if go_text(platform.value) not in known:
            report.error(platform.span, f"`platform` of `{name}` is not among `build.platforms`")


def _check_context(model: ComposeModel, target: str, at: Span, report: Report) -> None:
    service = model.services.get(target)
    if service is None or target not in model.active:
        labels = looked_for(target, model.tree.map("services"), at.file)
        kind = model.undefined("services", target)
        report.error(at, f"service `{target}` is not defined", kind, labels)
    elif "build" not in service.entries:
        report.error(at, f"service `{target}` has no `build` whose image could be a context")


def _check_networks(model: ComposeModel, _name: str, service: Map, report: Report) -> None:
    networks, mode = service.map("networks"), service.scalar("network_mode")
    if networks is None or not networks.entries:
        return
    if mode is not None and go_text(mode.value):
        report.error(
            service.entries["networks"].key.span, "`networks` cannot be combined with `network_mode`"
        )
    for network, entry in networks.entries.items():
        if network != "default" and network not in model.names("networks"):
            model.refuse_name("networks", network, entry.key, report)


def _check_healthcheck(_model: ComposeModel, _name: str, service: Map, report: Report) -> None:
    test = find(service, "healthcheck", "test")
    if isinstance(test, Seq) and test.items and isinstance(test.items[0], Scalar):
        first = test.items[0]
        if go_text(first.value) not in {"CMD", "CMD-SHELL", "NONE"}:
            report.refuse(first, "a healthcheck's list must start with `CMD`, `CMD-SHELL` or `NONE`")


def _check_dependencies(model: ComposeModel, name: str, service: Map, report: Report) -> None:
    for target, node, required in dependencies_of(service):
        if target in model.active:
            continue
        if target not in model.services:
            model.refuse_name("services", target, node, report)
        elif required:
            profiles = find(model.services[target], "profiles")
            labels = [Label(profiles.span, "its profiles")] if profiles else []
            rule = ReadingKind.INACTIVE_PROFILE if model.profiles_known else Undecided.VARIABLE_NOT_HERE
            report.error(
                node.span, f"`{name}` needs `{target}`, which runs only with a profile", rule, labels
            )


def _check_mounts(model: ComposeModel, _name: str, service: Map, report: Report) -> None:
    _check_sources(model, service, report)
    targets: dict[str, Span] = {}
    for text, item in items_of(service, "tmpfs"):
        _claim(targets, text.partition(":")[0], item.span, report)
    for volume in service.seq("volumes") or ():
        target = volume.scalar("target") if isinstance(volume, Map) else None
        if target is not None and not target.unresolved:
            _claim(targets, go_text(target.value), target.span, report)


def _claim(targets: dict[str, Span], target: str, at: Span, report: Report) -> None:
    if target in targets:
        report.error(
            at.first_line(),
            f"something is mounted at `{target}` already",
            labels=[Label(targets[target], "mounted first here")],
        )
    targets.setdefault(target, at)


def _check_sources(model: ComposeModel, service: Map, report: Report) -> None:
    for volume in service.seq("volumes") or ():
        source = (
            volume.scalar("source") if isinstance(volume, Map) and volume.string("type") == "volume" else None
        )
        if (
            source is not None
            and go_text(source.value)
            and go_text(source.value) not in model.names("volumes")
        ):
            model.refuse_name("volumes", go_text(source.value), source, report)
    build = service.map("build")
    for holder, kind in ((service, "configs"), (service, "secrets"), (build, "secrets")):
        for mount in (holder.seq(kind) if holder else None) or ():
            source = mount.scalar("source") if isinstance(mount, Map) else None
            if source is not None and go_text(source.value) not in model.names(kind):
                model.refuse_name(kind, go_text(source.value), source, report)
    for name, entry in service.below("models").items():
        if name not in model.names("models"):
            model.refuse_name("models", name, entry.key, report)


def check_container_names(services: Mapping[str, Map], active: frozenset[str], report: Report) -> None:
    """Report each container name that an earlier service has, among those that run."""
    named: dict[str, Scalar] = {}
    for name, service in services.items():
        node = service.scalar("container_name")
        if name in active and node is not None and (text := go_text(node.value)):
            if text in named:
                _report(node, named[text], report)
            named.setdefault(text, node)


def _report(node: Scalar, first: Scalar, report: Report) -> None:
    kind = Undecided.VARIABLE_NOT_HERE if node.unresolved or first.unresolved else ReadingKind.DUPLICATE_NAME
    message = f"container name `{go_text(node.value)}` is used twice"
    report.error(node.span, message, kind, [Label(first.span, "the first one")])

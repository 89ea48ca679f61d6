"""What Compose checks of a whole model before it does anything with it (compose-go, loader/validate.go and graph/)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from dockerlint.findings import Label
from dockerlint.knowledge.compose_formats import FORMATS
from dockerlint.parsers.compose.formats import CommandError, parse_duration, parse_size, split_command
from dockerlint.parsers.compose.nodes import go_text
from dockerlint.parsers.compose.patterns import Patterns, visit
from dockerlint.parsers.compose.report import CYCLE, INVALID, UNDEFINED, UNSET, Report
from dockerlint.source import Span
from dockerlint.tree import Map, Node, Scalar, Seq, find, locate_key

INACTIVE = "depends-on-inactive-profile"
SAME_NAME = "duplicate-container-name"
REPLICAS = "container-name-with-replicas"
_FORMATS = Patterns(FORMATS)


def check_formats(tree: Map, report: Report) -> None:
    """Report sizes, durations, counts and command lines that Compose cannot read."""
    visit(tree, _FORMATS, lambda kind, node: _check_format(kind, node, report))


def _check_format(kind: str, node: Node, report: Report) -> None:
    if isinstance(node, Map | Seq):
        if kind == "texts" and isinstance(node, Map):
            _check_names(node, report)
        return
    said = _FAULTS[kind](go_text(node.value)) if kind in _FAULTS and isinstance(node.value, str) else None
    if said is not None:
        report.error(node.span.first_line(), said, UNSET if node.unresolved else INVALID)


def _check_names(node: Map, report: Report) -> None:
    for name, entry in node.entries.items():
        if (
            entry.key is not None
            and name != name.rstrip()
            and "=" in entry.key.span.file.text[entry.key.span.begin : entry.key.span.finish + 2]
        ):
            report.error(
                entry.key.span, f"variable `{name.rstrip()}` is written with a space behind its name"
            )


def _size_fault(text: str) -> str | None:
    return None if parse_size(text) is not None else "this is no size: write bytes, or `512m`, `2g`"


def _duration_fault(text: str) -> str | None:
    return None if parse_duration(text) is not None else "this is no duration: write `10s`, `1m30s`"


def _count_fault(text: str) -> str | None:
    fine = text.lower() == "all" or text.lstrip("+-").isdigit()
    return None if fine else "`count` must be `all` or a number"


def _mode_fault(text: str) -> str | None:
    return None if text and all(digit in "01234567" for digit in text) else "this is no octal file mode"


def _command_fault(text: str) -> str | None:
    try:
        split_command(text)
    except CommandError as error:
        return str(error)
    return None


def _whole_fault(text: str) -> str | None:
    return None if text.lstrip("+-").isdigit() else "this must be an integer"


_FAULTS: dict[str, Callable[[str], str | None]] = {
    "size": _size_fault,
    "duration": _duration_fault,
    "count": _count_fault,
    "mode": _mode_fault,
    "whole": _whole_fault,
    "command": _command_fault,
}


@dataclass(slots=True)
class Model:
    """A merged tree in long form, and which of its services run without a further `--profile`."""

    tree: Map
    active: frozenset[str]

    @property
    def services(self) -> dict[str, Map]:
        """Every service that is a mapping."""
        holder = self.tree.map("services")
        entries = holder.entries.items() if holder else ()
        return {name: entry.value for name, entry in entries if isinstance(entry.value, Map)}

    def names(self, kind: str) -> set[str]:
        """Give the names that a top-level key defines."""
        holder = self.tree.map(kind)
        return set(holder.entries) if holder else set()

    def key(self, name: str) -> Span:
        """Point at a service's key."""
        return locate_key(self.tree, "services", name)


def check_model(model: Model, report: Report) -> None:
    """Report what Compose refuses of the active services, in whatever order they stand."""
    for name, service in model.services.items():
        if name in model.active:
            _check_service(model, name, service, report)
    for name, entry in holder.entries.items() if (holder := model.tree.map("secrets")) else ():
        value = entry.value
        if (
            isinstance(value, Map)
            and "external" not in value.entries
            and "file" not in value.entries
            and "environment" not in value.entries
        ):
            report.error(entry.key.span, f"secret `{name}` needs `file` or `environment`")
    _check_cycles(model, report)
    _check_container_names(model, report)


def _check_service(model: Model, name: str, service: Map, report: Report) -> None:
    image = service.scalar("image")
    if not (image and go_text(image.value)) and not {"build", "provider"} & set(service.entries):
        at, rule = (
            (image.span, UNSET) if image is not None and image.unresolved else (model.key(name), INVALID)
        )
        report.error(at, f"service `{name}` has neither `image` nor `build`", rule)
    for check in (
        _check_build,
        _check_networks,
        _check_healthcheck,
        _check_dependencies,
        _check_mounts,
        _check_limits,
        _check_replicas,
    ):
        check(model, name, service, report)


def _check_build(model: Model, name: str, service: Map, report: Report) -> None:
    build = service.map("build")
    if build is None:
        return
    inline = build.key("dockerfile_inline")
    if inline is not None and "dockerfile" in build.entries:
        report.error(inline.span, "`dockerfile_inline` cannot stand beside `dockerfile`")
    for entry in contexts.entries.values() if (contexts := build.map("additional_contexts")) else ():
        text = go_text(entry.value.value) if isinstance(entry.value, Scalar) else ""
        if text.startswith("service:"):
            _check_context(model, text.removeprefix("service:"), entry.value.span, report)
    platform, platforms = service.scalar("platform"), build.seq("platforms")
    if platform is not None and platforms is not None and platforms.items:
        known = [go_text(item.value) for item in platforms.items if isinstance(item, Scalar)]
        if go_text(platform.value) not in known:
            report.error(platform.span, f"`platform` of `{name}` is not among `build.platforms`")


def _check_context(model: Model, target: str, at: Span, report: Report) -> None:
    service = model.services.get(target)
    if service is None or target not in model.active:
        report.error(at, f"service `{target}` is not defined", UNDEFINED)
    elif "build" not in service.entries:
        report.error(at, f"service `{target}` has no `build` whose image could be a context")


def _check_networks(model: Model, _name: str, service: Map, report: Report) -> None:
    networks, mode = service.map("networks"), service.scalar("network_mode")
    if networks is None or not networks.entries:
        return
    if mode is not None and go_text(mode.value):
        report.error(service.entries["networks"].key.span, "`networks` cannot stand beside `network_mode`")
    for network, entry in networks.entries.items():
        if network != "default" and network not in model.names("networks"):
            report.error(entry.key.span, f"network `{network}` is not defined", _rule(entry.key))


def _rule(node: Scalar, rule: str = UNDEFINED) -> str:
    return UNSET if node.unresolved else rule


def _check_healthcheck(_model: Model, _name: str, service: Map, report: Report) -> None:
    test = find(service, "healthcheck", "test")
    if isinstance(test, Seq) and test.items and isinstance(test.items[0], Scalar):
        first = test.items[0]
        if go_text(first.value) not in {"CMD", "CMD-SHELL", "NONE"}:
            report.error(
                first.span,
                "a healthcheck's list must start with `CMD`, `CMD-SHELL` or `NONE`",
                _rule(first, INVALID),
            )


def dependencies_of(service: Map) -> Iterator[tuple[str, Span, bool]]:
    """Give what a service depends on: the name, the place that says so, and whether it is required."""
    seen: set[str] = set()
    explicit = service.map("depends_on")
    for name, entry in explicit.entries.items() if explicit else ():
        required = entry.value.scalar("required") if isinstance(entry.value, Map) else None
        seen.add(name)
        yield name, entry.key.span, required is None or required.value is not False
    for name, at in _implied(service):
        if name not in seen:
            seen.add(name)
            yield name, at, True


def _implied(service: Map) -> Iterator[tuple[str, Span]]:
    for text, at in _items(service, "links"):
        yield (text.split(":")[0] if text.count(":") == 1 else text), at
    for key in ("network_mode", "ipc", "pid", "uts", "cgroup"):
        value = service.scalar(key)
        if value is not None and go_text(value.value).startswith("service:"):
            yield go_text(value.value).removeprefix("service:"), value.span
    for text, at in _items(service, "volumes_from"):
        if not text.startswith("container:"):
            yield text.split(":")[0], at


def _items(service: Map, name: str) -> Iterable[tuple[str, Span]]:
    holder = service.seq(name)
    return [(go_text(item.value), item.span) for item in (holder or ()) if isinstance(item, Scalar)]


def _check_dependencies(model: Model, name: str, service: Map, report: Report) -> None:
    for target, at, required in dependencies_of(service):
        if target in model.active:
            continue
        if target not in model.services:
            report.error(at, f"service `{target}` is not defined", UNDEFINED)
        elif required:
            profiles = [
                Label(
                    model.tree.span
                    if (node := find(model.services[target], "profiles")) is None
                    else node.span,
                    "its profiles",
                )
            ]
            report.error(at, f"`{name}` needs `{target}`, which runs only with a profile", INACTIVE, profiles)


def _check_mounts(model: Model, _name: str, service: Map, report: Report) -> None:
    _check_sources(model, service, report)
    targets: dict[str, Span] = {}
    for text, at in _items(service, "tmpfs"):
        _claim(targets, text.partition(":")[0], at, report)
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


def _check_sources(model: Model, service: Map, report: Report) -> None:
    for volume in service.seq("volumes") or ():
        source = (
            volume.scalar("source") if isinstance(volume, Map) and volume.string("type") == "volume" else None
        )
        if (
            source is not None
            and go_text(source.value)
            and go_text(source.value) not in model.names("volumes")
        ):
            report.error(source.span, f"volume `{go_text(source.value)}` is not defined", _rule(source))
    build = service.map("build")
    for holder, kind in ((service, "configs"), (service, "secrets"), (build, "secrets")):
        for mount in (holder.seq(kind) if holder else None) or ():
            source = mount.scalar("source") if isinstance(mount, Map) else None
            if source is not None and go_text(source.value) not in model.names(kind):
                report.error(
                    source.span, f"{kind[:-1]} `{go_text(source.value)}` is not defined", _rule(source)
                )
    models = service.map("models")
    for name, entry in models.entries.items() if models else ():
        if name not in model.names("models"):
            report.error(entry.key.span, f"model `{name}` is not defined", UNDEFINED)


_LIMITS = (
    ("cpus", ("limits", "cpus")),
    ("mem_limit", ("limits", "memory")),
    ("mem_reservation", ("reservations", "memory")),
    ("pids_limit", ("limits", "pids")),
)


def _check_limits(_model: Model, _name: str, service: Map, report: Report) -> None:
    for key, (group, field) in _LIMITS:
        own, holder = service.scalar(key), find(service, "deploy", "resources", group)
        amount = _amount(own)
        if own is None or not amount or not isinstance(holder, Map):
            continue
        other = holder.scalar(field)
        if _amount(other) != amount:
            at = other.span if other is not None else holder.span.first_line()
            message = f"`{key}` and `deploy.resources.{group}.{field}` differ"
            report.error(own.span, message, labels=[Label(at, "the other one")])


def _amount(node: Scalar | None) -> float:
    if node is None or node.is_null:
        return 0
    text = go_text(node.value)
    size = node.value if isinstance(node.value, int) else parse_size(text)
    try:
        return size if size is not None else float(text)
    except ValueError:
        return 0


def _check_replicas(_model: Model, name: str, service: Map, report: Report) -> None:
    scale, replicas = service.scalar("scale"), find(service, "deploy", "replicas")
    if scale is not None and isinstance(replicas, Scalar) and scale.value != replicas.value:
        report.error(
            scale.span, "`scale` and `deploy.replicas` differ", labels=[Label(replicas.span, "the other one")]
        )
    number = scale if scale is not None else replicas
    container = service.scalar("container_name")
    if not isinstance(number, Scalar) or not isinstance(number.value, int):
        return
    if number.value < 0:
        report.error(number.span, "this must be 0 or more")
    if number.value > 1 and container is not None and go_text(container.value):
        labels = [Label(number.span, f"{number.value} containers")]
        report.error(
            container.span,
            f"`{name}` runs several containers, and they cannot share one name",
            REPLICAS,
            labels,
        )


def _check_cycles(model: Model, report: Report) -> None:
    done: set[str] = set()
    for name in model.services:
        if name in model.active and name not in done:
            _walk(model, name, [], done, report)


def _walk(model: Model, name: str, path: list[tuple[str, Span]], done: set[str], report: Report) -> None:
    """Walk the dependencies depth first; an entry that leads back into the path closes a cycle."""
    for target, at, _ in dependencies_of(model.services[name]):
        step = (name, at)
        names = [one for one, _ in path] + [name]
        if target in names:
            circle = [*names[names.index(target) :], target]
            labels = [Label(place, f"`{one}` waits here") for one, place in path[names.index(target) :]]
            report.error(at, f"dependency cycle: {' -> '.join(circle)}", CYCLE, labels)
        elif target in model.services and target not in done:
            _walk(model, target, [*path, step], done, report)
    done.add(name)


def _check_container_names(model: Model, report: Report) -> None:
    seen: dict[str, Span] = {}
    for name, service in model.services.items():
        container = service.scalar("container_name")
        if name not in model.active or container is None or not go_text(container.value):
            continue
        text = go_text(container.value)
        if text in seen and not container.unresolved:
            labels = [Label(seen[text], "the first one")]
            report.error(container.span, f"container name `{text}` is used twice", SAME_NAME, labels)
        seen.setdefault(text, container.span)

"""Whether anything sends requests to a service: what it listens on, and who in its project names it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dockerlint.files import Files, Kind
from dockerlint.knowledge.commands.supervisors import SUPERVISORS, TableKind
from dockerlint.knowledge.docker.ports import EXPOSES_NOTHING, PORT_VARIABLES, ROUTES, SERVERS, serves
from dockerlint.knowledge.images.base_images import repository_of
from dockerlint.knowledge.images.service_roles import PROXIES, WEB_SERVERS
from dockerlint.models.shell import ShellWord
from dockerlint.paths import join
from dockerlint.project.images.containers import Container
from dockerlint.project.images.listening import Evidence, Listener, listeners
from dockerlint.project.images.services import ComposeService
from dockerlint.project.images.started_code import StartedCode
from dockerlint.source import SourceFile
from dockerlint.tree import Map, Node, Scalar, Seq, find
from dockerlint.values import Text


def is_reached(service: ComposeService, code: StartedCode) -> bool | None:
    """Return whether anything sends requests to a service that is built here.

    False: it publishes and exposes no port, nor does its image, nothing that it starts listens, and nobody in its project names it.
    None: its base image, a network of others or the configuration of a proxy may decide otherwise.
    """
    container = service.container
    if container is None:
        return None
    others = [one for one in service.siblings.all if one.project is service.project and one is not service]
    if _names_a_port(service, container) or any(_names(one, service) for one in others):
        return True
    if listens(container, code):
        return True
    passed_on = [_passes_on(one, service, container.image.origins.files) for one in others]
    if any(passed_on):
        return True
    return None if None in passed_on or _is_open(service, container) else False


def listens(container: Container, code: StartedCode) -> bool:
    """Return whether a container certainly listens: it names a port, or what it starts is a server or code that listens."""
    if any(_is_of_its_command(one, container) for one in listeners(container)):
        return True
    if any(one.command.program in SERVERS for one in container.launch.started):
        return True
    return any(module.file and serves(module.file.text) for module in code.modules_of(container))


def _is_of_its_command(listener: Listener, container: Container) -> bool:
    """Return whether a port is one of what a container starts: not the debugger's, nor one of the image's own command where another runs."""
    if listener.evidence is Evidence.DEBUGGER:
        return False
    if not _replaces_command(container) or listener.evidence is Evidence.OPTION:
        return True
    own = container.service.environment if container.service else ()
    return listener.evidence is Evidence.VARIABLE and any(one.name in PORT_VARIABLES for one in own)


def _names_a_port(service: ComposeService, container: Container) -> bool:
    tree = service.model.tree
    if service.model.ports or any(_texts(tree.get("expose"))):
        return True
    return any(ROUTES.fullmatch(name) for name in (*tree.below("labels"), *container.environment))


def _names(other: ComposeService, service: ComposeService) -> bool:
    """Return whether another service waits until a service works, or names it as a host; a start order tells nothing of requests."""
    if any(target is service and one.condition == "service_healthy" for one, target in other.dependencies):
        return True
    if _waits_by_command(other, service):
        return True
    names = _host_names(service)
    given = other.container.environment if other.container else {}
    values = [text.value for text in (*_values(other), *given.values()) if text.value]
    if not set(names).isdisjoint(values):
        return True
    host = re.compile(rf"(?://|@)(?:{_any(names)})(?![\w.-])|(?<![\w./-])(?:{_any(names)}):\d")
    return any(host.search(text) for text in (*_texts(other.model.tree), *values))


def _waits_by_command(other: ComposeService, service: ComposeService) -> bool:
    """Return whether the command of another service has the name of a container, as in `docker logs -f NAME`."""
    named = service.model.container_name
    if not (named and named.value) or named.value == service.name:
        return False
    name = re.compile(rf"(?<![\w./-]){re.escape(named.value)}(?![\w./-])")
    tree = other.model.tree
    return any(name.search(text) for key in ("command", "entrypoint") for text in _texts(tree.get(key)))


def _values(other: ComposeService) -> Iterator[Text]:
    return (one.value for one in other.model.environment if one.value)


def _host_names(service: ComposeService) -> list[str]:
    named = service.model.container_name
    return [service.name, *([named.value] if named and named.value else [])]


def _any(names: list[str]) -> str:
    return "|".join(map(re.escape, names))


def _texts(node: Node | None) -> Iterator[str]:
    """Yield every value below a node."""
    if isinstance(node, Scalar):
        yield node.text
    elif isinstance(node, Seq):
        for item in node:
            yield from _texts(item)
    elif isinstance(node, Map):
        for entry in node.entries.values():
            yield from _texts(entry.value)


def _passes_on(other: ComposeService, service: ComposeService, files: Files) -> bool | None:
    """Return whether a proxy's configuration names a service; False for what is not a proxy, None where no configuration is here."""
    if other.repository is not None and other.repository not in PROXIES | WEB_SERVERS:
        return False
    texts = [file.text for path in _given(other) for file in _files_at(files, path)]
    if not texts:
        return None
    name = re.compile(rf"(?<![\w.-])(?:{_any(_host_names(service))})(?![\w.-])")
    return any(name.search(text) for text in texts)


def _given(other: ComposeService) -> Iterator[str]:
    """Yield the paths of the tree that a service mounts, or that its image holds."""
    yield from (one.source.value for one in other.model.volumes if one.source and one.source.value)
    if other.container:
        origins, stages = other.container.image.origins, other.container.image.stage.chain
        sources = (origins.source(put) for stage in stages for put in origins.puts(stage))
        yield from (source for source in sources if source is not None)


def _files_at(files: Files, path: str) -> Iterator[SourceFile]:
    """Yield the readable file at a path, or those directly in its folder."""
    paths = [join(path, name) for name in files.names(path)] if files.kind(path) is Kind.FOLDER else [path]
    read = (files.read(one) for one in paths if files.kind(one) is Kind.FILE)
    yield from (file for file in read if isinstance(file, SourceFile))


def _is_open(service: ComposeService, container: Container) -> bool:
    """Return whether others may reach it: over the network of another container or project, by a port of its base image or what it starts unread.

    On the host's network, a start that is not read shows nothing: what listens there mostly has an EXPOSE or an option for its port.
    """
    tree = service.model.tree
    mode = tree.get("network_mode")
    of_host = isinstance(mode, Scalar) and mode.text == "host"
    if mode is not None and not of_host:
        return True
    networks = (find(service.project.tree, "networks", name) for name in tree.below("networks"))
    if any(isinstance(network, Map) and network.get("external") for network in networks):
        return True
    if _runs_jobs(container):
        return False
    base = repository_of(container.image.stage.chain[-1].base)
    return base not in EXPOSES_NOTHING or not (of_host or container.launch.complete)


def _runs_jobs(container: Container) -> bool:
    """Return whether what runs in the end is cron, which listens on nothing."""
    started = container.launch.started
    found = SUPERVISORS.get(started[-1].command.program or "") if started else None
    return found is not None and found.kind in {TableKind.CRON, TableKind.CRONTAB}


def _replaces_command(container: Container) -> bool:
    """Return whether the service starts another program than the image: not the same words, nor the image's entrypoint with other options."""
    service, image = container.service, container.image
    if service is None or not container.overrides_command:
        return False
    kept = () if service.entrypoint else image.entrypoint
    own = list(map(str, map(ShellWord.text, (*image.entrypoint, *image.cmd))))
    words = list(map(str, map(ShellWord.text, container.command)))
    options = words[len(kept) :]
    return words != own and not (kept and (not image.cmd or "".join(options[:1]).startswith("-")))

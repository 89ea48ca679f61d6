"""The typed model of a resolved project, every place the one that won."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping

from dockerlint.models.compose import (
    Build,
    DependsOn,
    Healthcheck,
    Service,
    Setting,
    ShellOrExec,
)
from dockerlint.models.image_build import NamedContext
from dockerlint.parsers.compose.pipeline.paths import is_absolute, is_remote
from dockerlint.parsers.compose.trees.nodes import (
    Interpolated,
    go_text,
    marked_of,
    marked_text,
    text_of,
)
from dockerlint.parsers.compose.values.formats import CommandError, split_command
from dockerlint.project.compose.service_env import ServiceEnv, env_files
from dockerlint.project.compose.service_parts import service_limits, service_ports, service_volumes
from dockerlint.source import Span
from dockerlint.tree import Entry, Map, Node, Scalar, Seq
from dockerlint.values import Text

_IMAGE, _SERVICE = "docker-image://", "service:"
"""How the values of `additional_contexts` begin that are not folders (docs.docker.com/reference/compose-file/build)."""


def build_services(tree: Map, envs: Mapping[str, ServiceEnv]) -> tuple[Service, ...]:
    """Make the models of the services of a merged tree in long form, whose paths are base-relative."""
    return tuple(
        _service(name, entry.key.span, entry.value, envs.get(name) or ServiceEnv())
        for name, entry in tree.below("services").items()
        if isinstance(entry.value, Map)
    )


def _service(name: str, key_at: Span, tree: Map, env: ServiceEnv) -> Service:
    image, user, folder = tree.scalar("image"), tree.scalar("user"), tree.scalar("working_dir")
    restart, container = tree.scalar("restart"), tree.scalar("container_name")
    return Service(
        tree=tree,
        name=name,
        key_at=key_at,
        image=_text(image),
        build=_build(tree),
        user=_text(user),
        user_at=user.span if user else None,
        working_dir=_text(folder),
        command=_words(tree, "command"),
        entrypoint=_words(tree, "entrypoint"),
        environment=settings(tree.below("environment")),
        env_files=tuple(
            Setting(one.path, text_of(one.at), one.at.span, one.at.span) for one in env_files(tree)
        ),
        file_environment=_file_environment(env),
        file_environment_complete=env.complete,
        healthcheck=_healthcheck(tree),
        depends_on=_dependencies(tree.below("depends_on")),
        ports=tuple(service_ports(tree)),
        volumes=tuple(service_volumes(tree)),
        limits=service_limits(tree),
        profiles=tuple(
            go_text(item.value) for item in tree.seq("profiles") or () if isinstance(item, Scalar)
        ),
        restart=go_text(restart.value) if restart is not None and not restart.unresolved else None,
        container_name=_text(container),
        container_name_at=container.span if container else None,
    )


def _text(node: Scalar | None) -> Text | None:
    return None if node is None or node.is_null else text_of(node)


def settings(entries: Mapping[str, Entry]) -> tuple[Setting, ...]:
    """Return the entries of a mapping of names to plain values; null is None: passed through."""
    return tuple(
        Setting(
            name,
            None if entry.value.is_null and not entry.value.unresolved else text_of(entry.value),
            entry.key.span,
            entry.value.span if entry.value.span.begin < entry.value.span.finish else entry.key.span,
        )
        for name, entry in entries.items()
        if isinstance(entry.value, Scalar)
    )


def _file_environment(env: ServiceEnv) -> tuple[Setting, ...]:
    found: dict[str, Setting] = {}
    for one, why in env.variables:
        value = Text.known(one.value, one.value_at) if why is None else Text.unknown(why, one.value_at)
        found[one.name] = Setting(one.name, value, one.at, one.value_at)
    for name, (why, at) in env.doubtful.items():
        found.setdefault(name, Setting(name, Text.unknown(why, at), at, at))
    return tuple(found.values())


def _build(tree: Map) -> Build | None:
    build = tree.map("build")
    if build is None:
        return None
    folder = _folder(build.scalar("context"))
    dockerfile, inline = build.scalar("dockerfile"), build.scalar("dockerfile_inline")
    return Build(
        at=tree.entries["build"].key.span,
        context=folder,
        dockerfile=None if inline is not None else _dockerfile(folder, dockerfile),
        inline=inline is not None,
        inline_at=inline.span if inline is not None else None,
        target=_text(build.scalar("target")),
        args=settings(build.below("args")),
        contexts=tuple(_contexts(build)),
    )


def _contexts(build: Map) -> Iterator[NamedContext]:
    for name, entry in build.below("additional_contexts").items():
        if not isinstance(entry.value, Scalar):
            continue
        node, text = entry.value, go_text(entry.value.value)
        if text.startswith(_IMAGE):
            image = None if node.unresolved else Text.known(text.removeprefix(_IMAGE), node.span)
            yield NamedContext(name, entry.key.span, image=image)
        elif text.startswith(_SERVICE) and not node.unresolved:
            yield NamedContext(name, entry.key.span, service=text.removeprefix(_SERVICE))
        else:
            folder = _folder(node)
            placed = None if folder is None else Text.known(folder, node.span)
            yield NamedContext(name, entry.key.span, folder=placed)


def _folder(context: Scalar | None) -> str | None:
    """Return a build context as a base-relative folder; None outside the base, for a URL, and for what is not known."""
    if context is None:
        return "."
    text = go_text(context.value)
    if context.unresolved or is_remote(text) or is_absolute(text) or text == ".." or text.startswith("../"):
        return None
    return text


def _dockerfile(folder: str | None, node: Scalar | None) -> str | None:
    if folder is None or (node is not None and node.unresolved):
        return None
    name = go_text(node.value) if node is not None and go_text(node.value) else "Dockerfile"
    if is_absolute(name) or is_remote(name):
        return None
    path = posixpath.normpath(posixpath.join(folder, name))
    return None if path == ".." or path.startswith("../") else path


def _words(tree: Map, name: str) -> ShellOrExec | None:
    node = tree.get(name)
    if node is None or isinstance(node, Map) or (isinstance(node, Scalar) and node.is_null):
        return None
    if isinstance(node, Seq):
        return _list_form(node)
    words, spans = _split(node)
    return ShellOrExec(at=node.span, words=words, word_spans=spans)


def _list_form(node: Seq) -> ShellOrExec:
    items = [item for item in node.items if isinstance(item, Scalar)]
    spans = tuple(one.span for one in items)
    return ShellOrExec(at=node.span, words=tuple(map(text_of, items)), word_spans=spans)


def _split(node: Scalar) -> tuple[tuple[Text, ...], tuple[Span, ...]]:
    """Split a command in string form; the words of an unknown part are unknown, and so is where it ends."""
    marked = marked_of(node)
    unknowns = node.unknowns if isinstance(node, Interpolated) else ()
    try:
        pieces = split_command(marked)
    except CommandError:
        return (), ()
    offset = node.span.text.find(marked)
    words = tuple(marked_text(word, unknowns, node.span) for word, _, _ in pieces)
    if offset < 0 or not marked:
        return words, tuple(node.span for _ in pieces)
    return words, tuple(node.span.sub(offset + start, offset + end) for _, start, end in pieces)


def _healthcheck(tree: Map) -> Healthcheck | None:
    holder = tree.map("healthcheck")
    if holder is None:
        return None
    disable, test = holder.scalar("disable"), _test(holder.get("test"))
    none = test is not None and not test.shell and bool(test.words) and test.words[0].value == "NONE"
    return Healthcheck(
        at=tree.entries["healthcheck"].key.span,
        test=test,
        disabled=True if none else _switch(disable),
    )


def _switch(node: Scalar | None) -> bool | None:
    """Return a boolean that is False by default; None when it is not known."""
    if node is None or node.is_null:
        return False
    return node.value if isinstance(node.value, bool) else None


def _test(node: Node | None) -> ShellOrExec | None:
    if isinstance(node, Seq):
        return _list_form(node)
    if isinstance(node, Scalar) and not node.is_null:
        return ShellOrExec(at=node.span, words=(text_of(node),), word_spans=(node.span,), shell=True)  # noqa: S604 - data
    return None


def _dependencies(entries: Mapping[str, Entry]) -> tuple[DependsOn, ...]:
    found = []
    for name, entry in entries.items():
        value = entry.value if isinstance(entry.value, Map) else Map(entry.value.span)
        condition, required = value.scalar("condition"), value.scalar("required")
        found.append(
            DependsOn(
                service=name,
                condition=go_text(condition.value) if condition is not None else "service_started",
                condition_at=condition.span if condition and condition.span != value.span else None,
                required=required is None or required.value is not False,
                at=entry.key.span,
            )
        )
    return tuple(found)

"""The images that hosting platforms build: Render, Railway and Fly.

Sources: render.com/docs/blueprint-spec (`dockerfilePath`, `dockerContext` and `rootDir`, from the top of the repository);
docs.railway.com/reference/config-as-code (`dockerfilePath`, from the root directory of the service);
fly.io/docs/reference/configuration ("The build section": `dockerfile` is relative to the file, the context is where `fly deploy` runs).
"""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.models.image_build import BuildArgument, ImageBuild
from dockerlint.parsers.deployments.toml_strings import toml_strings
from dockerlint.parsers.image_builds.paths import ROOT, path_text
from dockerlint.parsers.json.read import parse_json
from dockerlint.parsers.yaml.read import parse_yaml
from dockerlint.source import SourceFile, Span
from dockerlint.tree import Map, Scalar
from dockerlint.values import Text

_DOCKERFILE = "Dockerfile"


def parse_render(file: SourceFile, _: Text) -> Iterator[ImageBuild]:
    """Yield the builds of a render.yaml."""
    documents, _problems = parse_yaml(file)
    for root in documents:
        services = root.seq("services") if isinstance(root, Map) else None
        for service in services or ():
            if isinstance(service, Map) and "docker" in {service.string("runtime"), service.string("env")}:
                yield _render(service)


def _render(service: Map) -> ImageBuild:
    top = path_text(_path(service.scalar("rootDir")) or ROOT, ROOT)
    file = _path(service.scalar("dockerfilePath")) or Text.known(_DOCKERFILE)
    return ImageBuild(
        context=path_text(_path(service.scalar("dockerContext")) or ROOT, top),
        dockerfile=path_text(file, top),
        at=service.span,
    )


def parse_railway(file: SourceFile, folder: Text) -> Iterator[ImageBuild]:
    """Yield the build of a railway.json or railway.toml of a service with a root directory."""
    builder, path = _railway(file)
    if path is not None or (builder and builder.value == "DOCKERFILE"):
        at = (path or builder or ROOT).parts[0].at or Span(file, 0, 0)
        yield ImageBuild(context=folder, dockerfile=path_text(path or Text.known(_DOCKERFILE), folder), at=at)


def _railway(file: SourceFile) -> tuple[Text | None, Text | None]:
    if file.path.endswith(".toml"):
        strings = toml_strings(file)
        path = strings.get(("build", "dockerfilePath"))
        return strings.get(("build", "builder")), _inside(path) if path else None
    tree, _ = parse_json(file)
    build = tree.map("build") if isinstance(tree, Map) else None
    if build is None:
        return None, None
    builder = build.scalar("builder")
    named = Text.known(builder.text, builder.span) if builder else None
    return named, _path(build.scalar("dockerfilePath"))


def parse_fly(file: SourceFile, folder: Text) -> Iterator[ImageBuild]:
    """Yield the build of a fly.toml in a folder. The context is where a person calls `fly deploy`."""
    strings = toml_strings(file)
    path = strings.get(("build", "dockerfile"))
    if path is None:
        return
    args = ((key, text, text.parts[0].at) for (table, key), text in strings.items() if table == "build.args")
    yield ImageBuild(
        context=Text.unknown("it is the folder in which `fly deploy` runs"),
        dockerfile=path_text(path, folder),
        target=strings.get(("build", "build-target")),
        args=tuple(BuildArgument(name, text, at) for name, text, at in args if at),
        at=path.parts[0].at or Span(file, 0, 0),
    )


def _path(node: Scalar | None) -> Text | None:
    return _inside(Text.known(node.text, node.span)) if node is not None and node.text else None


def _inside(path: Text) -> Text:
    """Return a path without the `/` that is the top of the repository."""
    return Text.known((path.value or "").lstrip("/") or ".", path.parts[0].at)

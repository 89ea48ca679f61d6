"""The builds that a call of Bake makes of its targets."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from dockerlint.models.bake import BakeCall
from dockerlint.models.image_build import BuildArgument, ImageBuild, NamedContext
from dockerlint.parsers.bake.definition import BakeTarget, Definition
from dockerlint.parsers.hcl.values import plain, text_of
from dockerlint.parsers.image_builds.commands import given, makes_image, pushes
from dockerlint.parsers.image_builds.contexts import named_context
from dockerlint.parsers.image_builds.paths import path_text
from dockerlint.source import Span
from dockerlint.values import Text

_DEFAULT = "default"
_CWD = "cwd://"
_BUILDS = frozenset({None, "", "build"})
_DEEPEST = 20


class BakeBuilds:
    """Makes builds of targets. `elsewhere` returns whether a compose file among the files may define a target, too."""

    def __init__(
        self, definition: Definition, call: BakeCall, elsewhere: Callable[[str], bool] = lambda _: False
    ) -> None:
        """Remember what is called."""
        self.definition = definition
        self.call = call
        self.elsewhere = elsewhere
        self._linked: dict[str, ImageBuild | None] = {}

    def wanted(self) -> list[str]:
        """Return the targets that the call names; those of all targets that a name may mean, where one is not known."""
        names = [one.value for one in self.call.targets]
        if None in names:
            bases = self.definition.bases()
            return [name for name in self.definition.names if name not in bases]
        return self.definition.selected([one for one in names if one is not None] or [_DEFAULT])

    def builds(self, names: Sequence[str]) -> tuple[ImageBuild, ...]:
        """Return the builds of targets."""
        found = (self.build(name) for name in names)
        return tuple(one for one in found if one is not None)

    def build(self, name: str, depth: int = 0) -> ImageBuild | None:
        """Return the build of one target; None for one that is not defined, and for what is not built from a folder."""
        target = self.definition.target(name)
        if target is None or depth > _DEEPEST or "dockerfile-inline" in target.attributes:
            return None
        if plain(target.attributes.get("call")) not in _BUILDS:
            return None
        context = self._folder(self._text(target, "context", "."))
        dockerfile = self._text(target, "dockerfile")
        outputs = list(_outputs(target))
        args, complete = _arguments(target)
        return ImageBuild(
            context=context,
            dockerfile=path_text(dockerfile, context) if dockerfile else None,
            target=self._text(target, "target"),
            args=args,
            args_complete=complete and target.complete and self.call.overrides_complete,
            contexts=tuple(self._contexts(target, depth)),
            tags=_tags(target),
            pushes=True if any(map(pushes, outputs)) else self.call.pushes,
            makes_image=makes_image(outputs),
            at=target.at,
        )

    def _link(self, name: str, depth: int) -> ImageBuild | None:
        """Return the build of a target that another one uses; None for one that uses itself."""
        if name not in self._linked:
            self._linked[name] = None
            self._linked[name] = self.build(name, depth)
        return self._linked[name]

    def _text(self, target: BakeTarget, name: str, default: str = "") -> Text | None:
        """Return an attribute; unknown where another file may set it."""
        value = target.attributes.get(name)
        if value is not None:
            return given(text_of(value, target.at))
        if not target.complete or self.elsewhere(target.name):
            return Text.unknown("another file may set it", target.at)
        return Text.known(default, target.at) if default else None

    def _folder(self, path: Text | None) -> Text:
        """Return a folder of the machine, base-relative."""
        text = path or Text.known(".")
        value = text.value
        if value is not None and value.startswith(_CWD):
            text = Text.known(value.removeprefix(_CWD) or ".", text.parts[0].at if text.parts else None)
        return path_text(text, self.call.folder)

    def _contexts(self, target: BakeTarget, depth: int) -> Iterator[NamedContext]:
        contexts = target.attributes.get("contexts")
        for name, value in contexts.items() if isinstance(contexts, dict) else ():
            text = text_of(value, target.at)
            linked = (text.value or "").removeprefix("target:")
            if (text.value or "").startswith("target:"):
                yield NamedContext(name, target.at, build=self._link(linked, depth + 1))
            elif text.value != "":
                yield named_context(name, text, target.at, self._folder)


def _tags(target: BakeTarget) -> tuple[Text, ...]:
    tags = target.attributes.get("tags")
    return tuple(text_of(one, target.at) for one in tags) if isinstance(tags, list) else ()


def _arguments(target: BakeTarget) -> tuple[tuple[BuildArgument, ...], bool]:
    args = target.attributes.get("args")
    if not isinstance(args, dict):
        return (), args is None
    passed = {name: text_of(value, target.at) for name, value in args.items() if value is not None}
    return tuple(BuildArgument(name, text, _place(target, text)) for name, text in passed.items()), True


def _place(target: BakeTarget, text: Text) -> Span:
    return next((part.at for part in text.parts if part.at), target.at)


def _outputs(target: BakeTarget) -> Iterator[Text]:
    """Yield the exporters as an option of a build names them."""
    outputs = target.attributes.get("output")
    for one in outputs if isinstance(outputs, list) else ():
        if isinstance(one, dict):
            fields = [(name, text_of(value, target.at).value) for name, value in one.items()]
            whole = all(value is not None for _, value in fields)
            text = ",".join(f"{name}={value}" for name, value in fields)
            yield Text.known(text) if whole else Text.unknown("an exporter that is not known")
        else:
            yield text_of(one, target.at)

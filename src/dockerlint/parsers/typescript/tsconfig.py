"""One tsconfig.json, and the result of a chain of them (typescriptlang.org/tsconfig), for the options about imports."""

from __future__ import annotations

from dataclasses import dataclass, field

from dockerlint.findings import Problem
from dockerlint.models.tsconfig import TsConfig
from dockerlint.parsers.json.read import parse_json
from dockerlint.paths import join, parent, resolve
from dockerlint.source import SourceFile, Span
from dockerlint.tree import Map, Node, Scalar, Seq

_CONFIG_DIR = "${configDir}"


@dataclass(frozen=True, slots=True)
class _Setting:
    """A value and the folder of its file: paths are relative to that folder."""

    node: Node
    folder: str


@dataclass(slots=True)
class TsconfigLayer:
    """One file, merged over the files that it extends."""

    options: dict[str, _Setting] = field(default_factory=dict)
    top: dict[str, _Setting] = field(default_factory=dict)
    extends: tuple[str, ...] = ()
    """The files that this file extends, base first."""
    complete: bool = True
    opaque: bool = False
    """Whether a file of the tree could not be read; published bases have no `paths`, so they don't count."""

    def put(self, other: TsconfigLayer) -> None:
        """Merge another file over this one."""
        self.options.update(other.options)
        self.top.update(other.top)
        self.complete = self.complete and other.complete
        self.opaque = self.opaque or other.opaque


def parse_tsconfig(file: SourceFile) -> tuple[TsconfigLayer, list[Problem]]:
    """Return the options of one file, and the problems of its JSON; values of the wrong type set nothing."""
    tree, problems = parse_json(file, comments=True)
    if not isinstance(tree, Map):
        return TsconfigLayer(complete=False, opaque=True), problems
    folder = parent(file.path)
    layer = TsconfigLayer(
        {name: _Setting(entry.value, folder) for name, entry in tree.below("compilerOptions").items()},
        {name: _Setting(entry.value, folder) for name, entry in tree.entries.items()},
        _extended(tree),
        complete=not problems,
        opaque=bool(problems),
    )
    return layer, problems


def split_package(specifier: str) -> tuple[str, str]:
    """Split a bare specifier into the package's name and the rest: `@scope/name/a/b` -> (`@scope/name`, `a/b`)."""
    count = 2 if specifier.startswith("@") else 1
    parts = specifier.split("/", count)
    return "/".join(parts[:count]), parts[count] if len(parts) > count else ""


def _extended(tree: Map) -> tuple[str, ...]:
    node = tree.get("extends")
    items = node.items if isinstance(node, Seq) else [node] if node else []
    return tuple(item.value for item in items if isinstance(item, Scalar) and isinstance(item.value, str))


def make_tsconfig(path: str, layer: TsconfigLayer, at: Span) -> TsConfig:
    """Return the model of the file at `path` from the options of its chain.

    If the chain is not complete, options that it does not set are None.
    """
    folder, options, top = parent(path), layer.options, layer.top
    base_url = _path(options.get("baseUrl"), folder)

    def flag(name: str) -> bool | None:
        return _flag(options.get(name), complete=layer.complete)

    return TsConfig(
        path=path,
        complete=layer.complete,
        base_url=base_url,
        paths_known="paths" in options or not layer.opaque,
        paths=_paths(options.get("paths"), base_url, folder),
        out_dir=_path(options.get("outDir"), folder),
        root_dir=_path(options.get("rootDir"), folder),
        include=_list(top.get("include"), folder),
        files=_list(top.get("files"), folder),
        verbatim_module_syntax=flag("verbatimModuleSyntax"),
        preserve_value_imports=_preserves(options, complete=layer.complete),
        emit_decorator_metadata=flag("emitDecoratorMetadata"),
        import_helpers=flag("importHelpers"),
        module=_string(options.get("module")),
        es_module_interop=flag("esModuleInterop"),
        jsx=_string(options.get("jsx")),
        jsx_import_source=_string(options.get("jsxImportSource")),
        isolated_modules=flag("isolatedModules"),
        references=_references(top.get("references"), folder),
        at=at,
    )


def _flag(setting: _Setting | None, *, complete: bool) -> bool | None:
    if setting is None:
        return False if complete else None
    return setting.node.value is True if isinstance(setting.node, Scalar) else False


def _preserves(options: dict[str, _Setting], *, complete: bool) -> bool | None:
    forerunner = _string(options.get("importsNotUsedAsValues"))
    return _flag(options.get("preserveValueImports"), complete=complete) or forerunner in {
        "preserve",
        "error",
    }


def _string(setting: _Setting | None) -> str | None:
    node = setting.node if setting else None
    return node.value if isinstance(node, Scalar) and isinstance(node.value, str) else None


def _path(setting: _Setting | None, config_folder: str) -> str | None:
    text = _string(setting)
    return _resolved(text, setting.folder, config_folder) if setting and text is not None else None


def _resolved(text: str, folder: str, config_folder: str) -> str | None:
    """Resolve a path against the file that contains it; `${configDir}` is the folder of the file that inherits it."""
    if text.startswith(_CONFIG_DIR):
        return resolve(config_folder, "." + text[len(_CONFIG_DIR) :])
    return resolve(folder, text)


def _strings(node: Node | None) -> list[str]:
    items = node.items if isinstance(node, Seq) else []
    return [item.value for item in items if isinstance(item, Scalar) and isinstance(item.value, str)]


def _list(setting: _Setting | None, config_folder: str) -> tuple[str, ...] | None:
    if setting is None or not isinstance(setting.node, Seq):
        return None
    resolved = (_resolved(text, setting.folder, config_folder) for text in _strings(setting.node))
    return tuple(path for path in resolved if path is not None)


def _paths(setting: _Setting | None, base_url: str | None, config_folder: str) -> dict[str, tuple[str, ...]]:
    """Resolve `paths`: against baseUrl if it is set, else against the file that declares them."""
    if setting is None or not isinstance(setting.node, Map):
        return {}
    folder = setting.folder if base_url is None else base_url
    out = {}
    for pattern, entry in setting.node.entries.items():
        resolved = (_resolved(text, folder, config_folder) for text in _strings(entry.value))
        out[pattern] = tuple(path for path in resolved if path is not None)
    return out


def _references(setting: _Setting | None, config_folder: str) -> tuple[str, ...]:
    """Return the tsconfig.json files in `references`; a folder means its tsconfig.json."""
    if setting is None or setting.folder != config_folder or not isinstance(setting.node, Seq):
        return ()
    texts = [item.string("path") for item in setting.node.items if isinstance(item, Map)]
    resolved = (resolve(setting.folder, text) for text in texts if text is not None)
    return tuple(
        path if path.endswith(".json") else join(path, "tsconfig.json")
        for path in resolved
        if path is not None
    )

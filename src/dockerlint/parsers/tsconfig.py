"""tsconfig.json with everything that it extends (typescriptlang.org/tsconfig), as far as imports depend on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from dockerlint.files import Files, join, parent, resolve
from dockerlint.findings import Diagnosis, Severity
from dockerlint.models.tsconfig import TsConfig
from dockerlint.parsers.json import parse_json
from dockerlint.source import SourceFile, Span
from dockerlint.tree import Map, Node, Scalar, Seq

_CONFIG_DIR = "${configDir}"
_DEEPEST = 20
_HARMLESS = ("@tsconfig/node", "@tsconfig/recommended", "@tsconfig/strictest")
"""Published bases that set none of the options that are read here but `isolatedModules` (github.com/tsconfig/bases)."""

PackageFolder = Callable[[str], "str | None"]
"""Gives the folder of a workspace package by its name."""


@dataclass(frozen=True, slots=True)
class _Setting:
    """A value and the folder of the file that holds it: paths are relative to that."""

    node: Node
    folder: str


@dataclass(slots=True)
class _Layer:
    """One file with what it extends below it."""

    options: dict[str, _Setting] = field(default_factory=dict)
    top: dict[str, _Setting] = field(default_factory=dict)
    complete: bool = True
    opaque: bool = False
    """A file of the tree that may hold anything could not be read; a published base holds no `paths`."""

    def under(self, other: _Layer) -> None:
        """Lay another file over this one."""
        self.options.update(other.options)
        self.top.update(other.top)
        self.complete = self.complete and other.complete
        self.opaque = self.opaque or other.opaque


@dataclass(slots=True)
class _Reader:
    files: Files
    package_folder: PackageFolder
    diagnoses: list[Diagnosis] = field(default_factory=list)

    def layer(self, path: str, depth: int = 0) -> _Layer | None:
        """Read a file and what it extends; None when it can't be read."""
        file = self.files.read(path)
        if not isinstance(file, SourceFile) or depth > _DEEPEST:
            return None
        tree, problems = parse_json(file, comments=True)
        self.diagnoses += [Diagnosis("syntax", Severity.ERROR, problem) for problem in problems]
        if not isinstance(tree, Map):
            return _Layer(complete=False, opaque=True)
        out = _Layer(complete=not problems, opaque=bool(problems))
        for extended in _extended(tree):
            out.under(self._extended_layer(extended, parent(path), depth))
        out.under(_own(tree, parent(path)))
        return out

    def _extended_layer(self, name: str, folder: str, depth: int) -> _Layer:
        if name.startswith(_HARMLESS):
            return _Layer()
        found = next((path for path in self._candidates(name, folder) if self._is_file(path)), None)
        layer = self.layer(found, depth + 1) if found else None
        return layer or _Layer(complete=False, opaque=name.startswith((".", "/")))

    def _candidates(self, name: str, folder: str) -> Iterator[str]:
        """Give the places that an `extends` may mean."""
        if name.startswith((".", "/")):
            target = resolve(folder, name)
        else:
            package, rest = split_package(name)
            owner = self.package_folder(package)
            target = join(owner, rest or "tsconfig.json") if owner else None
        if target:
            yield target
            yield f"{target}.json"
            yield f"{target}/tsconfig.json"

    def _is_file(self, path: str) -> bool:
        return isinstance(self.files.read(path), SourceFile)


def parse_tsconfig(
    files: Files, path: str, package_folder: PackageFolder = lambda _: None
) -> tuple[TsConfig | None, list[Diagnosis]]:
    """Read a tsconfig.json: None when the file can't be read. `syntax` diagnoses may lie in extended files.

    What an extended package outside the tree sets is unknown: then `complete` is False and unset options are None.
    """
    reader = _Reader(files, package_folder)
    layer = reader.layer(path)
    if layer is None:
        return None, reader.diagnoses
    file = files.read(path)
    at = Span(file, 0, 1) if isinstance(file, SourceFile) else None
    return _config(path, layer, at), reader.diagnoses


def split_package(specifier: str) -> tuple[str, str]:
    """Split a bare specifier into the package's name and the rest: `@scope/name/a/b` -> (`@scope/name`, `a/b`)."""
    count = 2 if specifier.startswith("@") else 1
    parts = specifier.split("/", count)
    return "/".join(parts[:count]), parts[count] if len(parts) > count else ""


def _extended(tree: Map) -> list[str]:
    node = tree.get("extends")
    items = node.items if isinstance(node, Seq) else [node] if node else []
    return [item.value for item in items if isinstance(item, Scalar) and isinstance(item.value, str)]


def _own(tree: Map, folder: str) -> _Layer:
    options = tree.map("compilerOptions")
    return _Layer(
        {name: _Setting(entry.value, folder) for name, entry in (options.entries if options else {}).items()},
        {name: _Setting(entry.value, folder) for name, entry in tree.entries.items()},
    )


def _config(path: str, layer: _Layer, at: Span | None) -> TsConfig:
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
        composite=flag("composite"),
        verbatim_module_syntax=flag("verbatimModuleSyntax"),
        preserve_value_imports=_preserves(options, complete=layer.complete),
        emit_decorator_metadata=flag("emitDecoratorMetadata"),
        import_helpers=flag("importHelpers"),
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
    """Resolve a path against the file that holds it; `${configDir}` is the folder of the file that inherits it."""
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
    """Resolve `paths`: against baseUrl where it is set, else against the file that declares them."""
    if setting is None or not isinstance(setting.node, Map):
        return {}
    folder = setting.folder if base_url is None else base_url
    out = {}
    for pattern, entry in setting.node.entries.items():
        resolved = (_resolved(text, folder, config_folder) for text in _strings(entry.value))
        out[pattern] = tuple(path for path in resolved if path is not None)
    return out


def _references(setting: _Setting | None, config_folder: str) -> tuple[str, ...]:
    """Give the tsconfig.json files that `references` name; a folder means its tsconfig.json."""
    if setting is None or setting.folder != config_folder or not isinstance(setting.node, Seq):
        return ()
    texts = [item.string("path") for item in setting.node.items if isinstance(item, Map)]
    resolved = (resolve(setting.folder, text) for text in texts if text is not None)
    return tuple(
        path if path.endswith(".json") else join(path, "tsconfig.json")
        for path in resolved
        if path is not None
    )

"""A tsconfig.json with everything that it extends merged in."""

from __future__ import annotations

from pydantic import InstanceOf

from dockerlint.models.base import Model
from dockerlint.source import Span


class TsConfig(Model):
    """The compiler options that decide what is left at run time. Paths are base-relative.

    `complete` is False when an extended file could not be read: then options that no file sets are unknown (None).
    """

    path: str
    complete: bool = True
    base_url: str | None = None
    paths: dict[str, tuple[str, ...]] = {}
    """Pattern to base-relative targets (with `*`)."""
    paths_known: bool = True
    """False when an extended file of the tree is missing or broken, so that any name may be an alias."""
    out_dir: str | None = None
    root_dir: str | None = None
    include: tuple[str, ...] | None = None
    files: tuple[str, ...] | None = None
    verbatim_module_syntax: bool | None = False
    preserve_value_imports: bool | None = False
    """Or `importsNotUsedAsValues: preserve`, its forerunner."""
    emit_decorator_metadata: bool | None = False
    import_helpers: bool | None = False
    module: str | None = None
    es_module_interop: bool | None = False
    jsx: str | None = None
    jsx_import_source: str | None = None
    isolated_modules: bool | None = False
    references: tuple[str, ...] = ()
    at: InstanceOf[Span] | None = None
    """The first character of the file."""

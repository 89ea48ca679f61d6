"""Which files are examples: what shows how something is used is not what ships, unless the tree has nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from dockerlint.files import Files, Kind, source_of
from dockerlint.knowledge.development import is_example
from dockerlint.knowledge.file_names import is_compose, is_dockerfile, is_manifest, is_readme
from dockerlint.knowledge.header_comments import describes_examples, describes_the_image
from dockerlint.paths import join, parent

_DOCS = frozenset({"docs", "doc"})


@dataclass(eq=False)
class Examples:
    """The examples of a tree: demos, samples, playgrounds, and what its documentation shows."""

    files: Files
    _disclaimed: dict[str, bool] = field(default_factory=dict)

    def holds(self, path: str) -> bool:
        """Return whether a file is an example, by a folder above it; False for all files of a tree that consists of examples."""
        return self._is_one(path) and not self._is_all

    @cached_property
    def fill_repository(self) -> bool:
        """Whether the README at the base says that the repository contains examples, and the base has no manifest of what they show."""
        if self._has_manifest:
            return False
        return any(map(describes_examples, self._readmes(".")))

    def disclaims(self, path: str) -> bool:
        """Return whether the README next to a Dockerfile says that its image is not for production; that of the repository says what all of it is for."""
        folder = parent(path)
        if folder not in self._disclaimed:
            self._disclaimed[folder] = folder != "." and any(map(describes_the_image, self._readmes(folder)))
        return self._disclaimed[folder]

    def _readmes(self, folder: str) -> Iterator[str]:
        """Yield the texts of the READMEs of a folder."""
        names = (name for name in self.files.names(folder) if is_readme(name))
        yield from (file.text for name in names if (file := source_of(self.files, join(folder, name))))

    @cached_property
    def _is_all(self) -> bool:
        """Whether all Dockerfiles and compose files are examples, and the base has no manifest of a package that they show."""
        return not self._has_manifest and all(map(self._is_one, filter(_is_docker, self.files.walk())))

    @property
    def _has_manifest(self) -> bool:
        return any(map(is_manifest, self.files.names(".")))

    def _is_one(self, path: str) -> bool:
        return is_example(path) or any(self._is_documentation(folder) for folder in _docs_above(path))

    def _is_documentation(self, folder: str) -> bool:
        """Return whether a folder `docs` holds documents, and no application that shows them."""
        kinds = {
            self.files.kind(join(folder, name)) for name in self.files.names(folder) if is_manifest(name)
        }
        return Kind.FILE not in kinds


def _docs_above(path: str) -> Iterator[str]:
    """Yield the folders `docs` above the folder of a file: what lies in one itself may build the site."""
    folders = path.split("/")[:-1]
    for depth, name in enumerate(folders[:-1], 1):
        if name in _DOCS:
            yield "/".join(folders[:depth])


def _is_docker(path: str) -> bool:
    return is_dockerfile(path) or is_compose(path)

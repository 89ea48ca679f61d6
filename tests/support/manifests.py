"""Manifests and their parts, read for tests."""

from __future__ import annotations

import json

from dockerlint.models.package import Dependency, Manifest
from dockerlint.parsers.npm.manifest import parse_manifest
from dockerlint.source import SourceFile


def manifest_of(**fields: object) -> Manifest:
    """Read a package.json with these fields."""
    found, problems = parse_manifest(SourceFile("package.json", json.dumps(fields)))
    assert problems == []
    assert found is not None
    return found


def dependency(specifier: str, name: str = "a") -> Dependency:
    """Return the one dependency of a manifest."""
    [found] = manifest_of(dependencies={name: specifier}).dependencies
    return found

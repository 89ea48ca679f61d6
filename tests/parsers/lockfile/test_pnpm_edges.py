"""What the packages of a pnpm-lock.yaml depend on."""

from __future__ import annotations

import pytest

from dockerlint.parsers.lockfile.edges import Wanted
from dockerlint.parsers.lockfile.pnpm_edges import parse_pnpm_edges
from dockerlint.parsers.lockfile.read import parse_lockfile
from dockerlint.source import SourceFile

NINE = """lockfileVersion: '9.0'

importers:

  .:
    devDependencies:
      web:
        specifier: workspace:*
        version: link:packages/web

  packages/web:
    dependencies:
      '@acme/http':
        specifier: ^2.0.0
        version: 2.1.0(react@19.0.0)
      shared:
        specifier: workspace:*
        version: link:../shared

  packages/shared:
    dependencies:
      old:
        specifier: npm:ms@1
        version: ms@1.0.0
    devDependencies:
      x:
        specifier: '1'
        version: 1.0.0

packages:

  ms@1.0.0:
    resolution: {integrity: sha512-a==}

snapshots:

  '@acme/http@2.1.0(react@19.0.0)':
    dependencies:
      ms: 1.0.0
      react: 19.0.0
    optionalDependencies:
      x: 1.0.0
    transitivePeerDependencies:
      - y

  ms@1.0.0: {}

  react@19.0.0: {}

  x@1.0.0: {}
"""

SIX = """lockfileVersion: '6.0'

dependencies:
  '@acme/http':
    specifier: ^2.0.0
    version: 2.1.0(react@19.0.0)

packages:

  /@acme/http@2.1.0(react@19.0.0):
    resolution: {integrity: sha512-a==}
    dependencies:
      ms: 1.0.0
    dev: false

  /ms@1.0.0:
    resolution: {integrity: sha512-b==}
"""

FIVE = """lockfileVersion: 5.4

specifiers:
  '@acme/http': ^2.0.0

dependencies:
  '@acme/http': 2.1.0_react@19.0.0

packages:

  /@acme/http/2.1.0_react@19.0.0:
    resolution: {integrity: sha512-a==}
    dependencies:
      ms: 1.0.0

  /ms/1.0.0:
    resolution: {integrity: sha512-b==}
"""


@pytest.mark.parametrize(
    ("text", "folder", "name", "below"),
    [
        (NINE, "packages/web", "@acme/http", ["ms", "react", "x"]),
        (NINE, "packages/web", "shared", ["old"]),
        (NINE, "packages/shared", "old", []),
        (SIX, ".", "@acme/http", ["ms"]),
        (FIVE, ".", "@acme/http", ["ms"]),
    ],
)
def test_what_a_dependency_brings(text: str, folder: str, name: str, below: list[str]) -> None:
    edges = parse_pnpm_edges(parse_lockfile(SourceFile("pnpm-lock.yaml", text))[0])
    assert edges is not None
    found = edges.locked(Wanted(folder, name, ""))
    assert found is not None
    assert [one.name for one in edges.below(found)] == below


@pytest.mark.parametrize(("folder", "name"), [(".", "web"), (".", "ms"), ("packages/api", "ms")])
def test_what_an_install_for_production_does_not_bring(folder: str, name: str) -> None:
    edges = parse_pnpm_edges(parse_lockfile(SourceFile("pnpm-lock.yaml", NINE))[0])
    assert edges is not None
    assert edges.locked(Wanted(folder, name, "")) is None


def test_a_file_that_pnpm_cannot_read() -> None:
    assert parse_pnpm_edges(parse_lockfile(SourceFile("pnpm-lock.yaml", "importers: [\n"))[0]) is None

"""What the packages of a bun.lock depend on."""

from __future__ import annotations

import pytest

from dockerlint.parsers.lockfile.bun_edges import parse_bun_edges
from dockerlint.parsers.lockfile.edges import Wanted

LOCK = """{
  "lockfileVersion": 1,
  "workspaces": {
    "": {"name": "root", "dependencies": {"@acme/http": "2",},},
    "packages/web": {"name": "@acme/web", "dependencies": {"ms": "1"}, "devDependencies": {"x": "1"},},
  },
  "packages": {
    "@acme/http": ["@acme/http@2.0.0", "", { "dependencies": { "ms": "2" }, "peerDependencies": { "x": "*", "y": "*" }, "optionalPeers": ["y"] }, "sha512-a=="],

    "@acme/web": ["@acme/web@workspace:packages/web"],

    "ms": ["ms@2.0.0", "", {}, "sha512-b=="],

    "x": ["x@1.0.0", "", {}, "sha512-c=="],

    "y": ["y@1.0.0", "", {}, "sha512-d=="],

    "@acme/web/ms": ["ms@1.0.0", "", { "dependencies": { "x": "1" } }, "sha512-e=="],
  }
}
"""


@pytest.mark.parametrize(
    ("folder", "name", "key", "below"),
    [
        (".", "@acme/http", "@acme/http", ["ms", "x"]),
        (".", "ms", "ms", []),
        (".", "@acme/web", "@acme/web", ["@acme/web/ms"]),
        ("packages/web", "ms", "@acme/web/ms", ["x"]),
        ("packages/web", "@acme/http", "@acme/http", ["ms", "x"]),
    ],
)
def test_bun_installs_the_nearest(folder: str, name: str, key: str, below: list[str]) -> None:
    edges = parse_bun_edges(LOCK)
    assert edges is not None
    found = edges.locked(Wanted(folder, name, "*"))
    assert found is not None
    assert found.key == key
    assert [one.key for one in edges.below(found)] == below


def test_what_is_not_in_the_file() -> None:
    edges = parse_bun_edges(LOCK)
    assert edges is not None
    assert edges.locked(Wanted(".", "z", "1")) is None


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"workspaces": {}}'])
def test_other_texts(text: str) -> None:
    assert parse_bun_edges(text) is None

from __future__ import annotations

import pytest

from dockerlint.models.package import Manifest, WorkspaceManifest
from dockerlint.parsers.npm.manifest import parse_manifest, parse_npmrc, parse_workspace
from dockerlint.source import SourceFile


def manifest(text: str, path: str = "package.json") -> Manifest:
    found, problems = parse_manifest(SourceFile(path, text))
    assert problems == []
    assert found is not None
    return found


def workspace(text: str) -> WorkspaceManifest:
    found, problems = parse_workspace(SourceFile("pnpm-workspace.yaml", text))
    assert problems == []
    assert found is not None
    return found


FULL = r"""{
  "name": "@x/api", "version": "1.2.3", "private": true, "type": "module", "main": "dist/main.js",
  "packageManager": "pnpm@9.1.0+sha512.abc",
  "scripts": {"start": "node dist/main.js", "odd": 1},
  "engines": {"node": ">=20"},
  "bin": "./cli.js",
  "dependencies": {"a": "^1.0.0", "odd": {}},
  "peerDependencies": {"p": "*"},
  "peerDependenciesMeta": {"p": {"optional": true}, "q": {"optional": "yes"}},
  "devDependencies": {"b": "workspace:*"},
  "bundleDependencies": ["a"],
  "workspaces": {"packages": ["libs/*"]}
}"""


def test_a_manifest_has_its_fields_in_long_form() -> None:
    found = manifest(FULL)
    assert (found.name, found.version, found.private) == ("@x/api", "1.2.3", True)
    assert found.scripts == {"start": "node dist/main.js"}
    assert [(one.group, one.name, one.specifier) for one in found.dependencies] == [
        ("dependencies", "a", "^1.0.0"),
        ("devDependencies", "b", "workspace:*"),
        ("peerDependencies", "p", "*"),
    ]
    assert (found.bundled, found.workspaces) == (("a",), ("libs/*",))


def test_dependencies_and_pins_know_their_places() -> None:
    found = manifest(FULL)
    dependency = found.dependencies[0]
    assert (dependency.at.text, dependency.at.start) == ('"a"', (7, 20))
    assert (dependency.specifier_at.text, dependency.specifier_at.start) == ('"^1.0.0"', (7, 25))
    assert found.package_manager is not None
    assert (found.package_manager.name, found.package_manager.version) == ("pnpm", "9.1.0")
    assert found.package_manager.at.text == '"pnpm@9.1.0+sha512.abc"'


def test_a_list_is_no_manifest() -> None:
    found, problems = parse_manifest(SourceFile("package.json", "[1]\n"))
    assert found is None
    assert [(one.message, one.at.text) for one in problems] == [
        ("a package manifest must be an object", "[1]")
    ]


def test_a_broken_manifest_is_read_as_far_as_it_goes() -> None:
    found, problems = parse_manifest(SourceFile("package.json", '{"name": "a",}'))
    assert found is not None
    assert found.name == "a"
    assert [one.message for one in problems] == ["trailing comma"]


def test_json5_and_yaml_manifests_are_read_too() -> None:
    five = manifest("{ name: 'p', /* c */ dependencies: { ms: '2.1.2', }, }", "package.json5")
    yaml = manifest("name: p\ndependencies:\n  ms: 2.1.2\n", "package.yaml")
    for one in (five, yaml):
        assert (one.name, [(d.name, d.specifier) for d in one.dependencies]) == ("p", [("ms", "2.1.2")])


def test_text_that_is_no_unicode_is_shown_as_node_decodes_it() -> None:
    file = SourceFile.decoded("package.json", b'{"name": "a\xff", "scripts": {"\\ud800": "\\ud83d\\ude00"}}')
    found, _ = parse_manifest(file)
    assert found is not None
    assert (found.name, found.scripts) == ("a\ufffd", {"\ufffd": "😀"})


def test_a_workspace_file_has_patterns_and_catalogs() -> None:
    found = workspace(
        "packages:\n  - 'apps/*'\n  - '!**/test'\ncatalog:\n  a: ^1\ncatalogs:\n  old:\n    a: ^0.9\n"
    )
    assert found.packages == ("apps/*", "!**/test")
    assert found.catalogs == {"default": {"a": "^1"}, "old": {"a": "^0.9"}}
    assert not found.empty


def test_no_packages_key_differs_from_an_empty_list() -> None:
    assert workspace("packages: []\n").packages == ()
    assert workspace("packages:\n").packages is None
    assert (workspace("").packages, workspace("").empty) == (None, True)


def test_a_list_is_no_workspace_file() -> None:
    found, problems = parse_workspace(SourceFile("pnpm-workspace.yaml", "- a\n"))
    assert found is None
    assert [one.message for one in problems] == ["pnpm-workspace.yaml must be a mapping"]


def test_npmrc_lines_are_settings_with_places() -> None:
    text = '; c\n# c\nauto-install-peers = false ; why\r\n\nkey\nq="a b"\nkey=2\n//r/:_authToken=${T}\n[section]\nx=1\n'
    found = parse_npmrc(SourceFile(".npmrc", text))
    assert [(one.name, one.value, one.at.start, one.value_at.start.column) for one in found.settings] == [
        ("auto-install-peers", "false", (3, 1), 22),
        ("key", "true", (5, 1), 1),
        ("q", "a b", (6, 1), 3),
        ("key", "2", (7, 1), 5),
        ("//r/:_authToken", "${T}", (8, 1), 17),
    ]
    last = found.setting("key")
    assert last is not None
    assert last.value == "2"
    assert found.setting("x") is None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a=b\nc = d e \r\n", [("a", "b"), ("c", "d e")]),
        ("a", [("a", "true")]),
        ("a=", [("a", "")]),
        ("a=b=c", [("a", "b=c")]),
        ("# a=b\n; c=d\n\n", []),
        ("a=b # c\nd=e ; f", [("a", "b"), ("d", "e")]),
        ("a=b\\#c", [("a", "b\\#c")]),
        ("a=\"b # c\"\n'd'='e'", [("a", "b # c"), ("d", "e")]),
        ("a=${B}", [("a", "${B}")]),
        (
            "@x:registry=https://r/\n//r/:_authToken=t",
            [("@x:registry", "https://r/"), ("//r/:_authToken", "t")],
        ),
        ("a=b\n[s]\nc=d", [("a", "b")]),
        ("a[]=b\na[]=c", [("a[]", "b"), ("a[]", "c")]),
    ],
)
def test_settings(text: str, wanted: list[tuple[str, str]]) -> None:
    found = parse_npmrc(SourceFile(".npmrc", text)).settings
    assert [(one.name, one.value) for one in found] == wanted


def test_places() -> None:
    [one] = parse_npmrc(SourceFile(".npmrc", "\n a = 'b' ")).settings
    assert (one.at.text, one.value_at.text) == ("a", "'b'")


def test_of_several_syntax_errors_the_first_is_reported() -> None:
    found, problems = parse_manifest(SourceFile("package.json", '{"name": oops,\n "version": nope nope}'))
    assert found is not None
    assert [(one.message, one.at.start) for one in problems] == [("invalid JSON value", (1, 10))]

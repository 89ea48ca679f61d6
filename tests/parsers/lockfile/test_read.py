from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dockerlint.models.lockfile import Documents, Lockfile
from dockerlint.parsers.lockfile.read import merged, parse_lockfile, sides
from dockerlint.source import SourceFile
from dockerlint.tree import plain

NEW = """lockfileVersion: '9.0'

settings:
  autoInstallPeers: true
  excludeLinksFromLockfile: false

catalogs:
  default:
    ms:
      specifier: ^2.1.0
      version: 2.1.3

overrides:
  '@x/y@^1': 1.0.0
  b>c: '-'

ignoredOptionalDependencies:
  - fsevents

importers:

  .: {}

  packages/a:
    dependencies:
      '@x/b':
        specifier: workspace:*
        version: link:../b
      ms:
        specifier: 'catalog:'
        version: 2.1.3(peer@1.0.0)
    optionalDependencies:
      'it''s':
        specifier: ^1
        version: 1.0.0
    dependenciesMeta:
      '@x/b':
        injected: true
    publishDirectory: dist

packages:

  '@x/c@1.0.0':
    resolution: {integrity: sha512-a==}
    engines: {node: '>=18'}
    deprecated: |-
      Two lines: of
        text

      and a third

  c@file:libs/c:
    resolution: {directory: libs/c, type: directory}

  node@runtime:24.0.0:
    resolution:
      type: variations
      variants:
        - resolution:
            archive: tarball
          targets:
            - cpu: arm64
              os: darwin

snapshots:

  '@x/c@1.0.0': {}

  c@file:libs/c:
    dependencies:
      ms: 2.1.3
    transitivePeerDependencies:
      - peer
"""

OLD = """lockfileVersion: 5.4

specifiers:
  a: ^1.0.0
  gone: ^2.0.0

dependencies:
  a: 1.2.0

packages:

  /a/1.2.0:
    resolution: {integrity: sha512-a==}
    dev: false
"""
OURS, THEIRS = "a: 1\n", "a: 2\nb: 3\n"


def read(text: str) -> Lockfile:
    return parse_lockfile(SourceFile("pnpm-lock.yaml", text))[0]


HEAD = {
    "settings": {"autoInstallPeers": True, "excludeLinksFromLockfile": False},
    "catalogs": {"default": {"ms": {"specifier": "^2.1.0", "version": "2.1.3"}}},
    "overrides": {"@x/y@^1": "1.0.0", "b>c": "-"},
    "ignoredOptionalDependencies": ["fsevents"],
}


def test_the_layout_of_9_is_read() -> None:
    found = read(NEW)
    assert (found.version, found.quoted, found.single, found.packages, found.broken_for) == (
        "9.0",
        True,
        False,
        3,
        None,
    )
    assert {name: plain(found.tree.entries[name].value) for name in HEAD} == HEAD
    assert list(found.importers) == [".", "packages/a"]
    importer = found.importers["packages/a"]
    assert [(one.group, one.name, one.specifier, one.version) for one in importer.dependencies] == [
        ("dependencies", "@x/b", "workspace:*", "link:../b"),
        ("dependencies", "ms", "catalog:", "2.1.3(peer@1.0.0)"),
        ("optionalDependencies", "it's", "^1", "1.0.0"),
    ]
    assert importer.publish_directory == "dist"
    assert importer.dependencies_meta is not None
    assert plain(importer.dependencies_meta) == {"@x/b": {"injected": True}}
    assert list(found.local) == ["c@file:libs/c"]


def test_places_are_those_of_the_lines() -> None:
    found = read(NEW)
    importer = found.importers["packages/a"]
    first = importer.dependencies[0]
    assert (importer.at.text, importer.at.start) == ("packages/a", (24, 3))
    assert (first.at.text, first.at.start) == ("'@x/b'", (26, 7))
    assert (first.specifier_at.text, first.specifier_at.start) == ("workspace:*", (27, 20))
    assert found.start.text == "'9.0'"
    overrides = found.key_at("overrides")
    assert overrides is not None
    assert overrides.start == (13, 1)


def test_the_layout_of_5_keeps_specifiers_apart() -> None:
    found = read(OLD)
    assert (found.version, found.quoted, found.single, found.packages) == ("5.4", False, True, 1)
    assert [
        (one.group, one.name, one.specifier, one.version) for one in found.importers["."].dependencies
    ] == [
        ("dependencies", "a", "^1.0.0", "1.2.0"),
        (None, "gone", "^2.0.0", ""),
    ]


def test_the_layout_of_6_may_stand_at_the_top_level() -> None:
    found = read("lockfileVersion: '6.0'\n\ndependencies:\n  a:\n    specifier: ^1\n    version: 1.0.0\n")
    assert found.single
    assert [(one.name, one.specifier) for one in found.importers["."].dependencies] == [("a", "^1")]


def test_line_ends_of_windows_make_no_difference() -> None:
    found, other = read(NEW.replace("\n", "\r\n")), read(NEW)
    assert plain(found.tree) == plain(other.tree)
    assert found.packages == other.packages
    assert [one.version for one in found.importers["packages/a"].dependencies] == [
        one.version for one in other.importers["packages/a"].dependencies
    ]


FIRST = "---\nlockfileVersion: '9.0'\n\nimporters:\n\n  .:\n    configDependencies:\n      c:\n        specifier: 1.0.0\n\n---\n"


def test_a_first_document_of_pins_is_kept_apart() -> None:
    found = read(FIRST + NEW)
    assert found.documents == Documents(2, leading=True)
    assert found.environment is not None
    assert list(found.environment.entries) == ["configDependencies"]
    assert list(found.importers) == [".", "packages/a"]


def test_documents_are_counted() -> None:
    assert read(NEW + "---\nlockfileVersion: '9.0'\n").documents == Documents(2)
    assert read(FIRST.replace("\n", "\r\n") + NEW).documents == Documents(2, leading=True, crlf=True)
    assert read(FIRST).documents == Documents(2, leading=True, main_blank=True)
    assert read("\n").documents == Documents(blank=True, main_blank=True)


@pytest.mark.parametrize(
    ("text", "why", "line", "column"),
    [
        (
            "importers:\n\n  .:\n    dependencies:\n    \ta:\n        specifier: x\n",
            "a line is indented with a tab",
            5,
            6,
        ),
        (OLD + "packages: {}\n", "a key occurs twice", 15, 1),
        (OLD + "\n  /a/1.2.0:\n    dev: true\n", "a key occurs twice", 16, 3),
        ("importers:\n  .: {}\n  .: {}\n", "a key occurs twice", 3, 3),
        (OLD + "\n  /b/1.0.0:\n    resolution: {integrity: sha5", "it ends in the middle of an entry", 17, 5),
        ("overrides:\n  a: 'x", "it ends in the middle of an entry", 2, 3),
        ("importers:\n    .: {}\n  a: {}\n", "a line is indented wrongly", 3, 3),
        (OLD + "<<<<<<< HEAD\n", "it holds a stray merge conflict marker", 15, 1),
    ],
)
def test_what_no_pnpm_can_read(text: str, why: str, line: int, column: int) -> None:
    found, problems = parse_lockfile(SourceFile("pnpm-lock.yaml", text))
    assert found.broken == why
    assert [(one.message, one.at.start) for one in problems] == [
        (f"no pnpm can read the lockfile: {why}", (line, column))
    ]


@pytest.mark.parametrize("value", ["&a 1.0.0", "{\n    b: c}\n", "|-\n    text\n"])
def test_yaml_that_pnpm_does_not_write_is_not_judged(value: str) -> None:
    found, problems = parse_lockfile(SourceFile("pnpm-lock.yaml", f"overrides:\n  a: {value}\nz: 1\n"))
    assert (found.broken, found.unread, problems) == (None, "it holds YAML that pnpm does not write", [])


def test_whole_conflict_markers_are_joined() -> None:
    side = "      {0}:\n        specifier: ^{1}\n        version: {1}.0.0\n"
    text = (
        "lockfileVersion: '9.0'\n\nimporters:\n\n  .:\n    dependencies:\n<<<<<<< HEAD\n"
        + side.format("a", 1)
        + "||||||| base\n=======\n"
        + side.format("a", 2)
        + side.format("b", 1)
        + ">>>>>>> other\n"
    )
    found, problems = parse_lockfile(SourceFile("pnpm-lock.yaml", text))
    assert [(one.name, one.specifier, one.at.start.line) for one in found.importers["."].dependencies] == [
        ("a", "^2", 13),
        ("b", "^1", 16),
    ]
    assert [(one.message, one.at.start) for one in problems] == [
        ("merge conflict marker in the lockfile", (7, 1))
    ]


@settings(derandomize=True, max_examples=150, deadline=None)
@given(st.integers(0, len(NEW)), st.text(alphabet="a:'\"{}[]- \n\r\t#&|<=>~\ud800", max_size=8))
def test_no_text_raises(at: int, inserted: str) -> None:
    found, problems = parse_lockfile(SourceFile("pnpm-lock.yaml", NEW[:at] + inserted + NEW[at:]))
    assert found.broken is None or problems != []
    assert read(NEW[:at]).file.path == "pnpm-lock.yaml"


def conflict(base: str = "") -> str:
    return f"x: 0\n<<<<<<< HEAD\n{OURS}{base}=======\n{THEIRS}>>>>>>> other\ny: 0\n"


@pytest.mark.parametrize("base", ["", "||||||| base\na: 0\n"])
def test_each_side_keeps_its_places(base: str) -> None:
    text = conflict(base)
    found = sides(text)
    assert found is not None
    ours, theirs = found
    assert (ours.split(), theirs.split()) == (
        ["x:", "0", "a:", "1", "y:", "0"],
        ["x:", "0", "a:", "2", "b:", "3", "y:", "0"],
    )
    assert (len(ours), ours.index("a: 1"), theirs.index("b: 3")) == (
        len(text),
        text.index("a: 1"),
        text.index("b: 3"),
    )
    assert ours.count("\n") == theirs.count("\n") == text.count("\n")


@pytest.mark.parametrize(
    "text", ["<<<<<<< HEAD\na: 1\n", "a: 1\n=======\nb: 2\n", conflict() + ">>>>>>> more\n"]
)
def test_markers_that_are_left_over(text: str) -> None:
    assert sides(text) is None


def test_a_text_without_a_conflict_is_both_sides() -> None:
    assert sides("a: 1\n") == ("a: 1\n", "a: 1\n")


def importers(*dependencies: str) -> str:
    lines = [
        f"      {name}:\n        specifier: ^{version}\n        version: {version}\n"
        for name, version in (one.split("@") for one in dependencies)
    ]
    return f"lockfileVersion: '9.0'\n\nimporters:\n\n  .:\n    dependencies:\n{''.join(lines)}"


def test_theirs_wins_where_both_have_a_dependency() -> None:
    ours, theirs = (
        parse_lockfile(SourceFile("pnpm-lock.yaml", text))[0]
        for text in (importers("a@1.0.0", "b@1.0.0"), importers("b@2.0.0", "c@1.0.0"))
    )
    found = merged(ours, theirs)
    assert {one.name: one.version for one in found.importers["."].dependencies} == {
        "a": "1.0.0",
        "b": "2.0.0",
        "c": "1.0.0",
    }

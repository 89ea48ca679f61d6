"""Paths of a compose file, made base-relative."""

from __future__ import annotations

import pytest

from dockerlint.parsers.compose.pipeline.paths import (
    MARK,
    is_absolute,
    is_remote,
    joined,
    resolve_paths,
    unmarked,
)
from dockerlint.parsers.compose.verdict.report import Report
from dockerlint.tree import plain
from tests.support.compose_trees import reported, tree


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("services: {a: {build: {context: ..}}}", {"services": {"a": {"build": {"context": "."}}}}),
        ("services: {a: {build: {context: ../..}}}", {"services": {"a": {"build": {"context": ".."}}}}),
        (
            "services: {a: {build: {context: 'https://x/y.git'}}}",
            {"services": {"a": {"build": {"context": "https://x/y.git"}}}},
        ),
        (
            "services: {a: {build: {additional_contexts: {n: 'service:b', m: m}}}}",
            {"services": {"a": {"build": {"additional_contexts": {"n": "service:b", "m": "deploy/m"}}}}},
        ),
        (
            "services: {a: {env_file: [{path: ./x.env}]}}",
            {"services": {"a": {"env_file": [{"path": "deploy/x.env"}]}}},
        ),
        (
            "services: {a: {volumes: [{type: bind, source: ./x}, {type: volume, source: x}]}}",
            {
                "services": {
                    "a": {
                        "volumes": [
                            {"type": "bind", "source": "deploy/x"},
                            {"type": "volume", "source": "x"},
                        ]
                    }
                }
            },
        ),
        (
            "services: {a: {volumes: [{type: bind, source: /x}, {type: bind, source: 'C:\\x'}]}}",
            {
                "services": {
                    "a": {"volumes": [{"type": "bind", "source": "/x"}, {"type": "bind", "source": "C:\\x"}]}
                }
            },
        ),
        ("secrets: {s: {file: ../s}}", {"secrets": {"s": {"file": "s"}}}),
        (
            "volumes: {v: {driver: local, driver_opts: {o: bind, device: ./d}}}",
            {"volumes": {"v": {"driver": "local", "driver_opts": {"o": "bind", "device": "deploy/d"}}}},
        ),
        (
            "volumes: {v: {driver: nfs, driver_opts: {o: bind, device: ./d}}}",
            {"volumes": {"v": {"driver": "nfs", "driver_opts": {"o": "bind", "device": "./d"}}}},
        ),
        ("services: {a: {command: ./x}}", {"services": {"a": {"command": "./x"}}}),
    ],
)
def test_paths(text: str, wanted: object) -> None:
    report = Report()
    found = resolve_paths(tree(text), "deploy", report)
    assert (plain(unmarked(found)), reported(report)) == (wanted, [])


def test_a_path_is_resolved_once() -> None:
    once = resolve_paths(tree("secrets: {s: {file: s}}"), "a", Report())
    assert plain(once) == {"secrets": {"s": {"file": f"{MARK}a/s"}}}
    assert plain(unmarked(resolve_paths(once, "b", Report()))) == {"secrets": {"s": {"file": "a/s"}}}


@pytest.mark.parametrize(("home", "wanted"), [("/home/me", "/home/me/k"), (None, "~/k")])
def test_a_home_folder_that_is_known(home: str | None, wanted: str) -> None:
    found = resolve_paths(tree("secrets: {s: {file: ~/k}}"), "a", Report(), home)
    assert plain(unmarked(found)) == {"secrets": {"s": {"file": wanted}}}


def test_a_bind_mount_without_a_source() -> None:
    report = Report()
    resolve_paths(tree("services: {a: {volumes: [{type: bind, target: /x}]}}"), ".", report)
    assert reported(report) == ["1:26 a bind mount needs a `source`"]


@pytest.mark.parametrize(
    ("context", "wanted"),
    [
        ("https://github.com/a/b.git", True),
        ("git@github.com:a/b", True),
        ("github.com/a/b", True),
        ("docker-image://alpine", True),
        ("service:web", True),
        ("./github.com", False),
        ("gitlab.com/a", False),
        (".", False),
    ],
)
def test_what_is_no_folder(context: str, *, wanted: bool) -> None:
    assert is_remote(context) is wanted


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("/a", True),
        ("~/a", True),
        ("C:\\a", True),
        ("c:/a", True),
        ("\\\\h\\a", True),
        ("a", False),
        ("c:a", False),
    ],
)
def test_absolute_paths_of_any_system(path: str, *, wanted: bool) -> None:
    assert is_absolute(path) is wanted


@pytest.mark.parametrize(
    ("folder", "path", "wanted"),
    [(".", "a", "a"), ("a", "..", "."), ("a", "../..", ".."), ("a/b", "./c/", "a/b/c"), ("a", "/b", "/b")],
)
def test_joined(folder: str, path: str, wanted: str) -> None:
    assert joined(folder, path) == wanted

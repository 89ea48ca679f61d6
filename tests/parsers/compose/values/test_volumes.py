"""Volumes in one text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dockerlint.parsers.compose.values.volumes import VolumeError, clean, is_path, parse_volume


@pytest.mark.parametrize(
    ("text", "kind", "source", "target"),
    [
        ("/d", "volume", "", "/d"),
        ("vol:/d", "volume", "vol", "/d"),
        ("./x:/y:ro", "bind", "./x", "/y"),
        ("d:/data", "volume", "", "d:/data"),
        ("d:/src:/data", "bind", "d:/src", "/data"),
        ("~/x:/y", "bind", "~/x", "/y"),
    ],
)
def test_volumes(text: str, kind: str, source: str, target: str) -> None:
    found = parse_volume(text)
    assert (found.kind, found.source, found.target) == (kind, source, target)


def test_volume_options() -> None:
    found = parse_volume("/a:/b:ro,z,rslave,nocopy")
    assert (found.read_only, found.selinux, found.propagation, found.nocopy) == (True, "z", "rslave", True)


@pytest.mark.parametrize("text", ["", "/v::/w", "aa:bb:cc:dd"])
def test_refused_volumes(text: str) -> None:
    with pytest.raises(VolumeError):
        parse_volume(text)


@settings(derandomize=True, max_examples=60)
@given(st.text(alphabet="Va1:$-+?{}/ '\"\\;(", max_size=20))
def test_only_the_named_error_is_raised(text: str) -> None:
    try:
        parse_volume(text)
    except VolumeError as raised:
        assert str(raised)  # noqa: PT017 - most texts raise nothing


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        (".", True),
        ("./a", True),
        ("../a", True),
        ("/a", True),
        ("~", True),
        ("c:\\a", True),
        ("\\\\host\\a", True),
        ("data", False),
        ("a/b", False),
        ("", False),
    ],
)
def test_a_source_that_is_a_path(source: str, *, wanted: bool) -> None:
    assert is_path(source) is wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("/a/", "/a"), ("/a/../b", "/b"), ("//a", "/a"), ("/a//b/.", "/a/b"), ("/", "/"), ("", "")],
)
def test_targets_are_cleaned_as_go_does(text: str, wanted: str) -> None:
    assert clean(text) == wanted

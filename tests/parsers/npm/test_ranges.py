from __future__ import annotations

import pytest

from dockerlint.parsers.npm.ranges import Version, intersects, parse_range, parse_version, satisfies


def admits(wanted: str, version: str) -> bool:
    parsed, has = parse_range(wanted), parse_version(version)
    assert parsed is not None
    assert has is not None
    return satisfies(has, parsed)


@pytest.mark.parametrize(
    ("text", "version"),
    [
        ("1.2.3", Version(1, 2, 3)),
        (" v1.2.3+build.7 ", Version(1, 2, 3)),
        ("1.2.3-beta.2", Version(1, 2, 3, 0, ((1, 0, "beta"), (0, 2, "")))),
        ("1.2", None),
        ("01.2.3", None),
        ("1.2.3beta", None),
        ("9007199254740992.0.0", None),
        ("1" * 300 + ".0.0", None),
    ],
)
def test_versions(text: str, version: Version | None) -> None:
    assert parse_version(text) == version


def test_precedence_is_that_of_the_specification() -> None:
    written = [
        "1.0.0-alpha",
        "1.0.0-alpha.1",
        "1.0.0-alpha.beta",
        "1.0.0-beta.2",
        "1.0.0-beta.11",
        "1.0.0-rc.1",
        "1.0.0",
    ]
    versions = [one for text in reversed(written) if (one := parse_version(text))]
    assert sorted(versions) == versions[::-1]


@pytest.mark.parametrize(
    ("wanted", "inside", "outside"),
    [
        ("^1.2.3", "1.9.0", "2.0.0"),
        ("^1.2.3", "1.2.3", "2.0.0-alpha"),
        ("^0.2.3", "0.2.9", "0.3.0"),
        ("^0.0.3", "0.0.3", "0.0.4"),
        ("^0.0", "0.0.9", "0.1.0"),
        ("^0", "0.9.0", "1.0.0"),
        ("~1", "1.9.0", "2.0.0"),
        ("~1.2.3", "1.2.9", "1.3.0"),
        ("~>1.2", "1.2.9", "1.3.0"),
        (">1.2", "1.3.0", "1.2.9"),
        ("<=1.2", "1.2.9", "1.3.0"),
        (">= 1.2.3 < 2", "1.2.3", "2.0.0-alpha"),
        ("1 - 2", "2.9.9", "3.0.0"),
        ("1.2.3 - 2.3.4", "2.3.4", "2.3.5"),
        ("1.x || >=3.0.0", "3.1.0", "2.0.0"),
        ("^2 ||", "9.0.0", "9.0.0-alpha"),
        ("", "1.0.0", "1.0.0-alpha"),
        ("*", "0.0.0", "0.0.0-alpha"),
        ("^1.2.3-a", "1.2.3-b", "1.2.4-b"),
        (">=1.0.0-0", "1.0.0-alpha", "1.0.1-alpha"),
        ("1.2.3+build", "1.2.3", "1.2.4"),
        ("=v1.2", "1.2.7", "1.3.0"),
    ],
)
def test_what_a_range_admits(wanted: str, inside: str, outside: str) -> None:
    assert (admits(wanted, inside), admits(wanted, outside)) == (True, False)


@pytest.mark.parametrize(
    "text",
    [
        "latest",
        "npm:x@1",
        "workspace:*",
        "https://x/y.tgz",
        "^",
        ">",
        "1.x.5",
        "1.2.3beta",
        "1 || latest",
        "01.2",
    ],
)
def test_what_is_no_range(text: str) -> None:
    assert parse_range(text) is None


def test_nothing_is_below_the_lowest_version() -> None:
    assert not admits("<*", "0.0.0")
    assert not admits("<0.0.0", "0.0.0")


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ("^1.0.0", "^1.5.0", True),
        ("^1.0.0", "^2.0.0", False),
        ("<1.0.0", ">=1.0.0", False),
        ("<=1.0.0", ">=1.0.0", True),
        (">1.0.0", "<1.0.1", False),
        ("1 || 3", "^3.1.0", True),
        ("*", "^4", True),
        ("<2", "<1", True),
    ],
)
def test_whether_two_ranges_meet(one: str, other: str, meet: bool) -> None:
    left, right = parse_range(one), parse_range(other)
    assert left is not None
    assert right is not None
    assert (intersects(left, right), intersects(right, left)) == (meet, meet)

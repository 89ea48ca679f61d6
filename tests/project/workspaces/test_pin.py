"""Which majors of pnpm a version, a range or a tag admits."""

from __future__ import annotations

import pytest

from dockerlint.project.workspaces.pin import (
    PnpmPin,
    Rank,
    admitted,
    exact_version,
    excludes,
    narrowed,
    read_version,
)
from dockerlint.source import SourceFile
from dockerlint.values import Known, Text, Unknown

FILE = SourceFile("Dockerfile", "RUN npm i -g 'pnpm@9.1.0' 9.1.0x\n")
AT = FILE.span(13, 25)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("9.1.0", {9}),
        ("9", {9}),
        ("^9.1.0", {9}),
        ("9.x", {9}),
        ("8 || 9", {8, 9}),
        (">=8 <10", {8, 9}),
        ("latest-10", {10}),
        ("next-11", {11}),
        ("latest", set()),
        ("", set()),
        ("nonsense", set()),
    ],
)
def test_majors(text: str, wanted: set[int]) -> None:
    assert admitted(text) == wanted


def test_an_open_range_admits_what_is_to_come() -> None:
    found = admitted(">=10")
    assert (min(found), max(found) > 20) == (10, True)


@pytest.mark.parametrize(
    ("text", "wanted"), [("9.1.0", (9, 1, 0)), ("9.1.0-rc.1", (9, 1, 0)), ("9", None), ("^9.1.0", None)]
)
def test_exact_versions(text: str, wanted: tuple[int, int, int] | None) -> None:
    found = exact_version(text)
    assert (found and tuple(found)[:3]) == wanted


def pin(version: str, *, refuses: bool = False) -> PnpmPin:
    return PnpmPin(Rank.ENGINES, "engines", version, AT, admitted(version), exact_version(version), refuses)


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        (pin("9.1.0"), pin("9.2.0"), False),
        (pin("9.1.0"), pin("8.0.0"), True),
        (pin(">=9.5", refuses=True), pin("9.1.0"), True),
        (pin(">=9.5", refuses=True), pin("9.6.0"), False),
        (pin(">=9.5", refuses=True), pin("9"), False),
        (pin(">=9.5"), pin("9.1.0"), False),
    ],
)
def test_what_no_version_fits(one: PnpmPin, other: PnpmPin, *, wanted: bool) -> None:
    assert excludes(one, other) is wanted


@pytest.mark.parametrize(
    ("version", "text", "majors"),
    [
        (Text.known("9.1.0+sha512.x"), "9.1.0", {9}),
        (Text((Known("8."), Unknown("why"))), "8.x", {8}),
        (Text((Known("8"), Unknown("why"))), None, None),
        (Text.unknown("why"), None, None),
        (Text.known("latest"), None, None),
    ],
)
def test_a_version_of_which_the_major_is_known(
    version: Text, text: str | None, majors: set[int] | None
) -> None:
    found = read_version(version, AT)
    assert (found[:2] if found else (None, None)) == (text, majors)


@pytest.mark.parametrize(
    ("begin", "finish", "text", "wanted"),
    [
        (13, 25, "9.1.0", "9.1.0"),
        (13, 33, "9.1.0", "'pnpm@9.1.0' 9.1.0x"),
        (13, 25, "8", "'pnpm@9.1.0'"),
        (13, 25, "", "'pnpm@9.1.0'"),
    ],
)
def test_a_place_is_narrowed_to_what_is_there_once(begin: int, finish: int, text: str, wanted: str) -> None:
    assert narrowed(FILE.span(begin, min(finish, 32)), text).text == wanted

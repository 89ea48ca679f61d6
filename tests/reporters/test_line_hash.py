"""Measured with RollingHashPartialFingerprints of Sarif.Multitool 5.7.0, except for the byte order mark."""

from __future__ import annotations

import pytest

from dockerlint.reporters.line_hash import LineHashes
from dockerlint.source import SourceFile


@pytest.mark.parametrize(
    ("data", "hashes"),
    [
        pytest.param(b"", ["c129715d7a2bc9a3:1"], id="empty"),
        pytest.param(
            b"FROM node:22\nRUN npm ci\n\n  RUN npm ci\n\tRUN npm\tci\n",
            [
                "8f838b086337fd9:1",
                "542471777cae4b23:1",
                "93e523fd6af0bdfd:1",
                "67fe0d9a75aae327:1",
                "77e0370311f2a011:1",
                "c129715d7a2bc9a3:1",
            ],
            id="blanks",
        ),
        pytest.param(
            b"FROM node:22\r\nRUN npm ci\r\n",
            ["b980200d826edb67:1", "77e0370311f2a011:1", "c129715d7a2bc9a3:1"],
            id="crlf",
        ),
        pytest.param(
            b"a\rb \r \nc",
            ["4850bf53658d4e53:1", "b0367d257df6d03c:1", "1c206f60a702cfe8:1", "188ff2f224477a1e:1"],
            id="cr",
        ),
        pytest.param(
            "# \U0001f600 gr\u00fcn\nFROM a\n".encode(),
            ["fa2a7d23c8b1b1c3:1", "64ed687ffdb54cda:1", "c129715d7a2bc9a3:1"],
            id="astral",
        ),
        pytest.param(b"FROM \xff\xe2\x82 a\n", ["6667fd0dad193d68:1", "c129715d7a2bc9a3:1"], id="no UTF-8"),
        pytest.param(
            b"x" * 98 + "\U0001f600yz\nx".encode(), ["52b56201ffd59321:1", "638816509450efbf:1"], id="long"
        ),
    ],
)
def test_a_line_has_the_hash_that_github_computes(data: bytes, hashes: list[str]) -> None:
    file, own = SourceFile.decoded("a", data), LineHashes()
    assert [own.hash_of(file, line) for line in range(1, len(hashes) + 1)] == hashes


def test_equal_hashes_are_numbered() -> None:
    file, own = SourceFile("a", ("x" * 100 + "\n") * 3), LineHashes()
    assert [own.hash_of(file, line) for line in (3, 1, 2, 4)] == [
        "52b56201ffb58620:3",
        "52b56201ffb58620:1",
        "52b56201ffb58620:2",
        "c129715d7a2bc9a3:1",
    ]


def test_a_byte_order_mark_counts_as_it_does_in_upload_sarif() -> None:
    file = SourceFile.decoded("a", b"\xef\xbb\xbfFROM a\n")
    assert LineHashes().hash_of(file, 1) == "b1d04682264d59f5:1"

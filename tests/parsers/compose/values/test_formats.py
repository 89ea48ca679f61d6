"""The small languages inside a compose file: variables, ports, volumes, sizes, durations, commands."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dockerlint.parsers.compose.trees.environment import Environment
from dockerlint.parsers.compose.trees.nodes import go_text
from dockerlint.parsers.compose.trees.templates import Expansion, TemplateError
from dockerlint.parsers.compose.values.formats import (
    CommandError,
    duration_text,
    parse_duration,
    parse_size,
    split_command,
)
from dockerlint.parsers.compose.values.ports import PortError, parse_port
from dockerlint.parsers.compose.values.volumes import VolumeError, parse_volume


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("${V}", "1"),
        ("$V-x", "1-x"),
        ("$$V", "$V"),
        ("a$", "a$"),
        ("$1 $(x) $ {V}", "$1 $(x) $ {V}"),
        ("${U:-d}", "d"),
        ("${E:-d}${E-d}", "d"),
        ("${V:+a}${U:+a}${E+b}${E:+c}", "ab"),
        ("${U:-${V}b}c", "1bc"),
        ("${U:-a}b}", "ab}"),
        ("${V:?must}", "1"),
        ("${U}", ""),
    ],
)
def test_expansion(text: str, wanted: str) -> None:
    assert Expansion(Environment({"V": "1", "E": ""})).expand(text).value == wanted


@pytest.mark.parametrize(
    "text", ["${", "${V", "${1V}", "${V/a/b}", "${#V}", "${V=d}", "${V!x}", "${V:= d}", "${}"]
)
def test_what_is_no_variable_is_refused(text: str) -> None:
    with pytest.raises(TemplateError, match="does not start a variable"):
        Expansion(Environment({"V": "1"})).expand(text)


def test_a_required_variable_names_itself() -> None:
    with pytest.raises(TemplateError) as raised:
        Expansion(Environment()).expand("a${U:?say}")
    assert str(raised.value) == "required variable `U` has no value"


def test_a_required_variable_is_unknown_where_it_is_asked_for() -> None:
    expansion = Expansion(Environment({"V": "1"}), missing=[])
    assert expansion.expand("${V:?say}${U:?say}/${W?}").value == "1/"
    assert (expansion.missing, [one.why for one in expansion.unknowns]) == (
        ["U", "W"],
        ["`U` has no value", "`W` has no value"],
    )


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("80", [(80, "", "", "tcp")]),
        ("8080:80/udp", [(80, "8080", "", "udp")]),
        ("80-81:90-91", [(90, "80", "", "tcp"), (91, "81", "", "tcp")]),
        ("8000-8010:80", [(80, "8000-8010", "", "tcp")]),
        ("127.0.0.1::80", [(80, "", "127.0.0.1", "tcp")]),
        ("[::1]:80:90", [(90, "80", "::1", "tcp")]),
    ],
)
def test_ports(text: str, wanted: list[tuple[int, str, str, str]]) -> None:
    assert [tuple(one) for one in parse_port(text)] == wanted


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a:80", "the host port is no number and no range"),
        ("80:b", "the container port is no number and no range"),
        ("99999:80", "the host port is over 65535"),
        ("8000-8001:9000-9002", "the ranges of host and container ports differ in length"),
        ("x:80:80", "the host part is no IP address"),
        ("::1:80:80", "the host part is no IP address"),
        ("80:80/foo", "the protocol must be tcp, udp or sctp"),
        ("80:", "no container port given"),
        ("81-80", "the range of container ports is upside down"),
    ],
)
def test_refused_ports(text: str, said: str) -> None:
    with pytest.raises(PortError) as raised:
        parse_port(text)
    assert str(raised.value) == said


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


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("1g", 2**30),
        ("64 m", 2**26),
        ("1.5gb", 1610612736),
        ("10", 10),
        ("1KiB", 1024),
        ("x", None),
        ("-1", None),
        ("1x", None),
    ],
)
def test_sizes(text: str, wanted: int | None) -> None:
    assert parse_size(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("90s", "1m30s"),
        ("1h", "1h0m0s"),
        ("1.5s", "1.5s"),
        ("500ms", "500ms"),
        ("2d", "48h0m0s"),
        ("0", "0s"),
    ],
)
def test_durations(text: str, wanted: str) -> None:
    assert duration_text(parse_duration(text) or 0) == wanted


@pytest.mark.parametrize("text", ["10", "1x", "", "s"])
def test_refused_durations(text: str) -> None:
    assert parse_duration(text) is None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a 'b c' \"d e\"", ["a", "b c", "d e"]),
        ("npm run x && y", ["npm", "run", "x"]),
        ('a"b"c', ["abc"]),
        ("a\\ b", ["a b"]),
        ("''", [""]),
        ("", []),
        ("echo $(x y) z", ["echo", "$(x y)", "z"]),
    ],
)
def test_commands(text: str, wanted: list[str]) -> None:
    assert [word for word, _, _ in split_command(text)] == wanted


@pytest.mark.parametrize("text", ["a 'b", "a (b)", "a\\"])
def test_refused_commands(text: str) -> None:
    with pytest.raises(CommandError):
        split_command(text)


def test_words_know_their_place() -> None:
    assert [("a  'b c'"[start:end], word) for word, start, end in split_command("a  'b c'")] == [
        ("a", "a"),
        ("'b c'", "b c"),
    ]


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        (1000.0, "1000"),
        (123456789.0, "1.23456789e+08"),
        (1e100, "1e+100"),
        (0.5, "0.5"),
        (1e-7, "1e-07"),
        (True, "true"),
        (None, ""),
    ],
)
def test_values_are_printed_as_go_does(value: float | None, wanted: str) -> None:
    assert go_text(value) == wanted


@settings(derandomize=True, max_examples=200)
@given(st.text(alphabet="Va1:$-+?{}/ '\"\\;(", max_size=20))
def test_only_the_named_errors_are_raised(text: str) -> None:
    for parse, error in (
        (Expansion(Environment()).expand, TemplateError),
        (parse_port, PortError),
        (parse_volume, VolumeError),
        (split_command, CommandError),
    ):
        try:
            parse(text)
        except error as raised:
            assert str(raised)  # noqa: PT017 - most texts raise nothing

"""Ports in one text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dockerlint.parsers.compose.values.ports import PortError, is_ip, parse_port


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("80", [(80, "", "", "tcp")]),
        ("8080:80/udp", [(80, "8080", "", "udp")]),
        ("80-81:90-91", [(90, "80", "", "tcp"), (91, "81", "", "tcp")]),
        ("8000-8010:80", [(80, "8000-8010", "", "tcp")]),
        ("127.0.0.1::80", [(80, "", "127.0.0.1", "tcp")]),
        ("[::1]:80:90", [(90, "80", "::1", "tcp")]),
        ("::1:8080:80", [(80, "8080", "::1", "tcp")]),
        ("::::80", [(80, "", "::", "tcp")]),
        ("2001:db8::5::53/udp", [(53, "", "2001:db8::5", "udp")]),
    ],
)
def test_ports(text: str, wanted: list[tuple[int, str, str, str]]) -> None:
    assert [tuple(one) for one in parse_port(text)] == wanted


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a:80", "the host port is not a number or a range"),
        ("80:b", "the container port is not a number or a range"),
        ("99999:80", "the host port is over 65535"),
        ("8000-8001:9000-9002", "the ranges of host and container ports differ in length"),
        ("x:80:80", "the host part is not an IP address"),
        ("::1::1:80:80", "the host part is not an IP address"),
        ("[::1:80:80", "the host part is not an IP address"),
        ("80:80/foo", "the protocol must be tcp, udp or sctp"),
        ("80:", "no container port given"),
        ("81-80", "the range of container ports ends before it begins"),
    ],
)
def test_refused_ports(text: str, said: str) -> None:
    with pytest.raises(PortError) as raised:
        parse_port(text)
    assert str(raised.value) == said


@settings(derandomize=True, max_examples=60)
@given(st.text(alphabet="Va1:$-+?{}/ '\"\\;(", max_size=20))
def test_only_the_named_error_is_raised(text: str) -> None:
    try:
        parse_port(text)
    except PortError as raised:
        assert str(raised)  # noqa: PT017 - most texts raise nothing


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("127.0.0.1", True),
        ("::1", True),
        ("0.0.0.0", True),  # noqa: S104 - an address to read, none to listen on
        ("fe80::1%eth0", False),
        ("127.0.0.01", False),
        ("127.1", False),
        ("localhost", False),
        ("", False),
    ],
)
def test_addresses_as_go_takes_them(text: str, *, wanted: bool) -> None:
    assert is_ip(text) is wanted


def test_a_range_is_ordered_by_text_as_compose_prints_it() -> None:
    assert [port.target for port in parse_port("9-11")] == [10, 11, 9]

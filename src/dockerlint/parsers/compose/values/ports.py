"""Short ports: `[[HOST:]PUBLISHED:]TARGET[/PROTOCOL]`, with ranges.

Source: https://docs.docker.com/reference/compose-file/services/#short-syntax-4, and the messages of docker/go-connections, which since
0.5.0 takes an IPv6 address without brackets too (https://github.com/docker/go-connections/pull/78).
"""

from __future__ import annotations

import ipaddress
import re
from typing import NamedTuple

_RANGE = re.compile(r"(\d{1,9})(?:-(\d{1,9}))?")
_PROTOCOLS = frozenset({"tcp", "udp", "sctp"})


class PortError(ValueError):
    """A short port that Compose rejects; the message is the reason, in lower case."""


class Port(NamedTuple):
    """One published or exposed port; `published` is empty if the engine picks one, or a range to pick from."""

    target: int
    published: str
    host_ip: str
    protocol: str


def parse_port(text: str) -> list[Port]:
    """Return one entry for each container port of a short port. Raises PortError."""
    host, published, rest = _split(text)
    target, _, protocol = rest.partition("/")
    if not target:
        raise PortError("no container port given")
    protocol = (protocol or "tcp").lower()
    first, last = _range(target, "container")
    low, high = _range(published, "host") if published else (0, 0)
    if protocol not in _PROTOCOLS:
        raise PortError("the protocol must be tcp, udp or sctp")
    if published and high - low != last - first and first != last:
        raise PortError("the ranges of host and container ports differ in length")
    ports = [
        Port(number, _published(published, low, high, number - first, single=first == last), host, protocol)
        for number in range(first, last + 1)
    ]
    return sorted(ports, key=lambda port: f"{port.target}/{port.protocol}")


def _published(written: str, low: int, high: int, offset: int, *, single: bool) -> str:
    if not written:
        return ""
    return f"{low}-{high}" if single and low != high else str(low + offset)


def _split(text: str) -> tuple[str, str, str]:
    parts = text.split(":")
    if len(parts) == 1:
        return "", "", parts[0]
    if len(parts) == 2:
        return "", parts[0], parts[1]
    host = ":".join(parts[:-2])
    host = host[1:-1] if host.startswith("[") and host.endswith("]") else host
    if host and not is_ip(host):
        raise PortError("the host part is not an IP address")
    return host, parts[-2], parts[-1]


def is_ip(text: str) -> bool:
    """Return whether Go's `net.ParseIP` accepts a text as an IP address (no zone, no leading zeros)."""
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return "%" not in text


def _range(text: str, what: str) -> tuple[int, int]:
    found = _RANGE.fullmatch(text)
    if found is None:
        raise PortError(f"the {what} port is not a number or a range")
    first = int(found[1])
    last = int(found[2]) if found[2] else first
    if last > 65535:
        raise PortError(f"the {what} port is over 65535")
    if last < first:
        raise PortError(f"the range of {what} ports ends before it begins")
    return first, last

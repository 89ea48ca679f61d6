"""Until when the product in a public image, and the distribution under it, are maintained. The data is knowledge/images/life_cycles.py.

A tag that moves on to the next cycle (`latest`, `lts`, `3`) has no end, unless every cycle that it may mean has ended (`python:2`). A digest after the tag
changes nothing: the tag still says which cycle was meant.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from dockerlint.knowledge.images.base_images import hub_name, parse_image_name
from dockerlint.knowledge.images.distributions import DEBIAN_RELEASES, UBUNTU_RELEASES
from dockerlint.knowledge.images.image_systems import image_system
from dockerlint.knowledge.images.life_cycles import AS_OF, LIFE_CYCLES


class EndOfLife(NamedTuple):
    """The last day (`2025-04-30`) on which a cycle (`18`) of a product (`node`) is maintained."""

    product: str
    cycle: str
    date: str

    @property
    def ended(self) -> bool:
        """Whether this is before the day of the data; never compared with today."""
        return self.date < AS_OF


_PRODUCTS = {
    **dict.fromkeys(("postgis/postgis", "pgvector/pgvector", "timescale/timescaledb"), "postgres"),
    **dict.fromkeys(("nginxinc/nginx-unprivileged", "nginx/nginx-unprivileged"), "nginx"),
    **{f"docker.elastic.co/{name}/{name}": name for name in ("elasticsearch", "kibana", "logstash")},
    **{f"mcr.microsoft.com/dotnet/{name}": "dotnet" for name in ("sdk", "aspnet", "runtime", "runtime-deps")},
    "valkey/valkey": "valkey",
    "ubi": "rhel",
}
_NODE_NAMES = {
    name: str(major)
    for major, name in zip(
        range(4, 26, 2),
        "argon boron carbon dubnium erbium fermium gallium hydrogen iron jod krypton".split(),
        strict=True,
    )
}
"""The names of Node's lines with long term support (nodejs/Release, schedule.json)."""

_NAMES = {
    "node": _NODE_NAMES,
    "debian": {name: number for number, name in DEBIAN_RELEASES.items()} | {"stretch": "9", "jessie": "8"},
    "ubuntu": {name: number for number, name in UBUNTU_RELEASES.items()} | {"trusty": "14.04"},
}
_VERSION = re.compile(r"v?(\d+(?:\.\d+)*)")
_POSTGRES = re.compile(r"pg(\d+)")


@cache
def end_of_life(reference: str) -> EndOfLife | None:
    """Return the end of the product that an expanded image reference names; None for one that no table knows, and for a tag that moves on."""
    name = parse_image_name(reference)
    repository = hub_name(name.repository)
    product = _PRODUCTS.get(repository, repository)
    if product not in LIFE_CYCLES or name.tag is None:
        return None
    words = name.tag.split("-")
    version = _version(product, words)
    return _end(product, version) if version else None


def system_end_of_life(reference: str) -> EndOfLife | None:
    """Return the end of the distribution below an image, where the reference says which release it is (`python:3.12-slim-buster`)."""
    system = image_system(reference)
    product = _PRODUCTS.get(system.family or "", system.family or "")
    if product not in LIFE_CYCLES or system.release is None:
        return None
    return _end(product, _NAMES.get(product, {}).get(system.release, system.release))


def _version(product: str, words: list[str]) -> str | None:
    names = _NAMES.get(product, {})
    named = next((names[word] for word in words if word in names), None)
    if product == "postgres":
        named = next((match[1] for word in words if (match := _POSTGRES.fullmatch(word))), None)
    if named:
        return named
    match = _VERSION.match(words[0])
    return match[1] if match else None


def _end(product: str, version: str) -> EndOfLife | None:
    cycles = _cycles(product)
    parts = version.split(".")
    for length in range(len(parts), 0, -1):
        cycle = ".".join(parts[:length])
        if cycle in cycles:
            return _known(product, cycle, cycles[cycle])
    under = [(end, cycle) for cycle, end in cycles.items() if cycle.startswith(f"{version}.")]
    if not under or any(end == "-" or end >= AS_OF for end, _ in under):
        return None
    end, cycle = max(under)
    return _known(product, cycle, end)


def _known(product: str, cycle: str, end: str) -> EndOfLife | None:
    return None if end == "-" else EndOfLife(product, cycle, end)


@cache
def _cycles(product: str) -> dict[str, str]:
    pairs = (text.partition(":") for text in LIFE_CYCLES[product].split())
    return {cycle: end for cycle, _, end in pairs}

"""Which system each public image has under each kind of tag, and which programs it adds: distributions and languages.

An entry maps the words of a tag that decide (`alpine`, `slim`, a major version; sorted, joined with `-`) to `SYSTEM: TOOL ...`, where SYSTEM is a
name of knowledge/images/distributions.py. `?TOOL` may be there or not (some versions have it, or a dependency may bring it), `!TOOL` is certainly not
there; a closing `...` says that there may be anything more. Services are in knowledge/images/service_contents.py.

Sources: the Dockerfiles of nodejs/docker-node, docker-library (python, golang, ruby, php, openjdk), rust-lang/docker-rust, adoptium/containers,
chainguard-images/images, oven-sh/bun, denoland/deno_docker, dotnet/dotnet-docker and microsoft/playwright; library/* of docker-library/official-images for what their
tags mean; the README of GoogleContainerTools/distroless; confluentinc/common-docker; bitnami/containers. Read in 2026.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

_VERSION = r"v?\d[\w.+]*"


class Contents(NamedTuple):
    """One image: its systems by the deciding words of the tag, and (regular expressions) the other words and versions that are understood."""

    systems: Mapping[str, str]
    words: str = ""
    versions: str = _VERSION


_PS = "?ps ?top ?pgrep ?pkill"
_NODE = "node nodejs npm npx ?yarn ?corepack"
_PYTHON = "python python3 pip pip3"
_RUBY = "ruby gem bundle ?openssl"
_TEMURIN = "java ?javac ?gpg ?xz ?openssl"
_DOTNET_RUNTIME = {
    **dict.fromkeys(("8", "9", "debian-slim"), "debian-slim: dotnet openssl"),
    **dict.fromkeys(("10", "ubuntu"), "ubuntu: dotnet openssl"),
    "alpine": "alpine: dotnet ?openssl",
    "chiseled-ubuntu": "distroless: ?dotnet",
    "azurelinux": "azurelinux: dotnet ...",
}
_DOTNET_SDK = {
    **dict.fromkeys(("8", "9", "debian-slim"), "debian-slim: dotnet openssl curl wget git ?less ?ssh ?xz"),
    **dict.fromkeys(("10", "ubuntu"), "ubuntu: dotnet openssl curl wget git ?less ?ssh ?xz"),
    "alpine": "alpine: dotnet ?bash ?curl ?git ?openssl ...",
    "azurelinux": "azurelinux: dotnet git tar ...",
}
_DOTNET_VERSIONS = r"([89]|10)\.0[\w.]*"

CONTENTS: dict[str, Contents] = {
    "scratch": Contents({"": "scratch"}),
    "alpine": Contents({"": "alpine"}, "edge"),
    "debian": Contents({"": "debian", "slim": "debian-slim"}, "(old)*stable|testing|unstable|sid"),
    "ubuntu": Contents({"": "ubuntu"}, "rolling|devel"),
    "buildpack-deps": Contents(
        {"": "buildpack-deps", "scm": "buildpack-deps-scm", "curl": "buildpack-deps-curl"},
        "(old)*stable|testing|unstable|sid",
    ),
    "busybox": Contents(
        {"": "busybox", **{libc: f"busybox-{libc}" for libc in ("glibc", "musl", "uclibc")}},
        "stable|unstable",
    ),
    "amazonlinux": Contents({"": "amazonlinux", "2": "amazonlinux2"}, versions=r"2|2\.0[\w.]*|2023[\w.]*"),
    "fedora": Contents({"": "fedora"}, "rawhide"),
    "centos": Contents({"7": "centos7", "8": "centos"}, versions=r"[78][\w.]*"),
    "rockylinux": Contents({"": "rockylinux", "minimal": "rockylinux-minimal"}),
    "almalinux": Contents({"": "almalinux", "minimal": "almalinux-minimal"}),
    "oraclelinux": Contents(
        {"": "oraclelinux", "7": "oraclelinux7", "slim": "oraclelinux-slim", "7-slim": "oraclelinux7"}
    ),
    "node": Contents(
        {
            "": f"buildpack-deps: {_NODE}",
            "slim": f"debian-slim: {_NODE}",
            "alpine": f"alpine: {_NODE}",
            **dict.fromkeys(("12", "13", "14"), f"buildpack-deps: {_NODE} ?python3"),
        },
        "lts|current|gallium|hydrogen|iron|jod|krypton",
        r"(1[2-9]|[2-9]\d)(\.[\w.]*)?",
    ),
    "python": Contents(
        {
            "": f"buildpack-deps: {_PYTHON}",
            "slim": f"debian-slim: {_PYTHON} openssl",
            "alpine": f"alpine: {_PYTHON}",
        },
        "rc",
        r"3[\w.]*",
    ),
    "golang": Contents(
        {"": "buildpack-deps-scm: go gofmt gcc g++ cc c++ make pkg-config", "alpine": "alpine: go gofmt"},
        "rc|tip",
    ),
    "rust": Contents(
        {
            "": "buildpack-deps: cargo rustc rustup",
            "slim": "debian-slim: cargo rustc rustup gcc cc openssl",
            "alpine": "alpine: cargo rustc rustup gcc cc",
        }
    ),
    "ruby": Contents(
        {
            "": f"buildpack-deps: {_RUBY}",
            "slim": f"debian-slim: {_RUBY} {_PS} ?bzip2",
            "alpine": f"alpine: {_RUBY}",
        }
    ),
    "php": Contents(
        {
            "": f"debian-slim: php curl openssl gcc g++ cc c++ make autoconf pkg-config patch bzip2 xz file {_PS}",
            "alpine": "alpine: php curl openssl tar xz ?file",
        },
        "cli|apache|fpm|zts|rc",
    ),
    "eclipse-temurin": Contents(
        {
            "": f"ubuntu: {_TEMURIN} curl ?wget",
            "alpine": f"alpine: {_TEMURIN} ?bash",
            "minimal-ubi": f"ubi-minimal: {_TEMURIN} ...",
        },
        r"jdk|jre|b\d+",
    ),
    "openjdk": Contents(
        {"slim": "debian-slim: java ?javac openssl", "alpine": "alpine: java ?javac ?bash ?openssl"},
        "jdk|jre|ea|rc",
    ),
    "oven/bun": Contents(
        {
            "": "debian: bun bunx ?node ?openssl",
            "slim": "debian-slim: bun bunx ?node ?openssl",
            "alpine": "alpine: bun bunx ?node",
            "distroless": "distroless: bun ?bunx ?node",
        },
        "canary",
    ),
    "denoland/deno": Contents(
        {
            "": "debian-slim: deno",
            "ubuntu": "ubuntu: deno",
            "distroless": "distroless: deno",
            "bin": "scratch: deno",
        }
    ),
    **{
        f"mcr.microsoft.com/dotnet/{name}": Contents(
            _DOTNET_RUNTIME, "composite|extra|amd64|arm64v8", _DOTNET_VERSIONS
        )
        for name in ("aspnet", "runtime")
    },
    "mcr.microsoft.com/dotnet/sdk": Contents(_DOTNET_SDK, "amd64|arm64v8", _DOTNET_VERSIONS),
    "mcr.microsoft.com/playwright": Contents({"": "ubuntu: node npm npx curl wget git gpg ssh openssl ..."}),
}

_DISTROLESS_WORDS = "nonroot|amd64|arm64|arm|s390x|ppc64le|riscv64"
_DISTROLESS = r"gcr\.io/distroless/"
_DEBIAN = r"(-debian(?P<debian>\d+))?"
_UBI = r"(registry\.(access\.redhat\.com|redhat\.io)|redhat)/ubi"
PATTERNS: tuple[tuple[str, Contents], ...] = (
    (
        rf"{_DISTROLESS}static{_DEBIAN}",
        Contents({"": "distroless-static", "debug": "distroless-static-debug"}, _DISTROLESS_WORDS),
    ),
    (
        rf"{_DISTROLESS}(base|base-nossl|cc|java-base|java\d+|nodejs\d*){_DEBIAN}",
        Contents({"": "distroless: ?node ?java", "debug": "distroless-debug"}, _DISTROLESS_WORDS),
    ),
    (rf"{_DISTROLESS}python3{_DEBIAN}", Contents({"": "distroless-python"}, _DISTROLESS_WORDS)),
    (rf"{_UBI}(?P<version>7)(/ubi)?(-init)?", Contents({"": "ubi7"})),
    (rf"{_UBI}(?P<version>8|9|10)(/ubi)?(-init)?", Contents({"": "ubi"})),
    (rf"{_UBI}(?P<version>\d+)(/ubi)?-minimal", Contents({"": "ubi-minimal"})),
    (rf"{_UBI}(?P<version>\d+)(/ubi)?-micro", Contents({"": "ubi-micro"})),
    (r"cgr\.dev/[\w.-]+/wolfi-base|chainguard/wolfi-base", Contents({"": "wolfi"})),
    (r"(cgr\.dev/chainguard|chainguard)/[\w.-]+", Contents({"dev": "wolfi: bash"})),
    (r"confluentinc/cp-[\w-]+", Contents({"": "some-ubi: ..."}, r"ubi\d+", r"[78]\.[\w.]*")),
    (r"bitnami(legacy)?/(?!minideb|git$)[\w-]+", Contents({"debian": "debian-slim: ..."}, r"r\d+")),
)
"""The same for families of repositories, by regular expressions; their groups name the release that the name itself has."""

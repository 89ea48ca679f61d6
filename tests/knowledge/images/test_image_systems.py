from __future__ import annotations

import pytest

from dockerlint.knowledge.images.base_contents import CONTENTS, PATTERNS
from dockerlint.knowledge.images.distributions import ASKED, DISTRIBUTIONS, LAYERED
from dockerlint.knowledge.images.image_systems import UNKNOWN_SYSTEM, has_tool, image_system
from dockerlint.knowledge.images.service_contents import SERVICES

ABOUT = ["curl", "wget", "bash", "git", "python3", "make"]


def described(reference: str) -> str:
    """Return what is known of an image in one line; of the tools in ABOUT `+` what it has, `-` what it lacks."""
    system = image_system(reference)
    facts = (system.family, system.release, system.libc, system.package_manager, system.shell)
    sign = {True: "+", False: "-", None: "?"}
    return " ".join([*map(str, facts), "".join(sign[system.has(tool)] for tool in ABOUT)])


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("node:22", "debian None glibc apt-get /bin/sh ++++++"),
        ("node:22-slim", "debian None glibc apt-get /bin/sh --+---"),
        ("node:22-alpine", "alpine None musl apk /bin/sh -+----"),
        ("node:22.11.0-bookworm-slim", "debian bookworm glibc apt-get /bin/sh --+---"),
        ("node:lts-alpine3.20", "alpine 3.20 musl apk /bin/sh -+----"),
        ("node:20-bullseye", "debian bullseye glibc apt-get /bin/sh ++++++"),
        ("node:jod-trixie-slim", "debian trixie glibc apt-get /bin/sh --+---"),
        ("node", "debian None glibc apt-get /bin/sh ++++++"),
        ("node:14", "debian None glibc apt-get /bin/sh ++++?+"),
        ("docker.io/library/node:20-slim", "debian None glibc apt-get /bin/sh --+---"),
        ("public.ecr.aws/docker/library/node:20", "debian None glibc apt-get /bin/sh ++++++"),
        ("node:22-slim@sha256:ab", "debian None glibc apt-get /bin/sh --+---"),
        ("python:3.12-slim-bookworm", "debian bookworm glibc apt-get /bin/sh --+-+-"),
        ("python:3.13-alpine3.21", "alpine 3.21 musl apk /bin/sh -+--+-"),
        ("python:3.14.0rc1", "debian None glibc apt-get /bin/sh ++++++"),
        ("golang:1.24", "debian None glibc apt-get /bin/sh ++++?+"),
        ("golang:1.24-alpine", "alpine None musl apk /bin/sh -+----"),
        ("rust:1.80-slim-bookworm", "debian bookworm glibc apt-get /bin/sh --+---"),
        ("php:8.3-fpm-alpine3.20", "alpine 3.20 musl apk /bin/sh ++----"),
        ("php:8.3-apache", "debian None glibc apt-get /bin/sh +-+--+"),
        ("eclipse-temurin:21-jre-alpine-3.21", "alpine 3.21 musl apk /bin/sh -+?---"),
        ("eclipse-temurin:21.0.4_7-jdk-noble", "ubuntu noble glibc apt-get /bin/sh +?+---"),
        ("eclipse-temurin:21-jre-ubi9-minimal", "ubi 9 glibc microdnf /bin/sh +?+???"),
        ("openjdk:17-jdk-slim-bullseye", "debian bullseye glibc apt-get /bin/sh --+---"),
        ("oven/bun:1.1.38-debian", "debian None glibc apt-get /bin/sh --+---"),
        ("denoland/deno:distroless-2.1.0", "distroless None glibc none none ------"),
        ("mcr.microsoft.com/dotnet/aspnet:8.0", "debian None glibc apt-get /bin/sh --+---"),
        ("mcr.microsoft.com/dotnet/sdk:10.0", "ubuntu None glibc apt-get /bin/sh ++++--"),
        ("mcr.microsoft.com/dotnet/aspnet:9.0-noble-chiseled", "distroless None glibc none none ------"),
        ("mcr.microsoft.com/dotnet/aspnet:8.0-bookworm-slim", "debian bookworm glibc apt-get /bin/sh --+---"),
    ],
)
def test_languages(reference: str, expected: str) -> None:
    assert described(reference) == expected


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("debian:12", "debian bookworm glibc apt-get /bin/sh --+---"),
        ("debian:bookworm-20240904-slim", "debian bookworm glibc apt-get /bin/sh --+---"),
        ("debian:stable-slim", "debian None glibc apt-get /bin/sh --+---"),
        ("buildpack-deps:bookworm-curl", "debian bookworm glibc apt-get /bin/sh +++---"),
        ("ubuntu:22.04", "ubuntu jammy glibc apt-get /bin/sh --+---"),
        ("ubuntu:noble-20240904", "ubuntu noble glibc apt-get /bin/sh --+---"),
        ("alpine:3.20.3", "alpine 3.20 musl apk /bin/sh -+----"),
        ("alpine:edge", "alpine None musl apk /bin/sh -+----"),
        ("alpine@sha256:ab", "alpine None musl apk /bin/sh -+----"),
        ("busybox:1.36-musl", "busybox None musl none /bin/sh -+----"),
        ("busybox", "busybox None None none /bin/sh -+----"),
        ("scratch", "scratch None none none none ------"),
        ("gcr.io/distroless/static-debian12", "distroless bookworm none none none ------"),
        ("gcr.io/distroless/nodejs22-debian12:nonroot", "distroless bookworm glibc none none ------"),
        ("gcr.io/distroless/nodejs22-debian12:debug", "distroless bookworm glibc none /busybox/sh ?+????"),
        ("gcr.io/distroless/python3-debian12", "distroless bookworm glibc none None ????+?"),
        ("amazonlinux:2.0.20250101.0", "amazonlinux 2 glibc yum /bin/sh ??+???"),
        ("amazonlinux:2023", "amazonlinux 2023 glibc dnf /bin/sh +?+???"),
        ("oraclelinux:9-slim", "oraclelinux 9 glibc microdnf /bin/sh +?+???"),
        ("oraclelinux:7-slim", "oraclelinux 7 glibc yum /bin/sh ??+???"),
        ("rockylinux:9.3-minimal", "rockylinux 9 glibc microdnf /bin/sh ??+???"),
        ("centos:7.9.2009", "centos 7 glibc yum /bin/sh ??+???"),
        ("registry.access.redhat.com/ubi9/ubi-minimal:9.4", "ubi 9 glibc microdnf /bin/sh +?+???"),
        ("registry.access.redhat.com/ubi8:8.10", "ubi 8 glibc dnf /bin/sh +?+???"),
        ("redhat/ubi9-micro", "ubi 9 glibc none /bin/sh ??+???"),
        ("cgr.dev/chainguard/wolfi-base", "wolfi None glibc apk /bin/sh ??????"),
        ("cgr.dev/chainguard/node:latest-dev", "wolfi None glibc apk /bin/sh ??+???"),
        ("cgr.dev/chainguard/node:latest", "None None None None None ??????"),
    ],
)
def test_distributions(reference: str, expected: str) -> None:
    assert described(reference) == expected


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("postgres:17", "debian None glibc apt-get /bin/sh --+-?-"),
        ("docker.io/postgres:16.3-alpine3.19", "alpine 3.19 musl apk /bin/sh -++-?-"),
        ("pgvector/pgvector:0.8.0-pg17-trixie", "debian trixie glibc apt-get /bin/sh --+-?-"),
        ("timescale/timescaledb:latest-pg16", "alpine None musl apk /bin/sh ?++???"),
        ("redis:7.4-alpine", "alpine None musl apk /bin/sh -+----"),
        ("valkey/valkey:8", "debian None glibc apt-get /bin/sh --+---"),
        ("mysql:8.0", "oraclelinux None glibc microdnf /bin/sh +?+???"),
        ("mysql:8.4-oraclelinux9", "oraclelinux 9 glibc microdnf /bin/sh +?+???"),
        ("mariadb:11.4", "ubuntu None glibc apt-get /bin/sh --+-?-"),
        ("mongo:7.0-jammy", "ubuntu jammy glibc apt-get /bin/sh --+-?-"),
        ("rabbitmq:3.13-management-alpine", "alpine None musl apk /bin/sh -++-?-"),
        ("nginx:1.27", "debian None glibc apt-get /bin/sh +-+---"),
        ("nginx:1.27.3-alpine3.20-slim", "alpine 3.20 musl apk /bin/sh -+----"),
        ("nginxinc/nginx-unprivileged:stable-alpine", "alpine None musl apk /bin/sh ++----"),
        ("otel/opentelemetry-collector-contrib:0.130.1", "scratch None none none none ------"),
        ("nats:2.10", "scratch None none none none ------"),
        ("nats:2-alpine3.22", "alpine 3.22 musl apk /bin/sh -+----"),
        ("openresty/openresty:1.25.3.2-0-alpine-fat", "alpine None musl apk /bin/sh ?+????"),
        ("openresty/openresty:1.25.3.2-0-bookworm", "debian bookworm glibc apt-get /bin/sh ??+???"),
        ("openresty/openresty:1.25.3.2-0-rocky", "None None None None None ??????"),
        ("traefik:v3.1", "alpine None musl apk /bin/sh -+----"),
        ("docker:29-cli-alpine3.24", "alpine 3.24 musl apk /bin/sh ?+????"),
        ("minio/minio:RELEASE.2024-01-16T16-07-38Z", "ubi None glibc none /bin/sh ??+???"),
        ("quay.io/keycloak/keycloak:26.0.1", "ubi None glibc none /bin/sh --+???"),
        ("docker.elastic.co/elasticsearch/elasticsearch:8.13.4", "None None glibc None /bin/sh +?+???"),
        ("confluentinc/cp-kafka:7.6.0", "ubi None glibc None /bin/sh ??+???"),
        ("bitnami/kafka:3.4.1-debian-12-r39", "debian None glibc apt-get /bin/sh ??+???"),
        ("prom/prometheus:v2.54.0", "busybox None None none /bin/sh -+----"),
    ],
)
def test_services(reference: str, expected: str) -> None:
    assert described(reference) == expected


@pytest.mark.parametrize(
    "reference",
    [
        "acme/base:1",
        "registry.acme.example/node:22",
        "node@sha256:ab",
        "node:latest@sha256:ab",
        "minio/minio@sha256:ab",
        "node:22-windowsservercore",
        "node:22-jammy",
        "node:8-slim",
        "node:12-stretch",
        "python:2.7",
        "mysql:5.7",
        "mysql:8.0.20",
        "openjdk:17",
        "centos",
        "mcr.microsoft.com/dotnet/aspnet",
        "quay.io/keycloak/keycloak:17.0.0",
        "prom/prometheus:v3.5.0-distroless",
        "bitnami/kafka:3.4",
        "registry.access.redhat.com/ubi9/nodejs-22",
        "",
    ],
)
def test_unknown_stays_unknown(reference: str) -> None:
    assert image_system(reference) is UNKNOWN_SYSTEM


def test_tools_of_their_own() -> None:
    assert has_tool("postgres:17", "pg_isready") is True
    assert has_tool("node:22", "pg_isready") is False
    assert has_tool("node:26", "corepack") is None
    assert has_tool("node:22", "acme-tool") is None
    assert has_tool("ruby:3.4-slim", "ps") is None
    assert has_tool("debian:12", "ping") is None
    assert has_tool("debian:12-slim", "ping") is False
    assert has_tool("rust:1-slim", "gcc") is True
    assert has_tool("rust:1-slim", "make") is False


def test_every_tool_of_the_tables_is_one_that_may_be_asked_about() -> None:
    texts = [
        text for one in (CONTENTS, SERVICES) for entry in one.values() for text in entry.systems.values()
    ]
    texts += [text for _, entry in PATTERNS for text in entry.systems.values()]
    specifications = [text.partition(": ") for text in [*texts, *LAYERED.values()]]
    assert {base for base, _, _ in specifications} <= DISTRIBUTIONS.keys() | LAYERED.keys()
    words = " ".join(
        [*(added for _, _, added in specifications), *(one.tools for one in DISTRIBUTIONS.values())]
    )
    assert {word.lstrip("?!") for word in words.split()} - {"..."} <= ASKED

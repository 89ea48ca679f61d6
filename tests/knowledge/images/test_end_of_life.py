from __future__ import annotations

import re

import pytest

from dockerlint.knowledge.images.end_of_life import EndOfLife, end_of_life, system_end_of_life
from dockerlint.knowledge.images.life_cycles import AS_OF, LIFE_CYCLES


@pytest.mark.parametrize(
    ("reference", "product", "cycle", "date", "ended"),
    [
        ("node:18", "node", "18", "2025-04-30", True),
        ("node:18.20.4-bookworm-slim", "node", "18", "2025-04-30", True),
        ("node:hydrogen-alpine", "node", "18", "2025-04-30", True),
        ("node:lts-krypton", "node", "24", "2028-04-30", False),
        ("docker.io/library/node:16@sha256:ab", "node", "16", "2023-09-11", True),
        ("node:22", "node", "22", "2027-04-30", False),
        ("python:3.8-slim-buster", "python", "3.8", "2024-10-07", True),
        ("python:2", "python", "2.7", "2020-01-01", True),
        ("golang:1.22.5-alpine", "golang", "1.22", "2025-02-11", True),
        ("php:7-fpm", "php", "7.4", "2022-11-28", True),
        ("eclipse-temurin:8u412-b08-jre", "eclipse-temurin", "8", "2030-12-31", False),
        ("mcr.microsoft.com/dotnet/sdk:6.0-alpine", "dotnet", "6", "2024-11-12", True),
        ("postgres:12.3-alpine", "postgres", "12", "2024-11-21", True),
        ("postgres:9.6", "postgres", "9.6", "2021-11-11", True),
        ("timescale/timescaledb:latest-pg13", "postgres", "13", "2025-11-13", True),
        ("pgvector/pgvector:0.7.4-pg12", "postgres", "12", "2024-11-21", True),
        ("postgis/postgis:11-2.5-alpine", "postgres", "11", "2023-11-09", True),
        ("mysql:8.0.36", "mysql", "8.0", "2026-04-30", True),
        ("mongo:4", "mongo", "4.4", "2024-02-29", True),
        ("redis:5-alpine", "redis", "5.0", "2022-04-27", True),
        ("rabbitmq:3.13-management", "rabbitmq", "3.13", "2024-09-17", True),
        ("docker.elastic.co/kibana/kibana:7.17.0", "kibana", "7", "2026-01-15", True),
        ("nginx:1.27.3-alpine", "nginx", "1.27", "2025-06-24", True),
        ("debian:stretch-slim", "debian", "9", "2022-07-01", True),
        ("debian:bullseye", "debian", "11", "2026-08-31", False),
        ("ubuntu:18.04", "ubuntu", "18.04", "2023-05-31", True),
        ("ubuntu:bionic-20230530", "ubuntu", "18.04", "2023-05-31", True),
        ("alpine:3.15.4", "alpine", "3.15", "2023-11-01", True),
        ("centos:7.9.2009", "centos", "7", "2024-06-30", True),
        ("amazonlinux:2.0.20250101.0", "amazonlinux", "2", "2026-06-30", True),
    ],
)
def test_ends_of_products(reference: str, product: str, cycle: str, date: str, ended: bool) -> None:
    found = end_of_life(reference)
    assert found == EndOfLife(product, cycle, date)
    assert found.ended is ended


@pytest.mark.parametrize(
    "reference",
    [
        "node",
        "node:latest",
        "node:lts-alpine",
        "node@sha256:ab",
        "python:3",
        "python:3.99",
        "php:8",
        "mysql:8",
        "mysql:5.1.73",
        "redis:8.6",
        "nginx:1.30",
        "alpine:3",
        "debian:stable",
        "acme/node:12",
        "registry.acme.example/node:12",
        "scratch",
    ],
)
def test_no_end_that_is_known(reference: str) -> None:
    assert end_of_life(reference) is None


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("python:3.12-slim-buster", EndOfLife("debian", "10", "2024-06-30")),
        ("node:22-alpine3.19", EndOfLife("alpine", "3.19", "2025-11-01")),
        ("eclipse-temurin:21-jre-jammy", EndOfLife("ubuntu", "22.04", "2027-04-01")),
        ("registry.access.redhat.com/ubi7/ubi", EndOfLife("rhel", "7", "2024-06-30")),
        ("debian:12-slim", EndOfLife("debian", "12", "2028-06-30")),
        ("node:22-alpine", None),
        ("acme/base:buster", None),
    ],
)
def test_ends_of_systems(reference: str, expected: EndOfLife | None) -> None:
    assert system_end_of_life(reference) == expected


def test_every_cycle_has_one_end() -> None:
    for text in LIFE_CYCLES.values():
        cycles = [pair.partition(":") for pair in text.split()]
        assert len({cycle for cycle, _, _ in cycles}) == len(cycles)
        assert all(end == "-" or re.fullmatch(r"\d{4}-\d\d-\d\d", end) for _, _, end in cycles)
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", AS_OF)

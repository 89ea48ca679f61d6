"""What databases and stores are that others than Docker publish.

Sources: next to each entry, read in 2026 (Dockerfiles, entrypoint scripts, build files). The first entry that takes a repository and a tag counts.
"""

from __future__ import annotations

from dockerlint.knowledge.images.image_facts import (
    DROPS,
    ROOT_PROGRAM,
    ROOT_SCRIPT,
    BaseImage,
    Entrypoint,
    Published,
    runs_as,
)

_OTHER = Entrypoint.OTHER
_PROGRAM = Entrypoint.PROGRAM
_SCRIPT = Entrypoint.RUNS_COMMAND

PUBLISHED_DATABASES: tuple[Published, ...] = (
    Published(
        r"clickhouse(/clickhouse-server)?",
        runs_as("101", "/var/lib/clickhouse", _PROGRAM),
        "ClickHouse/docker-library",
        r".*distroless.*",
    ),
    Published(r"clickhouse(/clickhouse-server)?", DROPS, "ClickHouse/docker-library"),
    Published(r"altinity/clickhouse-server", DROPS, "Altinity/ClickHouse"),
    Published(r"redis/redis-stack(-server)?", BaseImage("root", _OTHER), "redis-stack/redis-stack"),
    Published(r"timescale/timescaledb", DROPS, "timescale/timescaledb-docker"),
    Published(r"postgis/postgis", DROPS, "postgis/docker-postgis"),
    Published(r"(pgvector|ankane)/pgvector", DROPS, "pgvector/pgvector"),
    Published(
        r"supabase/postgres", BaseImage("root", Entrypoint.DROPS_ROOT, None, True), "supabase/postgres"
    ),
    Published(r"valkey/valkey", DROPS, "valkey-io/valkey-container"),
    Published(r"edoburu/pgbouncer", runs_as("postgres"), "edoburu/docker-pgbouncer"),
    Published(r"apache/kafka", runs_as("appuser", "/"), "apache/kafka", r"(latest|[3-9]\.).*"),
    Published(r"confluentinc/cp-.+", runs_as("appuser"), "confluentinc/common-docker", r"(latest|[678]\.).*"),
    Published(
        r"opensearchproject/opensearch(-dashboards)?", runs_as("1000"), "opensearch-project/opensearch-build"
    ),
    Published(r"docker\.elastic\.co/.+", runs_as("1000"), "elastic/dockerfiles"),
    Published(r"(quay\.io/)?minio/minio", ROOT_SCRIPT, "minio/minio"),
    Published(r"(quay\.io/)?minio/mc", ROOT_PROGRAM, "minio/mc"),
    Published(r"getmeili/meilisearch", BaseImage("root", _SCRIPT, None), "meilisearch/meilisearch"),
    Published(r"typesense/typesense", ROOT_PROGRAM, "typesense/typesense"),
    Published(r"qdrant/qdrant", runs_as("1000", "/qdrant"), "qdrant/qdrant", r".*unprivileged.*"),
    Published(r"qdrant/qdrant", BaseImage("root", workdir="/qdrant"), "qdrant/qdrant"),
    Published(r"surrealdb/surrealdb", BaseImage("root", _PROGRAM, None), "surrealdb/surrealdb", r".*-dev"),
    Published(r"surrealdb/surrealdb", runs_as("65532", None, _PROGRAM), "surrealdb/surrealdb"),
    Published(
        r"litestream/litestream",
        runs_as("nonroot", None, _PROGRAM),
        "benbjohnson/litestream",
        r".*(hardened|scratch).*",
    ),
    Published(r"litestream/litestream", ROOT_PROGRAM, "benbjohnson/litestream"),
    Published(r"hashicorp/(vault|consul)", DROPS, "hashicorp/docker-vault", r"(?!.*ubi).*"),
    Published(r"hashicorp/vault", runs_as("100"), "hashicorp/docker-vault", r".*ubi.*"),
)

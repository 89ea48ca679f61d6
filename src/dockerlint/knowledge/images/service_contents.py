"""The same as knowledge/images/base_contents.py, for databases, servers and tools: what compose files name more often than Dockerfiles do.

Sources: the Dockerfiles of docker-library (postgres, redis, mysql, mongo, rabbitmq, haproxy, httpd, memcached, docker), redis/docker-library-redis,
valkey-io/valkey-container, MariaDB/mariadb-docker, nginx/docker-nginx and -unprivileged, openresty/docker-openresty, traefik/traefik-library-image, nats-io/nats-docker,
caddyserver/caddy-docker, pgvector, postgis/docker-postgis, timescale/timescaledb-docker, hashicorp/vault and consul, ClickHouse, minio,
mailhog/MailHog, axllent/mailpit, apache/kafka, grafana/grafana, keycloak/keycloak (and its issue 17438: no curl since 21), elastic/elasticsearch,
prometheus and node_exporter, open-telemetry/opentelemetry-collector-releases (distributions/*/Dockerfile); library/* of docker-library/official-images for what their tags mean. Read in 2026.
"""

from __future__ import annotations

from dockerlint.knowledge.images.base_contents import Contents

_PS = "?ps ?top ?pgrep ?pkill"
_POSTGRES = "psql pg_isready pg_dump ?gosu ?su-exec ?openssl ?python3"
_POSTGRES_DEBIAN = f"debian-slim: {_POSTGRES} {_PS} xz ?gpg ?less"
_NGINX = {
    "": f"debian-slim: nginx curl openssl envsubst {_PS}",
    "alpine": "alpine: nginx curl envsubst ?openssl",
    "alpine-slim": "alpine: nginx envsubst ?openssl",
}
_RABBIT = "rabbitmqctl rabbitmq-diagnostics openssl ?gosu ?su-exec ?python3"
_BUSYBOX_SERVER = Contents({"": "busybox: ?openssl"}, versions=r"v\d[\w.]*")
_ELASTIC = Contents({"": "some-glibc: curl ..."}, versions=r"[789]\.[\w.]*|SNAPSHOT")
_GRAFANA = Contents(
    {"": "alpine: bash curl ?openssl", "ubuntu": "ubuntu: curl openssl ..."}, versions=r"([7-9]|1\d)[\w.]*"
)

SERVICES: dict[str, Contents] = {
    "postgres": Contents({"": _POSTGRES_DEBIAN, "alpine": f"alpine: bash {_POSTGRES}"}),
    "pgvector/pgvector": Contents({"": _POSTGRES_DEBIAN}, r"pg\d+"),
    "postgis/postgis": Contents({"": f"{_POSTGRES_DEBIAN} ...", "alpine": f"alpine: bash {_POSTGRES} ..."}),
    "timescale/timescaledb": Contents({"": f"alpine: bash {_POSTGRES} ..."}, r"pg\d+|oss"),
    "redis": Contents(
        {
            "": "debian-slim: redis-cli redis-server ?gosu",
            "alpine": "alpine: redis-cli redis-server ?gosu ?su-exec",
        }
    ),
    **dict.fromkeys(
        ("valkey", "valkey/valkey"),
        Contents(
            {
                "": "debian-slim: valkey-cli valkey-server ?redis-cli ?redis-server",
                "alpine": "alpine: valkey-cli valkey-server setpriv ?redis-cli ?redis-server",
            }
        ),
    ),
    "mysql": Contents(
        dict.fromkeys(
            ("", "oracle", "oraclelinux"),
            "oraclelinux-slim: mysql mysqladmin mysqldump gosu openssl xz gzip bzip2 find xargs",
        ),
        "lts|innovation",
        r"8(\.0(\.(3[3-9]|4\d))?)?|8\.4[\w.]*|9[\w.]*|26[\w.]*",
    ),
    "mariadb": Contents(
        {
            "": f"ubuntu: mariadb mariadb-admin gosu gpg xz openssl ?mysql ?mysqladmin ?mysqldump {_PS} ?killall ?lsof ?ip ?ss ?socat ?python3",
            "ubi": "ubi-minimal: mariadb mariadb-admin gosu xz tar gzip ps top pgrep pkill ...",
        },
        "lts",
        r"10(\.(5|6|11)[\w.]*)?|1[12][\w.]*",
    ),
    "mongo": Contents(
        {"": "ubuntu: mongod mongosh jq gosu openssl ps top pgrep pkill ?mongo ?python3"},
        versions=r"[678][\w.]*",
    ),
    "rabbitmq": Contents(
        {"": f"ubuntu: {_RABBIT} {_PS}", "alpine": f"alpine: bash {_RABBIT}"},
        "management",
        r"3(\.(8|9|1\d)[\w.]*)?|4[\w.]*",
    ),
    **dict.fromkeys(
        ("nginx", "nginxinc/nginx-unprivileged", "nginx/nginx-unprivileged"),
        Contents(_NGINX, "stable|mainline", r"1(\.(2[1-9]|[3-9]\d)[\w.]*)?"),
    ),
    "openresty/openresty": Contents(
        {"alpine": "alpine: ...", "debian": "debian-slim: ...", "ubuntu": "ubuntu: ..."},
        "fat|apk|amd64|aarch64",
    ),
    "httpd": Contents({"": "debian-slim: httpd ?openssl", "alpine": "alpine: httpd perl ?openssl ?bash"}),
    "haproxy": Contents(
        {"": "debian-slim: haproxy ?socat ?openssl", "alpine": "alpine: haproxy ?socat ?openssl"}, "lts"
    ),
    "memcached": Contents({"": "debian-slim: memcached ?openssl", "alpine": "alpine: memcached ?openssl"}),
    "traefik": Contents({"": "alpine: traefik ?openssl"}, versions=r"v?[23][\w.]*"),
    "caddy": Contents({"": "alpine: caddy ?curl ?openssl"}),
    "nats": Contents({"": "scratch", "scratch": "scratch", "linux": "scratch", "alpine": "alpine: ?openssl"}),
    "docker": Contents({"": "alpine: docker ?git ?ssh ?openssl ?xz ?bash ..."}, "cli|dind|git"),
    "hashicorp/vault": Contents({"": "alpine: vault su-exec dumb-init ?openssl ?gpg"}),
    "hashicorp/consul": Contents({"": "alpine: consul curl jq su-exec dumb-init ?openssl ?gpg"}),
    "apache/kafka": Contents({"": "alpine: java bash ?wget ?gpg ?openssl"}),
    "minio/minio": Contents({"": "ubi-micro: ?curl ?mc ..."}, r"RELEASE\.202[4-9]", r"\d\d(T\d\d|Z)?"),
    "mailhog/mailhog": Contents({"": "alpine"}),
    "axllent/mailpit": Contents({"": "alpine"}),
    "quay.io/keycloak/keycloak": Contents({"": "ubi-micro: ?java !curl !wget"}, "nightly", r"2[1-9]\.[\w.]*"),
    **dict.fromkeys(
        ("clickhouse", "clickhouse/clickhouse-server"),
        Contents({"": "ubuntu: wget openssl ?gpg", "alpine": "alpine: ..."}),
    ),
    **dict.fromkeys(("elasticsearch", "docker.elastic.co/elasticsearch/elasticsearch"), _ELASTIC),
    **dict.fromkeys(("grafana/grafana", "grafana/grafana-oss", "grafana/grafana-enterprise"), _GRAFANA),
    **dict.fromkeys(
        (
            "otel/opentelemetry-collector",
            "otel/opentelemetry-collector-contrib",
            "otel/opentelemetry-collector-k8s",
            "otel/opentelemetry-collector-otlp",
        ),
        Contents({"": "scratch", "amd64": "scratch", "arm64": "scratch"}),
    ),
    **dict.fromkeys(
        (
            "prom/prometheus",
            "quay.io/prometheus/prometheus",
            "prom/node-exporter",
            "quay.io/prometheus/node-exporter",
        ),
        _BUSYBOX_SERVER,
    ),
}

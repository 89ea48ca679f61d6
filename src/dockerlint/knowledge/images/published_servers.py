"""What web servers, monitoring and message services are that others than Docker publish.

Sources: next to each entry, read in 2026 (Dockerfiles, entrypoint scripts, build files). The first entry that takes a repository and a tag counts.
"""

from __future__ import annotations

from dockerlint.knowledge.images.image_facts import (
    DROPS,
    ROOT,
    ROOT_PROGRAM,
    BaseImage,
    Entrypoint,
    Published,
    runs_as,
)

_OTHER = Entrypoint.OTHER
_PROGRAM = Entrypoint.PROGRAM
_SCRIPT = Entrypoint.RUNS_COMMAND

PUBLISHED_SERVERS: tuple[Published, ...] = (
    Published(
        r"(nginxinc|nginx)/nginx-unprivileged|.*/nginxinc/nginx-unprivileged",
        runs_as("101", "/"),
        "nginxinc/docker-nginx-unprivileged",
    ),
    Published(
        r"trafex/php-nginx",
        runs_as("nobody", "/var/www/html", Entrypoint.NONE, healthcheck=True),
        "TrafeX/docker-php-nginx",
    ),
    Published(
        r"webdevops/php-(nginx|apache)(-dev)?", BaseImage("root", _OTHER, None), "webdevops/Dockerfile"
    ),
    Published(
        r"thecodingmachine/php",
        runs_as("docker", "/var/www/html", healthcheck=None),
        "thecodingmachine/docker-images-php",
    ),
    Published(
        r"tiangolo/(uvicorn-gunicorn(-fastapi|-starlette)?|meinheld-gunicorn(-flask)?)",
        BaseImage("root", workdir="/app"),
        "tiangolo/uvicorn-gunicorn-docker",
    ),
    Published(
        r"tiangolo/uwsgi-nginx(-flask)?",
        BaseImage("root", _OTHER, "/app"),
        "tiangolo/uwsgi-nginx-flask-docker",
    ),
    Published(
        r"nginxproxy/nginx-proxy|jwilder/nginx-proxy",
        BaseImage("root", _SCRIPT, "/app"),
        "nginx-proxy/nginx-proxy",
    ),
    Published(
        r"envoyproxy/envoy(-alpine|-distroless|-contrib|-dev)?", BaseImage("root", _OTHER), "envoyproxy/envoy"
    ),
    Published(r"openresty/openresty", ROOT, "openresty/docker-openresty"),
    Published(r"fluentd|fluent/fluentd", DROPS, "fluent/fluentd-docker-image", r"v?(0\.14|1\.[0-2])\b.*"),
    Published(r"fluentd|fluent/fluentd", runs_as("fluent", "/"), "fluent/fluentd-docker-image"),
    Published(r"(cr\.fluentbit\.io/)?fluent/fluent-bit", ROOT, "fluent/fluent-bit", r".*debug.*"),
    Published(r"(cr\.fluentbit\.io/)?fluent/fluent-bit", ROOT_PROGRAM, "fluent/fluent-bit"),
    Published(r"quay\.io/keycloak/keycloak", runs_as("1000", None, _PROGRAM), "keycloak/keycloak"),
    Published(r"kong/kong-gateway|kong/kong", runs_as("kong", healthcheck=True), "Kong/docker-kong"),
    Published(r"phpmyadmin/phpmyadmin", DROPS, "phpmyadmin/docker"),
    Published(
        r"(prom|quay\.io/prometheus)/(blackbox|snmp)[-_]exporter",
        runs_as("65532", None, _PROGRAM),
        "prometheus/blackbox_exporter",
        r".*distroless.*",
    ),
    Published(
        r"(prom|quay\.io/prometheus)/(blackbox|snmp)[-_]exporter",
        ROOT_PROGRAM,
        "prometheus/blackbox_exporter",
    ),
    Published(
        r"(prom|quay\.io/prometheus)/(?!busybox|cloudwatch).+",
        runs_as("nobody", None, _PROGRAM),
        "prometheus/prometheus",
    ),
    Published(r"grafana/(grafana|grafana-oss|grafana-enterprise)", runs_as("472"), "grafana/grafana"),
    Published(r"grafana/(loki|tempo|mimir)", runs_as("10001", None, _PROGRAM), "grafana/loki"),
    Published(r"grafana/(promtail|alloy)", ROOT_PROGRAM, "grafana/loki"),
    Published(r"grafana/k6", runs_as("12345", "/home/k6", _PROGRAM), "grafana/k6"),
    Published(
        r"otel/opentelemetry-collector(-contrib|-k8s|-otlp)?",
        runs_as("10001", None, _PROGRAM),
        "open-telemetry/opentelemetry-collector-releases",
    ),
    Published(
        r"otel/opentelemetry-collector-opampsupervisor",
        runs_as("opampsupervisor", "/home/opampsupervisor", _PROGRAM),
        "open-telemetry/opentelemetry-collector-releases",
    ),
    Published(
        r"otel/opentelemetry-collector-builder",
        runs_as("ocb", "/home/ocb", _PROGRAM),
        "open-telemetry/opentelemetry-collector-releases",
    ),
    Published(r"jaegertracing/.+", runs_as("10001", None, _PROGRAM), "jaegertracing/jaeger"),
    Published(
        r"(docker\.redpanda\.com/)?redpandadata/connect",
        runs_as("connect", "/", _PROGRAM),
        "redpanda-data/connect",
    ),
    Published(r"provectuslabs/kafka-ui", runs_as("kafkaui"), "provectus/kafka-ui"),
    Published(r"svix/svix-server", runs_as("1001"), "svix/svix-webhooks"),
    Published(r"stripe/stripe-mock", ROOT_PROGRAM, "stripe/stripe-mock"),
    Published(r"axllent/mailpit", BaseImage("root", _PROGRAM, None, True), "axllent/mailpit"),
    Published(r"mailhog/mailhog", runs_as("mailhog", "/home/mailhog", _PROGRAM), "mailhog/MailHog"),
    Published(
        r"inbucket/inbucket",
        BaseImage("root", _PROGRAM, None, True),
        "inbucket/inbucket",
        r"(latest|edge|3\.).*",
    ),
    Published(r"dpage/pgadmin4", runs_as("5050", None, _PROGRAM), "pgadmin-org/pgadmin4"),
    Published(
        r"(ghcr\.io/joeferner/|rediscommander/)redis-commander",
        runs_as("10000", healthcheck=None),
        "joeferner/redis-commander",
    ),
    Published(r"ollama/ollama", ROOT_PROGRAM, "ollama/ollama"),
    Published(r"gotenberg/gotenberg", runs_as("gotenberg", "/home/gotenberg"), "gotenberg/gotenberg"),
)

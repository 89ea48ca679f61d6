"""What public images are for: proxies, and jobs that end.

Sources: the images' pages on Docker Hub and their Dockerfiles (docker-library, traefik/traefik-library-image, envoyproxy/envoy,
nginx-proxy/nginx-proxy, NginxProxyManager, kong/docker-kong, minio/mc, flyway/flyway-docker, liquibase/docker, golang-migrate, amacneil/dbmate).
"""

from __future__ import annotations

PROXIES = frozenset(
    "traefik haproxy haproxytech/haproxy-alpine haproxytech/haproxy-debian envoyproxy/envoy kong "
    "kong/kong-gateway jwilder/nginx-proxy nginxproxy/nginx-proxy jc21/nginx-proxy-manager "
    "lucaslorentz/caddy-docker-proxy linuxserver/swag cloudflare/cloudflared".split()
)
"""Images that only pass requests on."""

WEB_SERVERS = frozenset(
    {"nginx", "nginxinc/nginx-unprivileged", "openresty/openresty", "caddy", "httpd", "bitnami/nginx"}
)
"""Images that pass requests on or answer them, as their configuration says."""

ONE_SHOT = frozenset(
    "hello-world minio/mc flyway/flyway redgate/flyway liquibase liquibase/liquibase migrate/migrate "
    "amacneil/dbmate curlimages/curl".split()
)
"""Images of programs that do their work and end."""

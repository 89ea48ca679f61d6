"""What public base images are: the user they run as, and what their entrypoint does.

Sources: the Dockerfiles and entrypoint scripts of github.com/docker-library (official images), GoogleContainerTools/distroless,
nginxinc/docker-nginx-unprivileged, the READMEs of bitnami/containers, images.chainguard.dev and catalog.redhat.com, read in 2026.
An image that no entry knows is unknown, and rules are silent about it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache

from dockerlint.values import Known, Text


class Entrypoint(Enum):
    """What an image's own entrypoint does with its command."""

    NONE = "none"
    RUNS_COMMAND = "runs the command"
    """It starts the command (perhaps after some preparation) as the user of the image."""
    DROPS_ROOT = "gives root up"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class BaseImage:
    """Facts about one image: `user` and `workdir` are None if unknown."""

    user: str | None
    entrypoint: Entrypoint = Entrypoint.NONE
    workdir: str | None = "/"


ROOT = BaseImage("root")
ROOT_SCRIPT = BaseImage("root", Entrypoint.RUNS_COMMAND)
DROPS = BaseImage("root", Entrypoint.DROPS_ROOT, None)
UNKNOWN = BaseImage(None, Entrypoint.OTHER, None)


def _user(
    name: str, entrypoint: Entrypoint = Entrypoint.RUNS_COMMAND, workdir: str | None = None
) -> BaseImage:
    return BaseImage(name, entrypoint, workdir)


_OFFICIAL: dict[str, BaseImage] = {
    **dict.fromkeys(
        (
            "alpine amazoncorretto amazonlinux buildpack-deps busybox clojure debian eclipse-temurin erlang fedora gcc haskell "
            "ibmjava julia maven mono openjdk oraclelinux perl pypy python r-base rockylinux almalinux ruby "
            "rust sapmachine swift ubuntu archlinux opensuse photon elixir golang ibm-semeru-runtimes"
        ).split(),
        ROOT,
    ),
    "node": ROOT_SCRIPT,
    "docker": ROOT_SCRIPT,
    "php": BaseImage("root", Entrypoint.RUNS_COMMAND, None),
    "composer": BaseImage("root", Entrypoint.RUNS_COMMAND, "/app"),
    "nginx": BaseImage("root", Entrypoint.RUNS_COMMAND),
    "httpd": BaseImage("root", Entrypoint.NONE, "/usr/local/apache2"),
    "caddy": BaseImage("root", Entrypoint.NONE, "/srv"),
    "traefik": BaseImage("root", Entrypoint.RUNS_COMMAND),
    "tomcat": BaseImage("root", Entrypoint.NONE, "/usr/local/tomcat"),
    "gradle": BaseImage("root", Entrypoint.NONE, "/home/gradle"),
    "nats": BaseImage("root", Entrypoint.RUNS_COMMAND),
    "registry": BaseImage("root", Entrypoint.RUNS_COMMAND),
    **dict.fromkeys(
        (
            "postgres mysql mariadb percona mongo redis valkey rabbitmq ghost cassandra couchdb couchbase influxdb neo4j "
            "zookeeper vault consul rethinkdb aerospike arangodb chronograf kapacitor telegraf orientdb storm eclipse-mosquitto "
            "wordpress drupal joomla nextcloud mediawiki matomo redmine"
        ).split(),
        DROPS,
    ),
    "haproxy": _user("haproxy"),
    "memcached": _user("memcache"),
    "elasticsearch": _user("1000"),
    "kibana": _user("1000"),
    "logstash": _user("1000"),
    "adminer": _user("adminer"),
    "jetty": _user("jetty"),
    "solr": _user("solr"),
    "sonarqube": _user("sonarqube"),
    "varnish": _user("varnish"),
}

_OTHERS: tuple[tuple[str, str, BaseImage], ...] = (
    (
        r"gcr\.io/distroless/.+",
        r"(.*-)?nonroot(-.*)?",
        _user("65532", Entrypoint.RUNS_COMMAND, "/home/nonroot"),
    ),
    (r"gcr\.io/distroless/(nodejs.*|python.*|java.*)", r".*", BaseImage("root", Entrypoint.RUNS_COMMAND)),
    (r"gcr\.io/distroless/.+", r".*", ROOT),
    (
        r"(nginxinc|nginx)/nginx-unprivileged|.*/nginxinc/nginx-unprivileged",
        r".*",
        _user("101", workdir="/"),
    ),
    (r"(.*/)?bitnami(legacy|secure)?/(node|python|ruby|java|golang|minideb|git)", r".*", UNKNOWN),
    (r"(.*/)?bitnami(legacy|secure)?/.+", r".*", _user("1001")),
    (r"cgr\.dev/(chainguard|[\w.-]+)/(wolfi-base|chainguard-base)", r".*", UNKNOWN),
    (r"(cgr\.dev/[\w.-]+|chainguard)/.+", r".*", _user("65532")),
    (r"dhi\.io/.+", r"(?!.*dev).*", _user("65532")),
    (r"mcr\.microsoft\.com/dotnet/.+", r".*(chiseled|distroless).*", _user("1654")),
    (r"mcr\.microsoft\.com/dotnet/(sdk|aspnet|runtime|runtime-deps)", r".*", ROOT),
    (r"mcr\.microsoft\.com/playwright(/.+)?", r".*", ROOT),
    (r"mcr\.microsoft\.com/devcontainers/.+", r".*", ROOT),
    (
        r"registry\.access\.redhat\.com/ubi\d+/(ubi|ubi-minimal|ubi-micro|ubi-init)|redhat/ubi\d+.*",
        r".*",
        ROOT,
    ),
    (r"registry\.access\.redhat\.com/ubi\d+(/.+)?", r".*", _user("1001")),
    (r"oven/bun", r".*", BaseImage("root", Entrypoint.RUNS_COMMAND, "/home/bun/app")),
    (r"nvidia/cuda", r".*", BaseImage("root", Entrypoint.RUNS_COMMAND)),
    (r"(docker\.io/)?prom/.+|quay\.io/prometheus/.+", r".*", _user("nobody")),
    (r"grafana/(grafana|grafana-oss|grafana-enterprise)", r".*", _user("472")),
    (r"grafana/(loki|tempo|mimir)", r".*", _user("10001")),
    (r"jenkins/jenkins", r".*", _user("jenkins")),
    (r"quay\.io/keycloak/keycloak", r".*", _user("1000")),
    (r"(docker\.elastic\.co/.+)", r".*", _user("1000")),
)
_LIBRARY = re.compile(
    r"^(?:(?:docker\.io|index\.docker\.io|registry-1\.docker\.io|mirror\.gcr\.io|public\.ecr\.aws/docker)/)?(?:library/)?"
)
_HUB = re.compile(r"^(?:docker\.io|index\.docker\.io|mirror\.gcr\.io)/")


@dataclass(frozen=True, slots=True)
class ImageName:
    """The parts of an image reference: `gcr.io/a/b:1@sha256:...`."""

    repository: str
    tag: str | None
    digest: str | None


def parse_image_name(reference: str) -> ImageName:
    """Return the parts of an image reference; a colon after the last slash begins the tag."""
    name, _, digest = reference.partition("@")
    head, _, last = name.rpartition("/")
    last, _, tag = last.partition(":")
    return ImageName(f"{head}/{last}" if head else last, tag or None, digest or None)


def hub_name(repository: str) -> str:
    """Return the Docker Hub name of a repository, without Docker's host names and mirrors: `docker.io/library/node` is `node`."""
    return _LIBRARY.sub("", repository)


def repository_of(reference: Text) -> str | None:
    """Return the Docker Hub name of the repository that a reference names, whatever its tag; None when it is not known."""
    head = reference.parts[0].value if reference.parts and isinstance(reference.parts[0], Known) else ""
    others = [part.value for part in reference.parts[1:] if isinstance(part, Known)]
    tagged = ":" in head.rpartition("/")[2] or "@" in head
    open_name = reference.value is None and (not tagged or "/" in "".join(others))
    return None if open_name or not head else hub_name(parse_image_name(head).repository)


_WINDOWS = re.compile(r"(?:^|-)(?:nanoserver|windowsservercore|windows|ltsc20\d\d)(?:-|$)")
"""Tags of Windows images, which have no root: Nano Server starts as ContainerUser (learn.microsoft.com, "Secure Windows containers")."""


@cache
def base_image(reference: str) -> BaseImage:
    """Return the facts about an image reference; `UNKNOWN` if no entry matches. `scratch` is root and has no files."""
    if reference == "scratch":
        return ROOT
    name = parse_image_name(reference)
    if _WINDOWS.search(name.tag or ""):
        return UNKNOWN
    official = hub_name(name.repository)
    if official in _OFFICIAL:
        return _OFFICIAL[official]
    repository = _HUB.sub("", name.repository)
    for pattern, tag, facts in _OTHERS:
        if re.fullmatch(pattern, repository) and re.fullmatch(tag, name.tag or "latest"):
            return facts
    return UNKNOWN


_PHP_SERVER = re.compile(r"(?:^|-)(?:apache|fpm)(?:-|$)")


def serves_without_root(reference: str) -> bool:
    """Return whether only the master process of an image's own command is root: Apache and FPM of the official `php` run PHP as www-data."""
    name = parse_image_name(reference)
    return hub_name(name.repository) == "php" and bool(_PHP_SERVER.search(name.tag or ""))


_WITHOUT_ROOT = {
    "node": "put `USER node` above this line",
    "scratch": "put `USER 65534` above this line: a number needs no /etc/passwd",
    "oven/bun": "put `USER bun` above this line",
    "nginx": "start from `nginxinc/nginx-unprivileged` instead: this one can't write its cache and pid file without root",
}


def without_root(reference: str) -> str:
    """Return how to run an image without root: with a user that it contains, or as a sibling image."""
    repository = parse_image_name(reference).repository
    return _WITHOUT_ROOT.get(hub_name(repository), "add a user without privileges, and name it with `USER`")

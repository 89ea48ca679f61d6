"""What applications and tools are that others than Docker publish.

Sources: next to each entry, read in 2026 (Dockerfiles, entrypoint scripts, build files). The first entry that takes a repository and a tag counts.
"""

from __future__ import annotations

from dockerlint.knowledge.images.image_facts import (
    DROPS,
    ROOT_PROGRAM,
    BaseImage,
    Entrypoint,
    Published,
    runs_as,
)

_OTHER = Entrypoint.OTHER
_PROGRAM = Entrypoint.PROGRAM
_SCRIPT = Entrypoint.RUNS_COMMAND

_APPLICATIONS: tuple[Published, ...] = (
    Published(
        r"temporalio/(auto-setup|server|admin-tools)",
        runs_as("temporal", "/etc/temporal"),
        "temporalio/docker-builds",
    ),
    Published(
        r"(docker\.n8n\.io/)?n8nio/n8n|ghcr\.io/n8n-io/n8n", runs_as("node", "/home/node"), "n8n-io/n8n"
    ),
    Published(
        r"ghcr\.io/getsentry/sentry|getsentry/sentry", BaseImage(None, _OTHER, None), "getsentry/sentry"
    ),
    Published(r"gitea/gitea", runs_as("1000", "/var/lib/gitea"), "go-gitea/gitea", r".*rootless.*"),
    Published(r"gitea/gitea", DROPS, "go-gitea/gitea"),
    Published(r"apache/airflow", runs_as("50000"), "apache/airflow"),
    Published(r"apache/superset", runs_as("superset", None, healthcheck=True), "apache/superset"),
    Published(r"metabase/metabase", DROPS, "metabase/metabase"),
    Published(r"maildev/maildev", runs_as("node", None, _PROGRAM, healthcheck=None), "maildev/maildev"),
    Published(r"liquibase/liquibase", runs_as("liquibase", "/liquibase"), "liquibase/docker"),
    Published(r"verdaccio/verdaccio", runs_as("10001"), "verdaccio/verdaccio"),
    Published(
        r"eventstore/eventstore",
        runs_as("eventstore", "/opt/eventstore", _PROGRAM, healthcheck=True),
        "EventStore/EventStore",
    ),
    Published(
        r"ghcr\.io/tursodatabase/libsql-server",
        BaseImage("root", _OTHER, "/var/lib/sqld", True),
        "tursodatabase/libsql",
    ),
    Published(r"vaultwarden/server", BaseImage("root", healthcheck=True), "dani-garcia/vaultwarden"),
    Published(r"localstack/localstack", BaseImage("root", _OTHER, None, True), "localstack/localstack"),
    Published(
        r"mcr\.microsoft\.com/azure-storage/azurite",
        BaseImage("root", _OTHER, "/opt/azurite"),
        "Azure/Azurite",
    ),
    Published(
        r"netdata/netdata|pihole/pihole|louislam/uptime-kuma",
        BaseImage(None, _OTHER, None, True),
        "https://hub.docker.com/r/netdata/netdata",
    ),
    Published(
        r"((lscr|ghcr)\.io/)?linuxserver/.+",
        BaseImage("root", Entrypoint.DROPS_ROOT, None, None),
        "https://docs.linuxserver.io/general/understanding-puid-and-pgid/",
    ),
    Published(
        r"jlesage/.+", BaseImage("root", Entrypoint.DROPS_ROOT, None, None), "jlesage/docker-baseimage"
    ),
)

_TOOLS: tuple[Published, ...] = (
    Published(r"alpine/git", BaseImage("root", _PROGRAM, "/git"), "alpine-docker/git"),
    Published(
        r"(quay\.io/curl/curl|curlimages/curl)",
        runs_as("curl_user", "/home/curl_user"),
        "curl/curl-container",
    ),
    Published(r"zenika/alpine-chrome", runs_as("chrome", "/usr/src/app"), "Zenika/alpine-chrome"),
    Published(r"hairyhenderson/gomplate", ROOT_PROGRAM, "hairyhenderson/gomplate"),
    Published(r"cypress/included", ROOT_PROGRAM, "cypress-io/cypress-docker-images"),
    Published(
        r"cypress/(base|browsers|factory)",
        BaseImage("root", _SCRIPT, None),
        "cypress-io/cypress-docker-images",
    ),
    Published(r"selenium/(?!video|ffmpeg).+", runs_as("1200"), "SeleniumHQ/docker-selenium"),
    Published(
        r"ghcr\.io/browserless/(chrome|chromium|edge|firefox|multi|webkit)",
        runs_as("blessuser"),
        "browserless/browserless",
    ),
    Published(r"ghcr\.io/puppeteer/puppeteer", runs_as("pptruser", "/home/pptruser"), "puppeteer/puppeteer"),
    Published(r"cimg/.+", runs_as("circleci", None), "CircleCI-Public/cimg-base"),
    Published(r"continuumio/(ana|mini)conda3", BaseImage("root", workdir=None), "anaconda/docker-images"),
    Published(r"mambaorg/micromamba", runs_as("mambauser"), "mamba-org/micromamba-docker"),
    Published(
        r"(quay\.io/)?jupyter/docker-stacks-foundation", runs_as("1000", None), "jupyter/docker-stacks"
    ),
    Published(
        r"(quay\.io/)?jupyter/.+-notebook", runs_as("1000", None, healthcheck=None), "jupyter/docker-stacks"
    ),
)

PUBLISHED_APPLICATIONS: tuple[Published, ...] = (*_APPLICATIONS, *_TOOLS)

"""Images that others are built from: distributions, runtimes of languages, and hardened ones.

Sources: next to each entry, read in 2026. The first entry that takes a repository and a tag counts.
"""

from __future__ import annotations

from dockerlint.knowledge.images.image_facts import (
    ROOT,
    ROOT_PROGRAM,
    ROOT_SCRIPT,
    UNKNOWN,
    BaseImage,
    Entrypoint,
    Published,
    runs_as,
)

_PROGRAM = Entrypoint.PROGRAM
_SCRIPT = Entrypoint.RUNS_COMMAND
_DEVELOPMENT = r".*\b(dev|sdk)\b.*"
_CHAINGUARD = r"(cgr\.dev/chainguard|chainguard)/"

_DISTRIBUTIONS: tuple[Published, ...] = (
    Published(
        r"(public\.ecr\.aws/)?(amazonlinux/amazonlinux|ubuntu/ubuntu|debian/debian)",
        ROOT,
        "https://gallery.ecr.aws/amazonlinux/amazonlinux",
    ),
    Published(
        r"(quay\.io/)?rockylinux/rockylinux|(quay\.io/)?almalinux(org)?/(almalinux|[89]|10)(-base|-minimal)?",
        ROOT,
        "https://hub.docker.com/r/rockylinux/rockylinux",
    ),
    Published(
        r"(quay\.io/fedora|registry\.fedoraproject\.org)/fedora|quay\.io/centos/centos",
        ROOT,
        "https://quay.io/repository/fedora/fedora",
    ),
    Published(
        r"registry\.access\.redhat\.com/ubi\d+/(ubi|ubi-minimal|ubi-micro|ubi-init)|redhat/ubi\d+.*",
        ROOT,
        "https://catalog.redhat.com",
    ),
    Published(r"registry\.access\.redhat\.com/ubi\d+(/.+)?", runs_as("1001"), "https://catalog.redhat.com"),
    Published(
        r"phusion/(baseimage|passenger.*)", BaseImage("root", Entrypoint.OTHER), "phusion/baseimage-docker"
    ),
)

_RUNTIMES: tuple[Published, ...] = (
    Published(r"oven/bun", BaseImage("root", _SCRIPT, "/home/bun/app"), "oven-sh/bun"),
    Published(r"denoland/deno", ROOT_PROGRAM, "denoland/deno_docker", r".*distroless.*"),
    Published(r"denoland/deno", ROOT, "denoland/deno_docker", r"bin.*"),
    Published(r"denoland/deno", ROOT_SCRIPT, "denoland/deno_docker"),
    Published(r"ghcr\.io/astral-sh/uv", ROOT_PROGRAM, "astral-sh/uv", r"latest|\d+(\.\d+)*"),
    Published(r"ghcr\.io/astral-sh/uv", ROOT, "astral-sh/uv"),
    Published(
        r"(azul|public\.ecr\.aws/azul)/zulu-openjdk(-alpine|-debian)?", ROOT, "AzulSystems/azul-zulu-images"
    ),
    Published(r"dunglas/frankenphp", BaseImage("root", _SCRIPT, "/app", True), "dunglas/frankenphp"),
    Published(
        r"(ghcr\.io/)?serversideup/php",
        runs_as("www-data", healthcheck=None),
        "serversideup/docker-php",
        r"(?!.*-v?[12]\.).*",
    ),
    Published(r"nvidia/cuda", BaseImage("root", _SCRIPT), "https://gitlab.com/nvidia/container-images/cuda"),
    Published(
        r"google/cloud-sdk|gcr\.io/google\.com/cloudsdktool/(cloud-sdk|google-cloud-cli)",
        BaseImage("root", _SCRIPT),
        "GoogleCloudPlatform/cloud-sdk-docker",
    ),
    Published(r"lukemathwalker/cargo-chef", ROOT, "LukeMathWalker/cargo-chef"),
    Published(r"pytorch/pytorch", BaseImage("root", workdir="/workspace"), "pytorch/pytorch"),
    Published(
        r"bref/php-\d+(-fpm|-console)?(-dev)?",
        BaseImage(None, Entrypoint.OTHER, None),
        "brefphp/aws-lambda-layers",
    ),
    Published(r"tensorflow/tensorflow", BaseImage("root", workdir=None), "tensorflow/tensorflow"),
    Published(
        r"(public\.ecr\.aws/lambda/|amazon/aws-lambda-).+",
        BaseImage(None, Entrypoint.OTHER, "/var/task"),
        "https://docs.aws.amazon.com/lambda/latest/dg/images-create.html",
    ),
    Published(
        r"mcr\.microsoft\.com/dotnet/.+",
        runs_as("1654"),
        "dotnet/dotnet-docker",
        r".*(chiseled|distroless).*",
    ),
    Published(r"mcr\.microsoft\.com/dotnet/(sdk|aspnet|runtime|runtime-deps)", ROOT, "dotnet/dotnet-docker"),
    Published(r"jenkins/(jenkins|agent|inbound-agent)", runs_as("jenkins"), "jenkinsci/docker"),
    Published(r"mcr\.microsoft\.com/powershell", ROOT, "PowerShell/PowerShell-Docker"),
    Published(r"mcr\.microsoft\.com/playwright(/.+)?", ROOT, "microsoft/playwright"),
    Published(
        r"mcr\.microsoft\.com/(vscode/)?devcontainers/(?!universal).+",
        BaseImage("root", workdir=None),
        "devcontainers/images",
    ),
)

_HARDENED: tuple[Published, ...] = (
    Published(
        r"gcr\.io/distroless/.+",
        runs_as("65532", "/home/nonroot"),
        "GoogleContainerTools/distroless",
        r"(.*-)?nonroot(-.*)?",
    ),
    Published(
        r"gcr\.io/distroless/(nodejs.*|python.*|java.*)",
        BaseImage("root", _PROGRAM),
        "GoogleContainerTools/distroless",
    ),
    Published(r"gcr\.io/distroless/.+", ROOT, "GoogleContainerTools/distroless"),
    Published(
        r"(.*/)?bitnami(legacy|secure)?/(node|python)",
        BaseImage("root", workdir="/app"),
        "bitnami/containers",
    ),
    Published(
        r"(.*/)?bitnami(legacy|secure)?/git", BaseImage("root", Entrypoint.OTHER), "bitnami/containers"
    ),
    Published(
        r"(.*/)?bitnami(legacy|secure)?/php-fpm",
        BaseImage("root", Entrypoint.OTHER, "/app"),
        "bitnami/containers",
    ),
    Published(r"(.*/)?bitnami(legacy|secure)?/(ruby|java|golang|minideb)", UNKNOWN, "bitnami/containers"),
    Published(r"(.*/)?bitnami(legacy|secure)?/.+", runs_as("1001"), "bitnami/containers"),
    Published(rf"{_CHAINGUARD}wolfi-base", ROOT, "chainguard-images/images"),
    Published(
        rf"{_CHAINGUARD}(go|melange|apko)", BaseImage("root", _PROGRAM, None), "chainguard-images/images"
    ),
    Published(
        rf"{_CHAINGUARD}(bash|docker-dind|gcc-glibc|postgres)",
        BaseImage("root", Entrypoint.OTHER, None),
        "chainguard-images/images",
    ),
    Published(
        rf"{_CHAINGUARD}(git|k3s|min-toolkit-debug|chainguard-base)", UNKNOWN, "chainguard-images/images"
    ),
    Published(rf"{_CHAINGUARD}node", runs_as("65532", "/app", _PROGRAM), "chainguard-images/images"),
    Published(r"(cgr\.dev/[\w.-]+|chainguard)/.+", runs_as("65532"), "chainguard-images/images"),
    Published(
        r"dhi\.io/(aws-network-policy-agent|beyla|cilium-envoy|dcgm-exporter|docker.*|drbd.*|falco|gitlab-runner-helper|piraeus.*|tailscale"
        r"|virt-.+|k8s-device-plugin|opensearch|sbx-templates|terraform|trigger-dev)",
        UNKNOWN,
        "docker-hardened-images/catalog",
    ),
    Published(
        r"dhi\.io/(alpine-base|amazoncorretto|aspnetcore|bash|bun|busybox|clojure|dart|debian-base|eclipse-temurin|elixir|erlang-otp|golang|jruby"
        r"|node|nvidia-cuda|perl|playwright|python|pytorch|r-base|ruby|rust|sapmachine|tomcat)",
        BaseImage("root", workdir=None),
        "docker-hardened-images/catalog",
        _DEVELOPMENT,
    ),
    Published(
        r"dhi\.io/.+",
        BaseImage("root", Entrypoint.OTHER, None),
        "docker-hardened-images/catalog",
        _DEVELOPMENT,
    ),
    Published(r"dhi\.io/node", runs_as("node", "/app"), "docker-hardened-images/catalog"),
    Published(r"dhi\.io/.+", runs_as("nonroot", healthcheck=None), "docker-hardened-images/catalog"),
)

PUBLISHED_SYSTEMS: tuple[Published, ...] = (*_DISTRIBUTIONS, *_RUNTIMES, *_HARDENED)

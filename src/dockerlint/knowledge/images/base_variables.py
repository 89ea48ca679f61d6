"""The environment variables that public base images set: the names over all of their tags, and the few values that say who runs.

Sources: the `ENV` lines of the Dockerfiles of github.com/docker-library, oven-sh/bun, adoptium/containers and
GoogleContainerTools/distroless, read in 2026, with those that older tags had. Images that have sets of their own for each
variant (maven, gradle, dotnet ...) are left out: unknown.
"""

from __future__ import annotations

import re

from dockerlint.knowledge.images.base_images import hub_name, parse_image_name

EVERYWHERE = frozenset({"PATH"})
"""What BuildKit sets for each image that does not: `ENV PATH=$PATH:/opt` adds to it."""


def _set(text: str) -> frozenset[str]:
    return EVERYWHERE.union(text.split())


_OFFICIAL: dict[str, frozenset[str]] = {
    **dict.fromkeys(
        "alpine amazonlinux busybox buildpack-deps centos debian oraclelinux rockylinux scratch ubuntu".split(),
        EVERYWHERE,
    ),
    "almalinux": _set("LANG"),
    "archlinux": _set("LANG"),
    "fedora": _set("DISTTAG FGC FBR container"),
    "node": _set("NODE_VERSION YARN_VERSION NPM_CONFIG_LOGLEVEL IOJS_VERSION"),
    "golang": _set("GOLANG_VERSION GOTOOLCHAIN GOPATH"),
    "rust": _set("RUSTUP_HOME CARGO_HOME RUST_VERSION"),
    "python": _set(
        "LANG GPG_KEY PYTHON_VERSION PYTHON_SHA256 PYTHON_PIP_VERSION PYTHON_SETUPTOOLS_VERSION PYTHON_WHEEL_VERSION "
        "PYTHON_GET_PIP_URL PYTHON_GET_PIP_SHA256"
    ),
    "ruby": _set(
        "LANG RUBY_VERSION RUBY_MAJOR RUBY_DOWNLOAD_URL RUBY_DOWNLOAD_SHA256 RUBYGEMS_VERSION BUNDLER_VERSION GEM_HOME "
        "BUNDLE_SILENCE_ROOT_WARNING BUNDLE_APP_CONFIG BUNDLE_PATH BUNDLE_BIN"
    ),
    "php": _set(
        "PHPIZE_DEPS PHP_INI_DIR PHP_CFLAGS PHP_CPPFLAGS PHP_LDFLAGS GPG_KEYS PHP_VERSION PHP_URL PHP_ASC_URL PHP_SHA256 "
        "PHP_MD5 PHP_FILENAME PHP_EXTRA_BUILD_DEPS PHP_EXTRA_CONFIGURE_ARGS APACHE_CONFDIR APACHE_ENVVARS"
    ),
    "nginx": _set(
        "NGINX_VERSION NJS_VERSION NJS_RELEASE PKG_RELEASE DYNPKG_RELEASE ACME_VERSION OTEL_VERSION"
    ),
    "eclipse-temurin": _set("JAVA_HOME JAVA_VERSION LANG LANGUAGE LC_ALL"),
    "openjdk": _set(
        "JAVA_HOME JAVA_VERSION LANG JAVA_DEBIAN_VERSION JAVA_ALPINE_VERSION JAVA_URL_VERSION JAVA_BASE_URL JAVA_URL "
        "JAVA_SHA256 CA_CERTIFICATES_JAVA_VERSION"
    ),
}
_OTHERS: tuple[tuple[re.Pattern[str], frozenset[str]], ...] = (
    (re.compile(r"oven/bun"), _set("BUN_RUNTIME_TRANSPILER_CACHE_PATH BUN_INSTALL_BIN")),
    (re.compile(r"gcr\.io/distroless/(?:static|base|base-nossl|cc)(?:-debian\d+)?"), _set("SSL_CERT_FILE")),
)

_DOTNET = re.compile(r"mcr\.microsoft\.com/dotnet/(?:nightly/)?(?:sdk|aspnet|runtime|runtime-deps)")
_DOTNET_WITH_USER = re.compile(r"(?:latest|[89]|[1-9]\d)(?:[.-].*)?")
"""The tags since .NET 8, whose Dockerfiles have `ENV APP_UID=1654` (github.com/dotnet/dotnet-docker, src/runtime-deps)."""


BASE_USER = "$APP_UID"
"""How a Dockerfile names the user of these images."""


def base_values(reference: str) -> dict[str, str]:
    """Return the variables of an image whose values are known.

    >>> base_values("mcr.microsoft.com/dotnet/aspnet:8.0")
    {'APP_UID': '1654'}
    """
    image = parse_image_name(reference)
    named = _DOTNET.fullmatch(image.repository) and _DOTNET_WITH_USER.fullmatch(image.tag or "latest")
    return {"APP_UID": "1654"} if named else {}


def base_variables(reference: str) -> frozenset[str] | None:
    """Return the names of all variables that an image may set; None if no entry matches."""
    repository = hub_name(parse_image_name(reference).repository)
    official = _OFFICIAL.get(repository)
    if official is not None:
        return official
    return next((names for pattern, names in _OTHERS if pattern.fullmatch(repository)), None)

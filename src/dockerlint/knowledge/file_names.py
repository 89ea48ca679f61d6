"""The kinds of files by name.

Sources: the Compose specification ("compose file"), Docker's documentation on Dockerfile names, and the names counted in 171
public repositories.
"""

from __future__ import annotations

import re
from collections.abc import Container

_DOCKERFILE = re.compile(
    r"(?:^|/)(?:(?:Dockerfile|Containerfile)(?:[._-][^/]*)?|[^/]+[._-](?:Dockerfile|Containerfile)|[^/]+\.(?:dockerfile|containerfile)|dockerfile)$"
)
_NO_DOCKERFILE = re.compile(
    r"\.(?:dockerignore|go|py|md|mdx|rst|txt|png|svg|jpe?g|gif|js|mjs|cjs|ts|tsx|jsx|rb|rs|java|cs|php|lua|vim|el|json|ya?ml|toml|html?|css"
    r"|m4|rego|kts?|scala|[ch]|cpp|cc|swift|dart|vue|svelte|tf|hcl|cue|template|tmpl|tpl|hbs|j2|jinja2?|erb|ejs|mustache|in|gotmpl|snap|lock|log|bak|orig|rej|swp|patch|diff|sh|bash|ps1|bats|license)$",
    re.IGNORECASE,
)
_COMPOSE = re.compile(r"(?:^|/)(?:[^/]*[._-])?(?:docker-)?compose(?:[._-][^/]*)?\.ya?ml$", re.IGNORECASE)
_NO_COMPOSE = re.compile(r"(?:^|/)rancher-compose\.ya?ml$|(?:^|/)\.ddev/", re.IGNORECASE)
"""Files of other programs: `rancher-compose` reads one with `scale` and `start_on_create` next to the compose file
(https://rancher.com/docs/rancher/v1.6/en/cattle/rancher-compose/), and DDEV lays those of `.ddev` over files that it writes
(https://ddev.readthedocs.io/en/stable/users/extend/custom-compose-files/)."""
_BAKE = re.compile(r"(?:^|/)docker-bake(?:\.[^/]+)?\.(?:hcl|json)$")
_README = re.compile(r"(?:^|/)README[^/]*$", re.IGNORECASE)
_WORKFLOW = re.compile(r"(?:^|/)\.github/workflows/[^/]+\.ya?ml$")

TEMPLATE_SUFFIXES = (".example", ".sample", ".dist", ".template")
"""What a file's name has more than the file that is made of it."""

GENERATED_FOLDERS = frozenset(
    "dist build out output target bin obj lib release publish generated coverage node_modules vendor "
    "_site public .next .nuxt .output .svelte-kit .turbo .yarn".split()
)
"""Names of folders that a build, an install or a generator fills, as seen in public repositories and their .gitignore files."""

_VENDORED = (("modules.txt", "go.mod"), ("autoload.php", "composer.json"))
"""The files that `go mod vendor` (https://go.dev/ref/mod#go-mod-vendor) and Composer create in `vendor`, and the manifest next to it."""


def is_vendored(folder: str, names: Container[str], beside: Container[str]) -> bool:
    """Return whether a folder contains the committed dependencies of Go or PHP, by its name, its files and the files next to it."""
    return folder == "vendor" and any(own in names and manifest in beside for own, manifest in _VENDORED)


def is_dockerfile(path: str) -> bool:
    """Return whether a path names a Dockerfile: `Dockerfile`, `Dockerfile.dev`, `api.Dockerfile`, `Containerfile`."""
    return bool(_DOCKERFILE.search(path)) and not _NO_DOCKERFILE.search(path)


def default_name(path: str) -> str:
    """Return the path by which a build may mean a file: for a missing `Dockerfile`, BuildKit takes `dockerfile`.

    Source: `DefaultDockerfileName` in https://github.com/moby/buildkit/blob/master/frontend/dockerui/config.go.
    """
    folder, slash, name = path.rpartition("/")
    return f"{folder}{slash}Dockerfile" if name == "dockerfile" else path


_PART = re.compile(r"\.(?:append|part|partial|inc|include|snippet|fragment|footer|header)$", re.IGNORECASE)


def names_part(path: str) -> bool:
    """Return whether a file named like a Dockerfile has a name for a part of one: `Dockerfile.append`, `Dockerfile.inc`."""
    return bool(_PART.search(path))


def is_compose(path: str) -> bool:
    """Return whether a path names a compose file: `compose.yaml`, `docker-compose.prod.yml`, `compose.override.yml`."""
    return bool(_COMPOSE.search(path)) and not _NO_COMPOSE.search(path)


def is_bake(path: str) -> bool:
    """Return whether a path names a Bake file: `docker-bake.hcl`, `docker-bake.override.json`."""
    return bool(_BAKE.search(path))


def is_readme(path: str) -> bool:
    """Return whether a path names a README: `README.md`, `readme.rst`, `README_ja.md`."""
    return _README.search(path) is not None


def is_workflow(path: str) -> bool:
    """Return whether a path names a GitHub workflow."""
    return bool(_WORKFLOW.search(path))


_TEMPLATE = re.compile(r"^\s*(?:\{\{|\{%|<%|@@|%%)|\{\{[-\s#/]|\{\{[A-Za-z]\w*[(\[]", re.MULTILINE)

_FILTERED = re.compile(
    r"^[ \t]*(?:FROM|ARG|ENV|LABEL|USER|WORKDIR|EXPOSE|VOLUME|COPY|ADD)[ \t][^\n]*?\$\{[A-Za-z][\w-]*(?:\.[\w-]+)+\}",
    re.IGNORECASE | re.MULTILINE,
)
"""A property that Maven or Gradle replaces when it filters resources: BuildKit refuses a dot in the name of a variable."""


def is_template(text: str) -> bool:
    """Return whether a file named like a Dockerfile is a template (Go, Jinja, Handlebars, ERB, or filtered by Maven or Gradle)."""
    return bool(_TEMPLATE.search(text) or _FILTERED.search(text))


_CONFIGURATION = re.compile(
    r"(?:^|[./])(?:dockerfile|\.dockerignore|\.gitignore|readme[^/]*|license[^/]*|caddyfile|.*entrypoint[^/]*"
    r"|.*\.(?:sh|bash|conf|cfg|cnf|ini|ya?ml|toml|env|properties|xml|sql|list|repo|gpg|asc|crt|cert|pem|key|template|tmpl"
    r"|tpl|md|txt|patch|service|vcl|rules|lua))$",
    re.IGNORECASE,
)


def is_configuration(name: str) -> bool:
    """Return whether a file's name is that of a script or of configuration, not of an application's code."""
    return bool(_CONFIGURATION.search(name))


_MANIFEST = re.compile(
    r"(?:^|/)(?:package(?:-lock)?\.json|npm-shrinkwrap\.json|bun\.lockb?|yarn\.lock|composer\.(?:json|lock)|go\.(?:mod|sum|work)|cargo\.lock"
    r"|gemfile(?:\.lock)?|poetry\.lock|uv\.lock|pipfile(?:\.lock)?|mix\.(?:exs|lock)|deno\.(?:jsonc?|lock)|[^/]+\.(?:csproj|sln|gradle))$",
    re.IGNORECASE,
)


def is_manifest(name: str) -> bool:
    """Return whether a file's name is that of a package manager's manifest or lockfile, which a repository commits."""
    return bool(_MANIFEST.search(name))

"""Where package managers keep their downloads, what fills these caches, and what keeps them empty.

Sources: apt-get(8) and /etc/apt/apt.conf.d/docker-clean of the images of Debian and Ubuntu; apk-cache(5); dnf.conf(5) (`cachedir`),
dnf5.conf(5), microdnf's dnf-main.c; zypper(8), FILES; pip.pypa.io/en/stable/topics/caching and
topics/configuration; docs.astral.sh/uv/concepts/cache and concepts/configuration-files;
go.dev/ref/mod#module-cache and `go help cache`; doc.rust-lang.org/cargo/guide/cargo-home.html; composer's Factory::getCacheDir;
docs.npmjs.com/cli/v11/using-npm/config#cache; pnpm.io/settings (`storeDir`, `cacheDir`); classic.yarnpkg.com/docs/cli/cache and
yarnpkg.com/configuration/yarnrc; bun.sh/docs/install/cache.
"""

from __future__ import annotations

from typing import NamedTuple

from dockerlint.knowledge.commands.command_lines import words


class Cache(NamedTuple):
    """One cache. `$NAME/rest` in `folders` counts if that variable is set; the others are the default folders, one of which exists."""

    folders: tuple[str, ...]
    filled_by: frozenset[str]
    """The verbs of the program that write into it."""
    cleaned_by: tuple[str, ...] = ()
    """The verbs, with their arguments, that empty it."""
    moved_by: tuple[str, ...] = ()
    """Options whose value is its folder."""
    off: tuple[str, ...] = ()
    """Options with which nothing is written to it, or only below another root folder."""
    off_variables: tuple[str, ...] = ()
    configured_at: tuple[str, ...] = ()
    """The files of configuration that may switch it off, written as `folders`."""
    kept: bool = True
    """Whether files stay in it after the command, and take space."""


_PIP = Cache(
    ("$PIP_CACHE_DIR", "$XDG_CACHE_HOME/pip", "~/.cache/pip"),
    words("install download wheel"),
    ("cache purge", "cache remove"),
    ("cache-dir",),
    ("no-cache-dir",),
    ("PIP_NO_CACHE_DIR",),
    (
        "$PIP_CONFIG_FILE",
        "$XDG_CONFIG_HOME/pip/pip.conf",
        "$VIRTUAL_ENV/pip.conf",
        "~/.config/pip/pip.conf",
        "~/.pip/pip.conf",
        "/etc/pip.conf",
        "/etc/xdg/pip/pip.conf",
        "/usr/local/pip.conf",
        "/usr/pip.conf",
    ),
)
_UV = Cache(
    ("$UV_CACHE_DIR", "$XDG_CACHE_HOME/uv", "~/.cache/uv"),
    words("sync add run lock") | {"pip install", "pip sync", "tool install", "tool run", "tool upgrade"},
    ("cache clean", "cache prune"),
    ("cache-dir",),
    ("no-cache",),
    ("UV_NO_CACHE",),
    ("$XDG_CONFIG_HOME/uv/uv.toml", "~/.config/uv/uv.toml", "/etc/uv/uv.toml"),
)
_NPM = Cache(
    ("$npm_config_cache", "$NPM_CONFIG_CACHE", "~/.npm"),
    words("install ci exec npx update"),
    ("cache clean", "cache rm", "cache clear"),
    ("cache",),
)
_COMPOSER_FOLDERS = (
    "$COMPOSER_CACHE_DIR",
    "$COMPOSER_HOME/cache",
    "$XDG_CACHE_HOME/composer",
    "~/.composer/cache",
    "~/.cache/composer",
    "/tmp/cache",  # noqa: S108 (COMPOSER_HOME of the official image is /tmp)
)
_GO = words("build install get run test generate vet list")

CACHES: dict[str, tuple[Cache, ...]] = {
    "apt-get": (
        Cache(("/var/lib/apt/lists",), words("update"), ("distclean",)),
        Cache(
            ("/var/cache/apt",),
            words("install reinstall upgrade dist-upgrade build-dep satisfy download"),
            ("clean", "distclean"),
            kept=False,
        ),
    ),
    "apk": (
        Cache(
            ("/var/cache/apk", "/etc/apk/cache"),
            words("add update upgrade fix fetch"),
            ("cache purge",),
            ("cache-dir",),
            ("no-cache", "root"),
        ),
    ),
    "dnf": (
        Cache(
            ("/var/cache/dnf", "/var/cache/yum", "/var/cache/libdnf5", "/var/cache/microdnf"),
            words(
                "install reinstall upgrade upgrade-minimal downgrade distro-sync swap builddep makecache check-update download"
            )
            | {"group install", "group upgrade", "module install", "module upgrade", "module enable"},
            ("clean all", "clean metadata"),
            off=("installroot",),
        ),
    ),
    "zypper": (
        Cache(
            ("/var/cache/zypp",),
            words("install update dist-upgrade patch refresh source-install verify install-new-recommends"),
            ("clean",),
            ("cache-dir",),
            ("root", "installroot"),
        ),
    ),
    "pip": (_PIP,),
    "pipx": (_PIP._replace(filled_by=words("install inject run upgrade upgrade-all"), moved_by=(), off=()),),
    "uv": (_UV,),
    "uvx": (_UV,),
    "go": (
        Cache(
            ("$GOMODCACHE", "$GOPATH/pkg/mod", "~/go/pkg/mod", "/go/pkg/mod"),
            _GO | {"mod download", "mod tidy", "mod vendor"},
            ("clean -modcache",),
        ),
        Cache(("$GOCACHE", "$XDG_CACHE_HOME/go-build", "~/.cache/go-build"), _GO, ("clean -cache",)),
    ),
    "cargo": tuple(
        Cache(
            (f"$CARGO_HOME/{part}", f"~/.cargo/{part}", f"/usr/local/cargo/{part}"),
            words("build install fetch run test check bench doc vendor update"),
        )
        for part in ("registry", "git")
    ),
    "composer": (
        Cache(
            _COMPOSER_FOLDERS,
            words("install update require create-project reinstall")
            | {"global require", "global install", "global update"},
            ("clear-cache",),
            off=("no-cache",),
        ),
    ),
    "npm": (_NPM,),
    "npx": (_NPM,),
    "pnpm": (
        Cache(
            ("$PNPM_HOME/store", "$XDG_DATA_HOME/pnpm/store", "~/.local/share/pnpm/store"),
            words("install add update fetch deploy dlx ci"),
            ("store prune",),
            ("store-dir",),
            kept=False,
        ),
        Cache(
            ("$XDG_CACHE_HOME/pnpm", "~/.cache/pnpm"),
            words("install add update dlx"),
            ("cache delete",),
            ("cache-dir",),
            kept=False,
        ),
    ),
    "yarn": (
        Cache(
            ("$YARN_CACHE_FOLDER", "~/.cache/yarn", "/usr/local/share/.cache/yarn", "~/.yarn/berry/cache"),
            words("install add dlx update"),
            ("cache clean",),
            ("cache-folder",),
        ),
    ),
    "bun": (
        Cache(
            ("$BUN_INSTALL_CACHE_DIR", "$BUN_INSTALL/install/cache", "~/.bun/install/cache"),
            words("install add update x ci"),
            ("pm cache rm",),
            ("cache-dir",),
        ),
    ),
}
"""Caches by program. Only those that are kept: apt's images remove packages themselves, and pnpm's store shares files with node_modules."""

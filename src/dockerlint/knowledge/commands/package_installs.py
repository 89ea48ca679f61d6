"""Which words of commands name packages: those that are installed, and those that are fetched to run once.

Sources: those of the command lines (system_managers, language_managers, javascript_managers); pip.pypa.io/en/stable/user_guide,
"Constraints Files"; docs.astral.sh/uv/concepts/resolution.
"""

from __future__ import annotations

from typing import NamedTuple

from dockerlint.knowledge.commands.command_lines import words


class Takes(NamedTuple):
    """Which words of a command name packages: its arguments after the first `skip`, and the values of the options `named`."""

    grammar: str
    first: bool = False
    """Only one argument names a package, the rest are its own."""
    skip: int = 0
    named: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()
    """Options that name packages, and then no argument does: `npx -p PACKAGE COMMAND`."""
    lists: tuple[str, ...] = ()
    """Options whose values are files that list packages."""
    version: str = ""
    """The option with the version of every package."""
    elsewhere: tuple[str, ...] = ()
    """Options, and variables in capitals, that set versions or sources from elsewhere: a constraints file."""


_PIP_ELSEWHERE = ("constraint", "no-index", "find-links", "PIP_CONSTRAINT", "PIP_NO_INDEX")
_UV_ELSEWHERE = (
    "constraints",
    "overrides",
    "no-index",
    "find-links",
    "exclude-newer",
    "UV_CONSTRAINT",
    "UV_EXCLUDE_NEWER",
)
_UV = Takes("python", named=("editable", "with"), lists=("requirements",), elsewhere=_UV_ELSEWHERE)
_RPM, _GROUP, _MODULE, _NPM = Takes("rpm"), Takes("group"), Takes("module"), Takes("npm")

INSTALLS: dict[str, dict[str, Takes]] = {
    "apt-get": {"install": Takes("apt")},
    "apk": {"add": Takes("apk")},
    "dnf": {
        "install": _RPM,
        "reinstall": _RPM,
        "group install": _GROUP,
        "module install": _MODULE,
        "module enable": _MODULE,
    },
    "zypper": {"install": Takes("zypper", elsewhere=("type",))},
    "pip": {
        "install": Takes("python", named=("editable",), lists=("requirement",), elsewhere=_PIP_ELSEWHERE)
    },
    "uv": {
        "pip install": _UV,
        "add": _UV._replace(elsewhere=(*_UV_ELSEWHERE, "rev", "tag", "branch")),
        "tool install": _UV,
    },
    "pipx": {
        "install": Takes("python", named=("preinstall",), elsewhere=("lock", "pip-args", "spec")),
        "inject": Takes("python", skip=1, lists=("requirement",), elsewhere=("pip-args",)),
    },
    "gem": {"install": Takes("ruby", lists=("file",), version="version", elsewhere=("local",))},
    "go": {"install": Takes("go"), "get": Takes("go")},
    "cargo": {"install": Takes("cargo", version="version", elsewhere=("git", "path"))},
    "composer": dict.fromkeys(("require", "global require"), Takes("composer")),
    "npm": {"install": _NPM},
    "pnpm": {"add": _NPM, "install": _NPM},
    "yarn": {"add": _NPM},
    "bun": {"add": _NPM, "install": _NPM},
    "corepack": {"prepare": _NPM, "use": _NPM, "install": _NPM},
}
"""By program and verb: installed packages."""

INSTALLS_NOTHING = words(
    "simulate dry-run download-only downloadonly print-uris assumeno explain package-lock-only lockfile-only help"
)
"""Options of these programs with which an install only shows, fetches or records what it would install."""

_ONCE = Takes("npm", first=True, instead=("package",))
RUNS: dict[str, dict[str, Takes]] = {
    "uv": {
        "tool run": Takes("python", first=True, named=("with",), instead=("from",), elsewhere=_UV_ELSEWHERE)
    },
    "uvx": {
        "tool run": Takes("python", first=True, named=("with",), instead=("from",), elsewhere=_UV_ELSEWHERE)
    },
    "pipx": {"run": Takes("python", first=True, named=("with",), instead=("spec",), elsewhere=("pip-args",))},
    "go": {"run": Takes("go", first=True)},
    "npm": {"exec": _ONCE},
    "npx": {"npx": _ONCE},
    "pnpm": {"dlx": _ONCE},
    "yarn": {"dlx": _ONCE},
    "bun": {"x": Takes("npm", first=True)},
    "bunx": {"bunx": _ONCE},
}
"""By program and verb: packages that are fetched to run once."""

"""How the words of each package manager name a package, its version and its source.

Sources: apt-get(8) and apt-patterns(7); apk-world(5); "Specifying Packages" of dnf's command reference and dnf.modularity(7);
zypper(8), "install"; PEP 440, PEP 508 and pip.pypa.io/en/stable/topics/vcs-support; docs.astral.sh/uv/guides/tools; `gem help install`;
go.dev/ref/mod#version-queries; doc.rust-lang.org/cargo/commands/cargo-install.html; getcomposer.org/doc/articles/versions.md and
VersionParser::parseNameVersionPairs; docs.npmjs.com/cli/v11/using-npm/package-spec.
"""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class Pin(Enum):
    """What a command line determines about the version."""

    NONE = "no version"
    MOVING = "a tag or branch that moves, such as `latest`"
    RANGE = "some versions"
    EXACT = "one version"
    NO_CHOICE = "there are no versions to choose from: a file, an address, a group, a list"
    UNKNOWN = "the files don't say"


class Source(Enum):
    """The origin of a package."""

    REPOSITORY = "a repository or registry, by its name"
    GIT = "a version control system"
    ADDRESS = "a URL"
    LOCAL = "the disk"
    GROUP = "a group of packages: `@development`, `pattern:lamp_server`"
    LIST = "a file that lists packages: `-r requirements.txt`"


class Grammar(NamedTuple):
    """How a word is read: patterns match it as a whole; `exact` and `moving` the operator with the version.

    The first of `forms` that matches has the name, op and version. A version that is neither exact nor moving is a range.
    """

    forms: tuple[str, ...]
    exact: str
    moving: str = r"(?!)"
    archives: tuple[str, ...] = ()
    """Suffixes of package files."""
    paths: str = r"(?:\.{0,2}/|~/).*|\.\.?"
    """Words that are paths, whatever their suffix."""
    group: str = r"(?!)"
    skipped: str = r"(?!)"
    """Words that remove or forbid a package."""
    unsure: str = r"(?!)"
    """Words that may contain a version: unknown."""
    hosted: str = r"(?!)"
    """Short forms of git addresses: `user/repository`."""
    ref: str = r"[^#]*#(?P<ref>.+)"
    """The part of a git address that names the commit."""
    second: str = r"(?!)"
    """A word that is the version of the package before it."""


_ARCH = r"(?:\.(?:x86_64|i[3-6]86|noarch|aarch64|armv7hl|ppc64le|s390x|src))?"
_EPOCH_VERSION = r"(?:\d+:)?\d[^-]*?"
_NAME_VERSION = (
    rf"(?:\d+:)?(?P<name>.+?)(?P<op>-)(?P<version>{_EPOCH_VERSION}-(?:\d[^-]*?|\*))" + _ARCH,
    rf"(?P<name>.+?)(?P<op>-)(?!\d+{_ARCH}$)(?P<version>(?:\d+:\d[^-]*?|\d[^-]*?[.*][^-]*?))" + _ARCH,
)
"""NAME-[EPOCH:]VERSION[-RELEASE][.ARCH]. Names contain dashes and digits, so a bare number (`compat-libstdc++-33`) is not a certain version."""
_COMPARED = r"(?P<name>[^<>=\s]+?)" + _ARCH + r"\s*(?P<op>[<>=]+)\s*(?P<version>\S+)"
_BY_AT = r"(?P<name>@?[^@]+)(?:(?P<op>@)(?P<version>.*))?"

_PYTHON = (
    r"(?P<name>[A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\])?\s*\(?"
    r"(?:(?P<op>===?|~=|!=|<=|>=|<|>|@)\s*(?P<version>[^;]*?))?\s*\)?\s*(?:;.*)?"
)

GIT = r"(?:git|hg|svn|bzr)\+.+|(?:git|ssh)://.+|git@[\w.-]+:.+|https?://[^#]+\.git(?:[@#].*)?"
EXACT_REF = r"[0-9a-f]{7,40}|(?:[\w-]*[-_/])?v?\d+(?:\.\d+)+[\w.+-]*"
"""A commit, or the tag of a version."""
MOVING_REF = r"main|master|trunk|develop|development|dev|HEAD|latest|nightly"
RANGE_REF = r"semver:.+"

GRAMMARS: dict[str, Grammar] = {
    "apt": Grammar(
        (r"(?P<name>[^=/:]+)(?::[^=/]+)?(?:(?P<op>[=/])(?P<version>.+))?",),
        exact=r"=[^*]+",
        archives=(".deb", ".dsc", ".changes"),
        group=r".+\^|[?~].+",
        skipped=r"[^=/]+-",
    ),
    "apk": Grammar(
        (r"(?P<name>[^@=<>~]+)(?:@[^=<>~]+)?(?:(?P<op>[=<>~]+)(?P<version>.+))?",),
        exact=r"=[^=~].*|><.+",
        archives=(".apk",),
        paths=r"(?!)",
        group=r"\..+",
        skipped=r"!.*",
    ),
    "rpm": Grammar(
        (
            _COMPARED,
            r"@(?P<name>[^:/]+)(?P<op>:)(?P<version>[^/]+)(?:/.*)?",
            *_NAME_VERSION,
            r"(?P<name>.+?)" + _ARCH,
        ),
        exact=r"-[^*?]+|==?[^*]+",
        archives=(".rpm",),
        paths=r"(?!)",
        group=r"@[^:]+",
        unsure=r".+-\d[^-]*",
    ),
    "module": Grammar((r"(?P<name>[^:/]+)(?:(?P<op>:)(?P<version>[^/]+))?(?:/.*)?",), exact=r"(?!)"),
    "group": Grammar((), exact=r"(?!)", group=r"(?s:.+)"),
    "zypper": Grammar(
        (_COMPARED, *_NAME_VERSION, r"(?:[\w.-]+:(?!:))?(?P<name>.+?)" + _ARCH),
        exact=r"-[^*?]+|==?[^*]+",
        archives=(".rpm",),
        paths=r"(?!)",
        group=r"(?:pattern|patch|product|srcpackage|application):.+",
        skipped=r"[-!~].*",
        unsure=r".+-\d[^-]*",
        second=r"[<>=]+|\d+(?:\.\d+)+(?:-\S+)?",
    ),
    "python": Grammar(
        (_PYTHON,),
        exact=r"===.+|==[^*,]+|@v?\d[^*]*",
        moving=r"@latest",
        archives=(".whl", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz", ".zip", ".egg"),
        ref=r"[^#]*?://(?:[^/@#]*@)?+[^@#]*@(?P<ref>[^#&]+).*",
        paths=r"\..*|~/.*|/.*|[^:@\s\[=<>!~;]+/.*|file:.*",
    ),
    "ruby": Grammar(
        (r"(?P<name>[^:]+)(?:(?P<op>:)(?P<version>.+))?",),
        exact=r":\s*=?\s*\d[\w.-]*",
        archives=(".gem",),
    ),
    "go": Grammar(
        (r"(?P<name>[^@]+)(?:(?P<op>@)(?P<version>.+))?",),
        exact=r"@v\d+\.\d+\.\d+.*|@[0-9a-f]{7,40}",
        moving=r"@(?!v?\d|[<>=]).+",
        archives=(".go",),
        paths=r"\.{0,2}/.*|\.\.?|[^./@]+(?:/[^@]*)?",
        skipped=r".+@none",
    ),
    "cargo": Grammar(
        (r"(?P<name>[^@]+)(?:(?P<op>@)(?P<version>.+))?",),
        exact=r"@=?\d+\.\d+\.\d+\S*",
    ),
    "composer": Grammar(
        (r"(?P<name>[^=:\s]+)(?:(?P<op>[=:\s])(?P<version>.*))?",),
        exact=r".\s*v?\d+(?:\.\d+){1,3}(?:-\w+)?",
        moving=r".\s*(?:dev-.+|.+-dev|\*|@\w+)",
        paths=r"(?!)",
        group=r"(?:php\b|hhvm\b|ext-|lib-)[^/]*",
        second=r"(?!php\b|hhvm\b|ext-|lib-|composer\b)[^/]+(?<![a-z_-]\*)",
    ),
    "npm": Grammar(
        (r"[^@]+@npm:(?P<name>@?[a-z][^@]*)(?:(?P<op>@)(?P<version>.*))?", r"(?:npm:|jsr:)?" + _BY_AT),
        exact=r"@[v=]?\d+\.\d+\.\d+(?:[-+].*)?",
        moving=r"@(?:(?![v=]?\d|[\^~<>=*]|npm:|workspace:|catalog:|jsr:|.*\s)(?!x$).+|\*|x)",
        archives=(".tgz", ".tar.gz", ".tar"),
        paths=r"(?:\.{0,2}/|~/).*|\.\.?|(?:file|link|portal|workspace):.*",
        hosted=r"(?:github|gitlab|bitbucket|gist):.+|(?![@.])[\w.-]+/[\w.-]+(?:#.*)?",
    ),
}

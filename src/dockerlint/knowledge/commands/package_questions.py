"""What package managers ask before they act, what answers it, what they install in addition, and what refreshes or upgrades everything.

Sources: apt-get(8), apt.conf(5), aptitude(8); apk(8) ("by default apk is non-interactive"); dnf's command reference and dnf.conf(5);
microdnf's history (it asks since 3.7.0 only); zypper(8).
"""

from __future__ import annotations

from dockerlint.knowledge.commands.command_lines import words

ASKING = {
    "apt-get": words(
        "install reinstall remove purge upgrade dist-upgrade dselect-upgrade autoremove autopurge build-dep satisfy"
    ),
    "dnf": words(
        "install reinstall upgrade upgrade-minimal downgrade remove autoremove distro-sync swap builddep"
    )
    | {"group install", "group upgrade", "group remove", "module install", "module upgrade", "module enable"},
    "zypper": words("install remove update dist-upgrade patch verify source-install install-new-recommends"),
}
"""Verbs that ask before they do something, by program."""

ANSWERS = {
    "apt-get": words("yes force-yes assume-no simulate print-uris download-only config-file help version"),
    "dnf": words("assumeyes assumeno config help version"),
    "zypper": words("non-interactive no-confirm dry-run help"),
}
"""Options that answer, or that avoid the question."""

ANSWERS_SETTING = {"apt-get": ("assume-yes",), "dnf": ("assumeyes",)}
"""The setting of apt.conf(5) or dnf.conf(5) that answers permanently, as configuration files and `-o`, `--setopt` name it."""

CONFIGURATION = {
    "apt-get": ("/etc/apt/apt.conf", "/etc/apt/apt.conf.d"),
    "dnf": ("/etc/dnf/dnf.conf", "/etc/dnf/libdnf5.conf.d", "/usr/share/dnf5/libdnf.conf.d", "/etc/yum.conf"),
}
"""The files and folders of their configuration: apt.conf(5), dnf.conf(5), dnf5.conf(5), yum.conf(5)."""

ASKS_BY_VERSION = frozenset({"microdnf"})
"""Programs that ask in some of their versions only."""

RECOMMENDED_OFF = {"apt-get": ("no-install-recommends", "config-file")}
"""Programs that install what packages only recommend, too, and the options that keep it out, or may.

zypper and dnf do so as well, but configuration files of their images often say no (openSUSE's zypp.conf: `solver.onlyRequires`).
"""

RECOMMENDED_SETTINGS = {"apt-get": ("install-recommends",)}
"""The settings that decide it, in lower case."""

REFRESHES = {
    "apt-get": words("update"),
    "apk": words("update"),
    "dnf": words("makecache check-update"),
    "zypper": words("refresh"),
}
"""Verbs that only fetch the package lists."""

UPGRADES = {
    "apt-get": words("upgrade dist-upgrade dselect-upgrade"),
    "apk": words("upgrade"),
    "dnf": words("upgrade upgrade-minimal distro-sync"),
    "zypper": words("update dist-upgrade patch"),
}
"""Verbs that upgrade installed packages: all of them, if no package is named."""

FALSE_WORDS = words("0 off no false n f")
"""Values that turn an option off."""

"""What images are built on: distributions with their C library, package manager, shell and tools, and the names of their releases.

Sources: the package lists (`rootfs.manifest`) in github.com/debuerreotype/docker-debian-artifacts of stretch to trixie and the manifests in
github.com/tianon/docker-brew-ubuntu-core of xenial to kinetic; `busyboxconfig` of alpinelinux/aports; the Dockerfiles of
docker-library/buildpack-deps; the README of GoogleContainerTools/distroless; "Types of container images" of docs.redhat.com (UBI); AL2023's user guide
(`curl-minimal`, `dnf`); docker-library/mysql and MariaDB/mariadb-docker, which call `curl` and `gpg` of oraclelinux:9-slim and ubi9-minimal before
they install anything. Read in 2026.
"""

from __future__ import annotations

from typing import NamedTuple

NONE = "none"
"""There is certainly no C library, package manager or shell; None says that it isn't known."""


class Distribution(NamedTuple):
    """The system at the bottom of an image.

    `tools`: words as knowledge/images/base_contents.py explains them. `closed`: what of ASKED isn't among them is certainly not there.
    """

    family: str | None
    libc: str | None
    package_manager: str | None
    shell: str | None
    tools: str = ""
    closed: bool = False


ASKED = frozenset(
    "apt apt-get dpkg apk dnf microdnf yum tdnf rpm zypper pacman "
    "sh bash ash zsh awk sed grep find xargs tar gzip bzip2 xz zip unzip file less vi vim nano diff patch timeout getopt "
    "curl wget nc ncat netcat socat telnet ping ip ss ifconfig netstat dig nslookup lsof hostname ssh openssl gpg jq envsubst "
    "ps top pgrep pkill killall su sudo gosu su-exec setpriv tini dumb-init useradd groupadd usermod adduser addgroup "
    "git hg svn gcc g++ cc c++ make cmake pkg-config autoconf perl python python3 pip pip3 ruby gem bundle php composer "
    "node nodejs npm npx yarn pnpm corepack bun bunx deno go gofmt cargo rustc rustup java javac dotnet docker "
    "psql pg_isready pg_dump redis-cli redis-server valkey-cli valkey-server mysql mysqladmin mysqldump mariadb mariadb-admin "
    "mongo mongosh mongod rabbitmqctl rabbitmq-diagnostics nginx httpd haproxy memcached traefik caddy mc vault consul".split()
)
"""The programs in these tables: whether an image has another one is unknown."""

_DEBIAN = (
    "sh bash apt apt-get dpkg perl awk sed grep find xargs tar gzip diff timeout getopt hostname su useradd groupadd usermod setpriv "
    "?adduser ?addgroup ?gpg"
)
_BUSYBOX = (
    "sh ash awk sed grep find xargs tar gzip bzip2 unzip less vi diff patch timeout getopt wget nc ping ip ifconfig netstat nslookup lsof "
    "hostname ps top pgrep pkill killall su adduser addgroup ?setpriv"
)

DISTRIBUTIONS: dict[str, Distribution] = {
    "scratch": Distribution("scratch", NONE, NONE, NONE, closed=True),
    "debian-slim": Distribution("debian", "glibc", "apt-get", "/bin/sh", _DEBIAN, closed=True),
    "ubuntu": Distribution(
        "ubuntu", "glibc", "apt-get", "/bin/sh", f"{_DEBIAN} ?ps ?top ?pgrep ?pkill ?bzip2", closed=True
    ),
    "alpine": Distribution("alpine", "musl", "apk", "/bin/sh", f"apk {_BUSYBOX}", closed=True),
    "busybox": Distribution("busybox", None, NONE, "/bin/sh", f"{_BUSYBOX} ?telnet", closed=True),
    "busybox-glibc": Distribution("busybox", "glibc", NONE, "/bin/sh", f"{_BUSYBOX} ?telnet", closed=True),
    "busybox-musl": Distribution("busybox", "musl", NONE, "/bin/sh", f"{_BUSYBOX} ?telnet", closed=True),
    "busybox-uclibc": Distribution("busybox", "uclibc", NONE, "/bin/sh", f"{_BUSYBOX} ?telnet", closed=True),
    "distroless-static": Distribution("distroless", NONE, NONE, NONE, closed=True),
    "distroless-static-debug": Distribution("distroless", NONE, NONE, "/busybox/sh", _BUSYBOX),
    "distroless": Distribution("distroless", "glibc", NONE, NONE, "?openssl", closed=True),
    "distroless-debug": Distribution("distroless", "glibc", NONE, "/busybox/sh", _BUSYBOX),
    "distroless-python": Distribution("distroless", "glibc", NONE, None, "python3"),
    "wolfi": Distribution("wolfi", "glibc", "apk", "/bin/sh", "sh apk"),
    "ubi": Distribution("ubi", "glibc", "dnf", "/bin/sh", "sh bash dnf yum rpm curl"),
    "ubi7": Distribution("ubi", "glibc", "yum", "/bin/sh", "sh bash yum rpm"),
    "ubi-minimal": Distribution("ubi", "glibc", "microdnf", "/bin/sh", "sh bash microdnf rpm curl"),
    "ubi-micro": Distribution("ubi", "glibc", NONE, "/bin/sh", "sh bash !dnf !microdnf !yum !apt-get !apk"),
    "some-ubi": Distribution("ubi", "glibc", None, "/bin/sh", "sh bash"),
    "oraclelinux": Distribution("oraclelinux", "glibc", "dnf", "/bin/sh", "sh bash dnf yum rpm"),
    "oraclelinux7": Distribution("oraclelinux", "glibc", "yum", "/bin/sh", "sh bash yum rpm"),
    "oraclelinux-slim": Distribution(
        "oraclelinux", "glibc", "microdnf", "/bin/sh", "sh bash microdnf rpm curl gpg useradd groupadd"
    ),
    "amazonlinux": Distribution("amazonlinux", "glibc", "dnf", "/bin/sh", "sh bash dnf yum rpm curl"),
    "amazonlinux2": Distribution("amazonlinux", "glibc", "yum", "/bin/sh", "sh bash yum rpm"),
    "fedora": Distribution("fedora", "glibc", "dnf", "/bin/sh", "sh bash dnf rpm"),
    "centos": Distribution("centos", "glibc", "dnf", "/bin/sh", "sh bash dnf yum rpm"),
    "centos7": Distribution("centos", "glibc", "yum", "/bin/sh", "sh bash yum rpm"),
    "rockylinux": Distribution("rockylinux", "glibc", "dnf", "/bin/sh", "sh bash dnf yum rpm"),
    "rockylinux-minimal": Distribution("rockylinux", "glibc", "microdnf", "/bin/sh", "sh bash microdnf rpm"),
    "almalinux": Distribution("almalinux", "glibc", "dnf", "/bin/sh", "sh bash dnf yum rpm"),
    "almalinux-minimal": Distribution("almalinux", "glibc", "microdnf", "/bin/sh", "sh bash microdnf rpm"),
    "azurelinux": Distribution("azurelinux", "glibc", None, "/bin/sh", "sh"),
    "some-glibc": Distribution(None, "glibc", None, "/bin/sh", "sh bash"),
}

LAYERED = {
    "debian": "debian-slim: ?ping ?ip ?ss",
    "buildpack-deps-curl": "debian: curl wget gpg openssl",
    "buildpack-deps-scm": "buildpack-deps-curl: git hg svn ssh ps top pgrep pkill ?python ?python3",
    "buildpack-deps": (
        "buildpack-deps-scm: gcc g++ cc c++ make autoconf pkg-config perl python3 patch bzip2 xz unzip file"
    ),
}
"""Systems that only others are built on. Debian's own image has `ping` and `ip` up to buster (debuerreotype, examples/debian.sh)."""

DEBIAN_RELEASES = {"10": "buster", "11": "bullseye", "12": "bookworm", "13": "trixie", "14": "forky"}
UBUNTU_RELEASES = {
    "16.04": "xenial",
    "18.04": "bionic",
    "20.04": "focal",
    "22.04": "jammy",
    "23.04": "lunar",
    "23.10": "mantic",
    "24.04": "noble",
    "24.10": "oracular",
    "25.04": "plucky",
    "25.10": "questing",
    "26.04": "resolute",
}
CODENAMES = {
    **dict.fromkeys(DEBIAN_RELEASES.values(), "debian"),
    **dict.fromkeys(UBUNTU_RELEASES.values(), "ubuntu"),
}
"""The distribution that a release's name in a tag belongs to. Releases before buster and xenial are unknown."""
SYSTEMS = frozenset(
    "debian ubuntu alpine busybox fedora archlinux rockylinux almalinux amazonlinux oraclelinux".split()
)
"""The official images that are a distribution and nothing else (https://hub.docker.com/search?badges=official&categories=Operating+systems)."""

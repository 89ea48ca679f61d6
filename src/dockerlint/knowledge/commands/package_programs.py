"""Which packages bring which programs, and which commands bring none.

Sources: packages.debian.org and pkgs.alpinelinux.org (contents and dependencies of each package), the POSIX utilities, coreutils, shadow,
and the command-line references of the tools named. `ASKED` of knowledge/images/distributions.py are the programs in question.
"""

from __future__ import annotations

PROVIDERS: dict[str, frozenset[str]] = {
    "nc": frozenset(
        {"netcat-openbsd", "netcat-traditional", "netcat", "nmap-ncat", "busybox", "busybox-extras"}
    ),
    "ncat": frozenset({"ncat", "nmap-ncat", "nmap"}),
    "ping": frozenset({"iputils-ping", "iputils", "inetutils-ping", "busybox"}),
    "telnet": frozenset({"telnet", "inetutils-telnet", "busybox-extras"}),
    "ip": frozenset({"iproute2", "iproute", "busybox"}),
    "ss": frozenset({"iproute2", "iproute", "iproute2-ss"}),
    "ifconfig": frozenset({"net-tools", "busybox"}),
    "netstat": frozenset({"net-tools", "busybox"}),
    "dig": frozenset({"dnsutils", "bind9-dnsutils", "bind-tools", "bind-utils"}),
    "nslookup": frozenset({"dnsutils", "bind9-dnsutils", "bind-tools", "bind-utils", "busybox"}),
    "ps": frozenset({"procps", "procps-ng", "busybox"}),
    "top": frozenset({"procps", "procps-ng", "busybox"}),
    "pgrep": frozenset({"procps", "procps-ng", "busybox"}),
    "pkill": frozenset({"procps", "procps-ng", "busybox"}),
    "killall": frozenset({"psmisc", "busybox"}),
    "wget": frozenset({"wget", "busybox"}),
    "curl": frozenset({"curl", "curl-minimal"}),
    "gpg": frozenset({"gnupg", "gnupg2", "gpg"}),
    "ssh": frozenset({"openssh-client", "openssh", "openssh-client-default", "openssh-clients"}),
    "envsubst": frozenset({"gettext", "gettext-base", "envsubst", "gettext-envsubst"}),
    "xz": frozenset({"xz-utils", "xz"}),
    "gcc": frozenset({"gcc", "build-essential", "build-base", "g++"}),
    "g++": frozenset({"g++", "build-essential", "build-base", "gcc-c++"}),
    "make": frozenset({"make", "build-essential", "build-base"}),
    "python3": frozenset({"python3", "python3-minimal"}),
    "psql": frozenset({"postgresql-client", "postgresql"}),
    "pg_isready": frozenset({"postgresql-client", "postgresql"}),
    "redis-cli": frozenset({"redis-tools", "redis", "redis-server"}),
    "mysqladmin": frozenset({"mysql-client", "mariadb-client", "default-mysql-client"}),
    "tini": frozenset({"tini", "tini-static"}),
}
"""By program, where the package of its own name is not the only one."""

NODESOURCE = "deb.nodesource.com"
NODESOURCE_BRINGS = frozenset({"npm", "npx", "corepack"})
"""Programs in the `nodejs` of NodeSource that Debian and Ubuntu have in packages of their own, which `nodejs` at most suggests
(packages.debian.org, nodejs of bookworm and trixie)."""

LONE_PACKAGES = frozenset(
    "ca-certificates curl wget openssl tzdata bash tini dumb-init gosu su-exec jq git gnupg gnupg2 gpg procps unzip zip xz-utils xz "
    "libc6-compat gcompat libstdc++ libgcc musl netcat-openbsd iputils-ping iputils less nano vim tree file locales apt-utils "
    "apt-transport-https lsb-release python3 py3-pip make g++ gcc build-base build-essential libssl-dev libpq-dev libpq postgresql-client "
    "postgresql-libs dnsutils bind-tools iproute2 net-tools psmisc shadow sudo coreutils rsync sqlite3 sqlite sqlite-libs libvips vips "
    "cairo pango ffmpeg fontconfig ttf-dejavu fonts-liberation musl-dev linux-headers libffi-dev openssl-dev zlib zlib1g-dev "
    "openssh-client openssh-clients nmap-ncat curl-minimal gettext gettext-base envsubst busybox busybox-extras redis-tools".split()
)
"""Packages that bring no program of those asked about but their own: none of their dependencies has one."""

HARMLESS = frozenset(
    "mkdir cp mv chown chmod chgrp rm rmdir touch echo printf cat cd set export true false : test [ useradd adduser groupadd addgroup usermod "
    "groupmod deluser userdel ls pwd sed grep egrep awk find sort head tail cut tr wc date sleep id whoami which command sync stat "
    "ldconfig update-ca-certificates locale-gen setcap node npm pnpm yarn tsc npx turbo nx nest prisma python python3 pip pip3 go cargo "
    "dotnet java mvn gradle composer php ruby gem bundle poetry uv exit if while for gpgconf sha256sum md5sum trap unset source . read "
    "hash umask mktemp basename dirname expr tee".split()
)
"""Commands that put none of the programs asked about where the image looks for programs, whatever their arguments are."""

DOWNLOADS = {"curl": ("-o", "--output"), "wget": ("-O", "--output-document")}
"""Programs that write a file, and the options that name it."""

SEARCHED = ("/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin")
"""The PATH of a container (moby, `DefaultPathEnvUnix`)."""

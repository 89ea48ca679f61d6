"""What programs need root for in a folder that belongs to root.

Sources: POSIX.1-2024 (Shell & Utilities), coreutils, `prisma generate` (prisma.io/docs/orm/reference/prisma-cli-reference).
"""

from __future__ import annotations

import re

WRITES_ALL = frozenset({"mkdir", "rm", "rmdir", "touch", "tee", "mv", "truncate", "unlink"})
"""Programs that change every path that they are given."""
WRITES_LAST = frozenset({"cp", "ln", "install", "rsync"})
"""Programs that write to the last path that they are given."""
IN_PLACE = re.compile(r"-[nErsz]*i|--in-place")
"""Options with which sed makes a new file in the folder of the last path, and renames it (GNU sed 4.9, tried; busybox, editors/sed.c: `xmkstemp`)."""
WRITES_NAMED = {
    "curl": frozenset({"-o", "--output"}),
    "openssl": frozenset({"-out", "-keyout"}),
    "wget": frozenset({"-O", "--output-document"}),
}
"""Options whose value, the next word, is a file that the program writes (curl(1), openssl-req(1), wget(1))."""
OWNERS = frozenset({"chown", "chgrp"})
"""Programs that change owners, which only root may do."""
SYSTEM = frozenset(
    "update-ca-certificates update-ca-trust usermod groupmod useradd adduser groupadd addgroup ldconfig locale-gen apt-get apt apk dnf yum".split()
)
"""Programs that change files of the system, which belong to root (update-ca-certificates(8), useradd(8), ldconfig(8), apt-get(8))."""
GENERATES = frozenset(
    {("prisma", "generate"), ("next", "build"), ("nest", "build"), ("vite", "build")}
    | {("git", one) for one in ("fetch", "pull", "checkout", "reset", "merge", "switch")}
)
"""Programs with a verb that write into the folder that they run in (git also needs it to belong to the user: git-config(1), `safe.directory`)."""
CACHES = {
    ("next", "start"): ".next/cache",
    ("vite", None): "node_modules/.vite",
    ("vite", "dev"): "node_modules/.vite",
}
"""Where programs keep what they made while they serve (nextjs.org/docs: `next start` caches images and pages; vite.dev/config: `cacheDir`)."""
ENGINES = frozenset({("prisma", "migrate"), ("prisma", "db")})
"""Verbs that write Prisma's engines below `node_modules/@prisma` if one is missing (github.com/prisma/prisma, issue 25020)."""
WRITES_INSIDE = re.compile(r"(?:^|&&|;|\|)\s*(?:rm|cp|mv|mkdir|touch|ln)\s")
"""A command inside a word that a program runs as it likes: `node with-provider.js "rm -rf x && ..."`."""
SERVERS = frozenset(
    "nginx apache2 apache2ctl apachectl apache2-foreground httpd httpd-foreground lighttpd sshd".split()
)
"""Servers that, as Linux distributions package them, write pid files, logs or caches where only root may (nginx.org, "Core functionality": `pid`, `user`)."""
ASSIGNS = re.compile(r"[A-Za-z_]\w*=")
"""What the text of an `eval` begins with that only sets a variable."""
ANYONE = ("/tmp", "/var/tmp", "/dev", "/proc", "/home")  # noqa: S108 - folders of images, not of this machine
"""Folders in which another user than root may write, or that hold the homes of such users."""
OPEN_MODE = re.compile(r"(?:0?[0-7]{2}[2367]|[ugo]*[oa][ugo]*\+[rx]*w[rx]*|\+[rx]*w[rx]*)")
"""Modes of chmod that let everyone write."""
FIRST_FREE_PORT = 1024
"""The first port that every user may listen on in the network of the host.

In a container's own network each port is free: Docker 20.10 sets `net.ipv4.ip_unprivileged_port_start` to 0 (github.com/moby/moby, pull 41030)."""
HOLDS_A_FOLDER = frozenset({".gitkeep", ".keep", ".gitignore", "README.md", "README"})
"""Files by which git keeps a folder for data that it does not track."""
DOCKER_SOCKETS = frozenset({"/var/run/docker.sock", "/run/docker.sock"})
"""The socket of the daemon: who may use it is root on the host (docs.docker.com/engine/security, "Docker daemon attack surface")."""
SOCKET_VARIABLE = "DOCKER_HOST"
"""What clients of the daemon read its address from (docs.docker.com/reference/cli/docker, "Environment variables")."""
DOCKER_CLIENTS = frozenset("docker docker-cli docker.io docker-ce docker-ce-cli moby-cli".split())
"""Packages of distributions with the client of the daemon (docs.docker.com/engine/install; the package lists of Alpine, Debian, Fedora and Azure Linux)."""
DOCKER_IMAGE = "docker"
"""Docker's official image, with the client in /usr/local/bin/docker (docker-library/docker, `cli/Dockerfile`)."""
DOCKER_INSTALLER = "get.docker.com"
"""Where Docker's script for an installation comes from (docs.docker.com/engine/install/debian, "Install using the convenience script")."""
NEEDS_ROOT = frozenset(
    "iptables ip6tables iptables-restore nft ipset ferm tc modprobe insmod sysctl wg wg-quick openvpn pppd pptpd xl2tpd tcpdump mount umount "
    "chroot losetup mkfs fusermount mount.cifs mount.nfs dockerd containerd buildkitd".split()
)
"""Programs that configure the network or the kernel, or mount: they need capabilities that Docker gives to root only (capabilities(7))."""
KERNEL_CAPABILITIES = frozenset({"NET_ADMIN", "SYS_ADMIN", "SYS_MODULE", "ALL"})
"""What `cap_add` gives to root alone: a process of another user gets none of it (docs.docker.com/engine/security)."""

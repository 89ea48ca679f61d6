"""Folders that every Linux image has, and the one that Node's images add.

Sources: Filesystem Hierarchy Standard 3.0, chapters 3 to 5; the Dockerfiles of nodejs/docker-node (`useradd --create-home node`).
"""

from __future__ import annotations

STANDARD_FOLDERS = frozenset(
    "/ /bin /boot /dev /etc /home /home/node /lib /media /mnt /opt /proc /root /run /sbin /srv /sys /tmp /usr /usr/bin /usr/include "
    "/usr/lib /usr/local /usr/local/bin /usr/local/etc /usr/local/include /usr/local/lib /usr/local/sbin /usr/local/share /usr/local/src "
    "/usr/sbin /usr/share /usr/src /var /var/cache /var/lib /var/local /var/lock /var/log /var/mail /var/opt /var/run /var/spool /var/tmp".split()
)

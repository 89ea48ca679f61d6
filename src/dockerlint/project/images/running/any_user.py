"""Whether an image is made to run as any user ID."""

from __future__ import annotations

import re

from dockerlint.project.filesystem.command_places import commands_of
from dockerlint.project.images.images import Image
from dockerlint.source import Span

_SHARES = re.compile(r"g\+?=u|g\+r?wx?X?|ug?\+rwX")
_OWNERS = frozenset({"chgrp", "chown"})


def made_for_any_user(image: Image) -> Span | None:
    """Return the `chgrp 0` or `chmod g=u` with which an image lets any user ID of group 0 write its files.

    OpenShift starts images so, whatever their `USER` is (its guide to images, "Support arbitrary user ids",
    https://docs.openshift.com/container-platform/4.17/openshift_images/create-images.html). What root makes is group 0's already,
    unless something gives it to another user or group.
    """
    gives = shares = None
    given = any(one.instruction.flag("chown") for one in image.stage.chain_steps)
    for _, command in commands_of(image.origins, image.stage):
        words = [word.literal or "" for word in command.words[1:]]
        if command.program == "chgrp" and not {"0", "root"}.isdisjoint(words):
            gives = gives or command.at.first_line()
        elif command.program in _OWNERS:
            given = True
        elif command.program == "chmod" and any(map(_SHARES.fullmatch, words)):
            shares = shares or command.at.first_line()
    return shares and (gives or (None if given else shares))

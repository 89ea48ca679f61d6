"""Whether an image is made to run as any user ID."""

from __future__ import annotations

import re

from dockerlint.project.filesystem.command_places import commands_of
from dockerlint.project.images.images import Image
from dockerlint.source import Span

_SHARES = re.compile(r"g\+?=u|g\+r?wX?|ug?\+rwX")


def made_for_any_user(image: Image) -> Span | None:
    """Return the `chgrp 0` with which an image, together with `chmod g=u`, lets any user ID of group 0 write its files.

    OpenShift starts images so, whatever their `USER` is (its guide to images, "Support arbitrary user ids",
    https://docs.openshift.com/container-platform/4.17/openshift_images/create-images.html).
    """
    gives, shares = None, False
    for _, command in commands_of(image.origins, image.stage):
        words = [word.literal or "" for word in command.words[1:]]
        if command.program == "chgrp" and not {"0", "root"}.isdisjoint(words):
            gives = gives or command.at.first_line()
        shares |= command.program == "chmod" and any(map(_SHARES.fullmatch, words))
    return gives if shares else None

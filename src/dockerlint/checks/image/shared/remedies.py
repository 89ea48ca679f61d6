"""How a container that runs as root may run without it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dockerlint.findings import Label
from dockerlint.knowledge.images.base_images import without_root
from dockerlint.models.dockerfile import Keyword
from dockerlint.project.images.containers import Container
from dockerlint.project.images.running.root_needs import Need, RootNeed, root_needs

_WORDS = {
    Need.OWNER: "only root may change owners: do it in a `RUN`",
    Need.HOME: "only root may enter `/root`: mount this in a folder of that user",
    Need.UNREAD: "give that user what this writes, with `--chown`",
    Need.SERVER: "this server writes its pid file and logs where only root may: put them into folders of that user",
    Need.HOST_FOLDER: "this folder of the host must then belong to that user",
}
_MOST_WRITES = 2


def without_root_user(container: Container, others: Iterable[Container]) -> Iterator[Label]:
    """Label where a `USER` belongs, and what has to change before it works; not again what changes for other containers, too."""
    known = {(one.kind, one.path) for other in others for one in root_needs(other)}
    needs = [one for one in root_needs(container) if (one.kind, one.path) not in known or one.path is None]
    stage = container.image.stage
    last = stage.last("CMD") or stage.last("ENTRYPOINT")
    place = last.instruction if last else stage.written.start
    runs = any(one.keyword == Keyword.RUN for one in stage.chain_steps)
    yield Label(place.at.first_line(), without_root(stage.chain[-1].base, has_runs=runs))
    writes = [one for one in needs if one.kind is Need.WRITE][_MOST_WRITES:]
    yield from (Label(one.at, _words(one)) for one in needs if one not in writes)


def _words(need: RootNeed) -> str:
    if need.kind is Need.WRITE:
        if need.path is None:
            return "this writes files at start: give them to that user with `--chown`"
        return f"this writes to `{need.path}`: give it, or its folder if the image lacks it, to that user with `--chown`"
    if need.kind is Need.VOLUME:
        return f"give `{need.path}` to that user in the image: a new volume takes its owner from there"
    return _WORDS[need.kind]

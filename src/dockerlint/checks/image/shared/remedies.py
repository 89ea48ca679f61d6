"""How a container that runs as root may run without it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dockerlint.findings import Label
from dockerlint.knowledge.images.base_images import has_unprivileged_sibling, without_root
from dockerlint.knowledge.images.base_variables import BASE_USER
from dockerlint.models.dockerfile import Keyword
from dockerlint.project.images.containers import Container
from dockerlint.project.images.running.code_writes import may_write_elsewhere
from dockerlint.project.images.running.needs import Need, RootNeed
from dockerlint.project.images.running.own_user import own_user
from dockerlint.project.images.running.root_needs import root_needs
from dockerlint.project.images.running.server_settings import suits_its_own_user
from dockerlint.project.images.started_code import StartedCode
from dockerlint.project.stages.evaluation import EvaluatedStage, Step

_WORDS = {
    Need.OWNER: "only root may change owners: do it in a `RUN`",
    Need.SYSTEM: "only root may do this: do it in a `RUN`, or drop root after it with `setpriv` or `gosu`, and add no `USER`",
    Need.WRITE: "this writes to `{path}`: give it, or its folder if the image lacks it, to that user: `COPY --chown`, or `chown` in a `RUN`",
    Need.REPLACE: "this makes a new file in `{path}`: `chown -R` that folder to that user in a `RUN`",
    Need.CODE: "the code writes to `{path}`: create it in a `RUN`, and `chown` it to that user",
    Need.ENGINES: "this may write to `node_modules/@prisma`: give that folder to that user with `--chown`",
    Need.HOME: "only root may enter `/root`: mount this in a folder of that user",
    Need.HOME_FILES: "only root may enter `/root`: {instead}",
    Need.HOST_FOLDER: "this folder of the host must then belong to that user",
    Need.VOLUME: "give `{path}` to that user in the image: a new volume takes its owner from there, an old one stays root's",
    Need.SOCKET: "only root and the group of this socket may use it: add its number with `group_add`",
    Need.PORT: "on the network of the host only root may listen on {path}: use a port from 1024",
    Need.SERVER: "this server writes its pid file and logs where only root may: put them into folders of that user",
    Need.SETTINGS: "this replaces settings of that image: set `pid /tmp/nginx.pid;` here, and log to `/dev/stdout` and `/dev/stderr`",
    Need.SIBLING_PORT: "`nginxinc/nginx-unprivileged` listens on 8080: change this port to it, or add settings with `listen 80`",
    Need.UNREAD: "give that user what this writes, with `--chown`",
}
_WRITES_FILES = "this writes files at start: give them to that user with `--chown`"
_ELSEWHERE = "put what the application needs into another folder"
_ADDED = "put `USER {user}` {where}: the image adds that user"
_SUITS = "put `USER nginx` {where}: the settings of this image keep its pid and temporary files where each user may write"
_UNNAMED = "; give that user the folders that the application writes"
_MOST_WRITES = 2


def without_root_user(container: Container, alike: Sequence[Container], code: StartedCode) -> Iterator[Label]:
    """Label where a `USER` belongs, and what has to change before it works; not again what changes for earlier ones of those alike, too."""
    earlier = alike[: alike.index(container)]
    known = {(one.kind, one.path) for other in earlier for one in root_needs(other, code)}
    needs = [
        one for one in root_needs(container, code) if (one.kind, one.path) not in known or one.path is None
    ]
    stage = container.image.stage
    last = stage.last("CMD") or stage.last("ENTRYPOINT")
    place = last.instruction if last else stage.written.start
    yield Label(place.at.first_line(), _user(container, alike, code))
    hidden = [one for kind in (Need.WRITE, Need.CODE) for one in _of(needs, kind)[_MOST_WRITES:]]
    yield from (Label(one.at, _words(one)) for one in needs if one not in hidden)


def _of(needs: Iterable[RootNeed], kind: Need) -> list[RootNeed]:
    return [one for one in needs if one.kind is kind]


def _user(container: Container, alike: Iterable[Container], code: StartedCode) -> str:
    """Return what to do in the Dockerfile, with the folders of the application where the files don't show all that one of those alike writes."""
    stage = container.image.stage
    runs = any(one.keyword == Keyword.RUN for one in stage.chain_steps)
    base, starts = stage.chain[-1].base, stage.last("CMD") or stage.last("ENTRYPOINT")
    where = "above this line" if starts and not _is_built_on(stage, starts) else "at the end of this stage"
    if suits_its_own_user(container):
        return _SUITS.format(where=where)
    if has_unprivileged_sibling(base):
        return without_root(base, has_runs=runs, where=where)
    added = own_user(container.image) or (BASE_USER if BASE_USER[1:] in stage.variables.env else None)
    words = _ADDED.format(user=added, where=where) if added else without_root(base, where=where)
    if any(may_write_elsewhere(one, code) is not False for one in alike):
        return words + _UNNAMED
    return words


def _is_built_on(stage: EvaluatedStage, starts: Step) -> bool:
    """Return whether a RUN of the same stage comes after its last CMD or ENTRYPOINT."""
    begin = starts.instruction.at.begin
    later = (one for one in stage.steps if starts.stage is stage and one.instruction.at.begin > begin)
    return any(one.keyword == Keyword.RUN for one in later)


def _words(need: RootNeed) -> str:
    if need.kind is Need.WRITE and need.path is None:
        return _WRITES_FILES
    return _WORDS[need.kind].format(path=need.path, instead=need.instead or _ELSEWHERE)

"""What a command line leaves in the cache of a package manager, where that lies, and what empties it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from dockerlint.knowledge.commands.package_caches import CACHES, Cache
from dockerlint.knowledge.commands.package_questions import FALSE_WORDS
from dockerlint.models.dockerfile import Keyword
from dockerlint.models.shell import Command
from dockerlint.parsers.shell.invocation import Invocation, invocation
from dockerlint.project.commands.removals import removed_words
from dockerlint.project.images.commands import BuildCommand
from dockerlint.project.stages.mounts import mounts
from dockerlint.project.stages.paths import covers
from dockerlint.values import Known, Text

_MOUNTED = frozenset({"cache", "tmpfs"})
_RUNS_SCRIPTS = frozenset({"sh", "ash", "bash", "dash"})
_SCRIPT_NAMES = (".sh", ".bash")
_ALL_OF = re.compile(r"/(?:\*|\.\*|\.\[!\.\]\*|\.\?\?\*)?$")
_GLOB = re.compile(r"[*?\[{]")


def keeps_cache(command: BuildCommand) -> bool:
    """Return whether a command certainly leaves what it downloads in the image: no option, variable, mount or later command keeps it out."""
    call = command.expanded_call
    if call is None or call.is_open or not command.script.complete:
        return False
    return any(_keeps(command, call, cache) for cache in _filled(call) if cache.kept)


def cache_folders(command: BuildCommand) -> tuple[Text, ...]:
    """Return the folders that a command fills, of each cache in order; where several are possible, all of them.

    `~` is the home folder of a user whose home is not known; a folder that a variable of unknown value names is unknown.
    """
    call = command.expanded_call
    return (
        ()
        if call is None
        else tuple(one for cache in _filled(call) for one in _folders(command, call, cache))
    )


def is_cache_mounted(command: BuildCommand) -> bool | None:
    """Return whether every cache that a command fills lies on a cache or tmpfs mount of its RUN; None when that is not decided."""
    call = command.expanded_call
    caches = [] if call is None else _filled(call)
    found = [_is_mounted(command, _folders(command, call, cache)) for cache in caches]
    if not found or False in found:
        return False
    return None if None in found else True


def cleans_cache(command: BuildCommand, program: str) -> bool | None:
    """Return whether a command empties a cache of a program (`apt-get`, `dnf` ...); None when it may."""
    found = [
        _cleans(command, command.command, program, cache, _folders(command, None, cache))
        for cache in CACHES.get(program, ())
    ]
    return _any(found)


def _filled(call: Invocation) -> list[Cache]:
    """Return the caches that a call writes into."""
    if call.has("help", "version", "dry-run", "simulate", "print-uris"):
        return []
    return [cache for cache in CACHES.get(call.program, ()) if call.verb in cache.filled_by]


def _keeps(command: BuildCommand, call: Invocation, cache: Cache) -> bool:
    if call.has(*cache.off) or any(_is_on(command.variable(name)) for name in cache.off_variables):
        return False
    folders = _folders(command, call, cache)
    if _is_mounted(command, folders) is not False or _may_be_configured(command, cache):
        return False
    later = command.script.commands[command.index + 1 :]
    return all(_cleans(command, one, call.program, cache, folders) is False for one in later)


def _any(found: list[bool | None]) -> bool | None:
    """Return whether one of several is so."""
    return True if True in found else None if None in found else False


def _is_on(value: Text | None) -> bool:
    """Return whether a variable switches something on, as far as it is known."""
    return value is not None and (value.value or "true").lower() not in FALSE_WORDS


def _folders(command: BuildCommand, call: Invocation | None, cache: Cache) -> list[Text]:
    """Return the folders of a cache as a command sees them; `call` may move it."""
    moved = call.values(*cache.moved_by) if call else ()
    if moved:
        return [moved[-1].text(command.environment.lookup)]
    out: list[Text] = []
    for folder in cache.folders:
        place = _place(command, folder, _home(command) or "~")
        if place is not None and folder.startswith("$"):
            return [place]
        out += [place] if place else []
    return out


def _place(command: BuildCommand, written: str, home: str) -> Text | None:
    """Return a folder or file of a table as a command sees it; None for one that begins with a variable that is not set."""
    name, _, rest = written.partition("/")
    if not name.startswith("$"):
        return Text.known(posixpath.join(home, rest) if name else written)
    value = command.variable(name[1:])
    if value is None or value.value is None:
        return value
    return Text.known(posixpath.join(value.value, rest).rstrip("/"))


def _may_be_configured(command: BuildCommand, cache: Cache) -> bool:
    """Return whether a file of configuration, or the base image, may switch a cache off."""
    home = _home(command) or f"/home/{_user(command)}"
    places = [_place(command, one, home) for one in cache.configured_at]
    paths = tuple(place.value for place in places if place and place.value)
    settings = (*cache.off, *(one.replace("-", "_") for one in cache.off))
    unknown = any(place and place.value is None for place in places)
    return unknown or (bool(paths) and command.is_configured(paths, settings) is not False)


def _home(command: BuildCommand) -> str | None:
    """Return the home folder that a command sees: HOME, else that of root; None for other users."""
    if command.command.user is not None:
        return None
    home = command.variable("HOME")
    if home is not None:
        return home.value
    return "/root" if _user(command) in {"root", "0"} else None


def _user(command: BuildCommand) -> str | None:
    """Return the user that a RUN runs as, without its group; None when it is not known."""
    for stage in command.stage.chain:
        for step in reversed(stage.steps):
            before = stage is not command.stage or step.instruction.start < command.instruction.start
            if step.instruction.keyword == Keyword.USER and step.instruction.words and before:
                user = step.expand(step.instruction.words[0]).value
                return user.partition(":")[0] if user else None
    image = command.stage.image
    return image.user if image else None


def _is_mounted(command: BuildCommand, folders: list[Text]) -> bool | None:
    targets = [one.target for one in mounts(command.step) if one.kind in _MOUNTED]
    return _any([_covers(target, folder.value) for target in targets for folder in folders])


def _covers(outer: str | None, folder: str | None) -> bool | None:
    """Return whether a folder lies in another one; None when one of them is not known, or lies in a home that is not known."""
    if outer is None or folder is None or "$" in outer:
        return None
    if folder.startswith("~"):
        return True if _is_tail(outer.rstrip("/"), folder) else None
    return covers(outer, folder)


def _is_tail(path: str, folder: str) -> bool:
    """Return whether a path ends like a folder of some home: `/home/me/.cache` of `~/.cache/pip`."""
    names = folder.split("/")[1:]
    return any(path.endswith("/" + "/".join(names[:count])) for count in range(1, len(names) + 1))


def _cleans(
    command: BuildCommand, other: Command, program: str, cache: Cache, folders: list[Text]
) -> bool | None:
    """Return whether another command of the same script empties a cache."""
    call = invocation(other)
    if call is not None:
        return call.program == program and any(_is_phrase(call, one) for one in cache.cleaned_by)
    if _may_clean(other):
        return None
    home = _home(command) or "~"
    removed = list(_removed(command, other, home))
    return _any([_empties(path, folder.value) for path in removed for folder in folders])


def _may_clean(other: Command) -> bool:
    """Return whether a command goes by the name of a script, which nobody reads here, or of something that cleans."""
    name = other.program
    if name is None:
        return bool(other.words)
    return name.endswith(_SCRIPT_NAMES) or "clean" in name or (name in _RUNS_SCRIPTS and len(other.words) > 1)


def _is_phrase(call: Invocation, phrase: str) -> bool:
    """Return whether a call is `cache clean`, `clean -modcache` and the like."""
    words = phrase.split()
    given = [*call.verb.split(), *(word.literal for word in call.arguments)]
    plain = [word for word in words if not word.startswith("-")]
    return given[: len(plain)] == plain and all(call.has(word[1:]) for word in words if word.startswith("-"))


def _removed(command: BuildCommand, other: Command, home: str) -> Iterator[Text]:
    """Yield the paths that a command removes, with `home` for the home folder."""
    lookup = command.environment.lookup
    for word in removed_words(other):
        literal = word.literal or ""
        if literal.startswith("~/"):
            yield Text.known(home + literal[1:])
        else:
            yield word.text(lambda name: Text.known(home) if name == "HOME" else lookup(name))


def _empties(path: Text, folder: str | None) -> bool | None:
    """Return whether removing a path empties a folder; None when that is not known, or a part of it goes."""
    if folder is None:
        return None
    head = path.parts[0].value if path.parts and isinstance(path.parts[0], Known) else ""
    whole = path.value is not None
    exact = _ALL_OF.sub("", head) if whole else head
    certain = _GLOB.split(exact)[0]
    in_home = folder.startswith("~")
    places = [folder, f"/root{folder[1:]}", f"/home{folder[1:]}"] if in_home else [folder]
    if whole and certain == exact:
        holds = any(f"{place}/".startswith(f"{exact}/") for place in places)
        if holds or (in_home and _is_tail(exact, folder)):
            return True
        return None if any(exact.startswith(f"{place}/") for place in places) else False
    met = any(place.startswith(certain) or certain.startswith(place) for place in places)
    return None if met else False

"""The changes that a step makes to the files of an image. A move is a Put and a Remove."""

from __future__ import annotations

import fnmatch
import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from dockerlint.models.shell import Command
from dockerlint.models.words import Clip
from dockerlint.parsers.shell.environment import ExecutionEnvironment
from dockerlint.parsers.shell.invocation import Invocation
from dockerlint.project.stages.evaluation import EvaluatedStage, Step
from dockerlint.project.stages.mounts import mount_over
from dockerlint.project.stages.paths import covers, joined, normal, rest_below
from dockerlint.project.stages.reachable import named_stage
from dockerlint.source import Span
from dockerlint.values import Text

_PATTERN = re.compile(r"[*?\[{]")


class Taken(Enum):
    """Where a Put takes its files from, and what its `source` is then."""

    CONTEXT = "a path of the build context or of a named one, relative to it"
    STAGE = "an absolute path of another stage"
    IMAGE = "an absolute path of another image, or of a cache"
    HERE = "an absolute path of the stage itself"
    PACKAGES = "the packages that `pnpm deploy` selects"
    TEXT = "the name of a file that the step itself writes"
    FOLDER = "an empty folder"
    REMOTE = "a URL"


@dataclass(frozen=True, slots=True, eq=False)
class Install:
    """A call of a package manager: it adds files, in places that its own reader knows."""

    step: Step
    at: Span
    call: Invocation
    shell: ExecutionEnvironment
    certain: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Put:
    """Files that get to `target`, from one source; a path that is not known is None."""

    step: Step
    at: Span
    target: str | None
    taken: Taken
    source: str | None = None
    certain: bool = True
    stage: EvaluatedStage | None = None
    """The stage of a `STAGE`."""
    named: bool = True
    """Whether the target is the new name of a file, and not the folder that it gets into."""
    parents: bool = False
    """Whether the source keeps its folders (`COPY --parents`)."""
    text: Clip | None = None
    """What a `TEXT` is, where it is literal."""
    appends: bool = False
    """Whether it comes after the text that is there."""
    install: Install | None = None
    """The call of `pnpm deploy` or `turbo prune` that makes it."""
    into: bool | None = False
    """Whether the target of `cp` or `mv` may be a folder that is there, into which the source gets: None until that is decided, and where
    nothing decides it."""
    folder: str | None = None
    """The base-relative folder of a named context that a CONTEXT takes from; None for the build context itself."""

    @property
    def inside(self) -> str:
        """The path of the source in the target."""
        return posixpath.join(self.target or "/", posixpath.basename(self.source or ""))

    @property
    def context(self) -> str | None:
        """The base-relative folder that the source of a CONTEXT is in; None when it is not known."""
        return self.step.stage.evaluation.context if self.folder is None else self.folder

    def source_of(self, path: str, is_file: Callable[[], bool]) -> str | None:
        """Return the path at the source that gets to a path of the image; None when none does.

        `is_file` answers whether the source is a file: it is copied itself, of a folder the content.
        """
        rest = rest_below(self.target, path) if self.target is not None else None
        if rest is None or self.source is None:
            return None
        name = posixpath.basename(self.source)
        if is_pattern(self.source):
            found = rest and self._matches(rest.partition("/")[0], name)
            return posixpath.join(posixpath.dirname(self.source), rest) if found else None
        if self.parents:
            inner = normal(rest) if self.source.startswith("/") else rest
            return inner if covers(normal(self.source), normal(rest)) else None
        if is_file():
            return self.source if rest == ("" if self.named else name) else None
        return posixpath.join(self.source, rest) if rest else self.source

    def target_of(self, path: str) -> str | None:
        """Return where a path at the source gets to; None when it does not."""
        if self.target is None or self.source is None:
            return None
        base = self.source
        if is_pattern(base):
            base = "/".join(path.split("/")[: base.count("/") + 1])
            names, patterns = base.split("/"), self.source.split("/")
            if len(names) < len(patterns) or not all(map(self._matches, names, patterns)):
                return None
            base = posixpath.dirname(base) if self.taken is Taken.HERE else base
        rest = rest_below(base, path)
        return None if rest is None else normal(posixpath.join(self.target, rest))

    def _matches(self, name: str, pattern: str) -> bool:
        """Match a name as the shell does, or as COPY does."""
        return _matches(name, pattern) if self.taken is Taken.HERE else fnmatch.fnmatchcase(name, pattern)


@dataclass(frozen=True, slots=True, eq=False)
class Remove:
    """Files that are removed: an absolute path or shell pattern; None when it is not known."""

    step: Step
    at: Span
    target: str | None
    certain: bool = True
    recursive: bool = True

    def takes(self, path: str) -> bool | None:
        """Return whether a path is removed; None when it may be."""
        if self.target is None:
            return None
        if not is_pattern(self.target):
            rest = rest_below(self.target, path)
            found = rest is not None and (self.recursive or not rest)
            return self._certainly(found=found)
        wanted, given = self.target.split("/"), path.split("/")
        if "{" in self.target or "**" in wanted:
            head = _PATTERN.split(self.target)[0]
            above = head.startswith(path) and not rest_below(path, head)
            return None if path.startswith(head) or above else False
        found = len(given) >= len(wanted) and all(map(_matches, given, wanted))
        return self._certainly(found=found and (self.recursive or len(given) == len(wanted)))

    def rest_below(self, path: str) -> str | None:
        """Return what it names below a path, which may be a pattern; None when it names nothing there."""
        wanted, given = (self.target or "").split("/"), path.split("/")
        inside = len(wanted) > len(given) and all(map(_matches, given, wanted))
        return "/".join(wanted[len(given) :]) if inside else None

    def _certainly(self, *, found: bool) -> bool | None:
        return None if found and not self.certain else found

    @property
    def root(self) -> str | None:
        """The folder that all removed files lie in, or the path itself when it is not a pattern."""
        if self.target is None:
            return None
        head = _PATTERN.split(self.target)
        return self.target if len(head) == 1 else posixpath.dirname(head[0])


@dataclass(frozen=True, slots=True, eq=False)
class UnknownChange:
    """A command that is not read: it may change everything in its folder, and at the absolute paths that it names."""

    step: Step
    at: Span
    shell: ExecutionEnvironment
    command: Command | None = None
    """None for a RUN whose shell is not read."""
    call: Invocation | None = None
    places: tuple[str | None, ...] | None = None
    """What the command changes, where that is narrower."""
    packaged: bool = False
    """Whether npx or the like runs it: a program of an npm package."""

    @property
    def paths(self) -> tuple[str | None, ...]:
        """The paths at or below which files may change; None for anywhere."""
        if self.places is not None:
            return self.places
        words = self.command.words[1:] if self.command else ()
        named = (word.text(self.shell.lookup).value for word in words)
        outside = (one for one in named if one and one.startswith(("/", "..")))
        return (
            self.shell.folder.value,
            *(joined(self.shell.folder, Text.known(one)).value for one in outside),
        )


def is_pattern(path: str) -> bool:
    """Return whether a path may name several files."""
    return _PATTERN.search(path) is not None


Change = Put | Remove | Install | UnknownChange


def _matches(name: str, pattern: str) -> bool:
    """Match one name with one part of a shell pattern, which means no hidden file unless it begins with a dot."""
    return fnmatch.fnmatchcase(name, pattern) and (not name.startswith(".") or pattern.startswith("."))


def taken_at(step: Step, path: str) -> tuple[Taken, str, EvaluatedStage | None]:
    """Return where the commands of a RUN read a path from: a mount, or the stage itself."""
    mount = mount_over(step, path)
    if mount is None:
        return Taken.HERE, path, None
    source = mount.source_of(path) or path
    stage = named_stage(step.stage, mount.stage) if mount.stage else None
    if mount.kind != "bind" or (mount.stage and not stage):
        return Taken.IMAGE, source, None
    return (Taken.STAGE, source, stage) if stage else (Taken.CONTEXT, source.lstrip("/") or ".", None)

"""What the rules about ignores are called with: every ignore, and what became of it in this run."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from dockerlint.catalog import Rule, nearest
from dockerlint.config import ALL
from dockerlint.engine.ignores import Ignores, Name
from dockerlint.engine.running import RuleError
from dockerlint.engine.selection import Plan
from dockerlint.findings import ReadingKind, Severity
from dockerlint.knowledge.file_names import is_template
from dockerlint.masking import is_env_file
from dockerlint.models.dockerfile import Dockerfile
from dockerlint.models.ignore import IgnoredName, WrittenIgnore
from dockerlint.paths import parent, within
from dockerlint.project.project import Project

SUBJECT = "ignore"
"""The subject of these rules: they run last, and no ignore of themselves is judged."""

_UNREAD = {ReadingKind.UNREADABLE, ReadingKind.LIMIT}
_OUR_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_FOREIGN_ID = re.compile(r"[A-Za-z][\w:./-]*")
_NAMES = {".npmrc", ".dockerignore", "pnpm-workspace.yaml"}


def rules_judged(rules: Sequence[Rule], errors: Iterable[RuleError]) -> tuple[Rule, ...]:
    """Return the rules whose ignores can be unused: those that did not fail, without the rules about ignores."""
    failed = {error.rule for error in errors}
    return tuple(rule for rule in rules if rule.page.subject != SUBJECT and rule.id not in failed)


def written_ignores(
    project: Project, rules: Sequence[Rule], judged: Sequence[Rule], plan: Plan, ignores: Ignores
) -> list[WrittenIgnore]:
    """Return the ignores of every file that was read and is linted; only names of `judged` rules may be unused."""
    known = _Known(rules)
    judge = _Judge(project, judged, plan, ignores)
    out = []
    for one in ignores.written(_paths(project, plan)):
        if not plan.excludes(one.at.path):
            names = tuple(_judged(name, known, judge) for name in one.names)
            out.append(WrittenIgnore(one.at, names, one.whole, one.fault))
    return out


def _paths(project: Project, plan: Plan) -> set[str]:
    """Return the files that rules looked at: code only as far as it is reached, for elsewhere no rule ran."""
    paths = {path for path in project.files.paths if path.rpartition("/")[2] in _NAMES or is_env_file(path)}
    if any(rule.page.subject == "package" for rule in plan.rules):
        for package in (one for workspace in project.workspaces.all for one in workspace.packages):
            paths.update(project.code.reached_from(package))
    return paths.union(project.files.read)


def _judged(name: Name, known: _Known, judge: _Judge) -> IgnoredName:
    unknown = known.lacks(name.text)
    like = nearest(name.text, known.names) if unknown else None
    return IgnoredName(name.text, name.at, name.about, judge.unused(name), unknown, like)


class _Known:
    """The names that an ignore may hold."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.names = frozenset[str]().union(*(rule.silencers for rule in rules))
        self._folded = {name.casefold() for name in self.names}

    def lacks(self, name: str) -> bool:
        """Return whether a name is neither known nor looks like another tool's id."""
        if name in self.names:
            return False
        ours = _OUR_ID.fullmatch(name) or name.casefold() in self._folded or name == ALL
        return bool(ours) or not _FOREIGN_ID.fullmatch(name)


class _Judge:
    """Says which names of ignores have silenced nothing, where that is certain."""

    def __init__(self, project: Project, rules: Sequence[Rule], plan: Plan, ignores: Ignores) -> None:
        self._plan = plan
        self._used = ignores.used
        self._own = {rule.id: rule for rule in rules}
        self._broken = set(_broken_folders(project, plan))
        self._foreign = {path for path, one in project.files.dockerfiles.items() if _is_unknown(one)}

    def unused(self, name: Name) -> bool:
        """Return whether the rule ran over the whole file, and no finding of it was silenced by this name."""
        path = name.at.path
        rule = self._own.get(name.text)
        if rule is None or name in self._used or path in self._foreign:
            return False
        return self._plan.severity(rule, path) is not None and not self._is_beside_broken(parent(path))

    def _is_beside_broken(self, folder: str) -> bool:
        """Return whether an unreadable file may be linked to files of a folder: it is above, below or next to them."""
        return any(within(folder, one) or within(one, folder) for one in self._broken)


def _is_unknown(dockerfile: Dockerfile) -> bool:
    return dockerfile.foreign or is_template(dockerfile.file.text)


def _broken_folders(project: Project, plan: Plan) -> Iterator[str]:
    for one in project.files.diagnoses:
        path = one.problem.at.path
        breaks = one.severity is Severity.ERROR or one.kind in _UNREAD
        if breaks and not plan.excludes(path):
            yield parent(path)

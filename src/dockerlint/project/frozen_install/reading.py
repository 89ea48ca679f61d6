"""Whether a pnpm can read a lockfile at all: its documents, its layout and its lockfileVersion."""

from __future__ import annotations

import re

from dockerlint.models.lockfile import Lockfile
from dockerlint.project.frozen_install.answers import Answer, Reason, StopError, undecided

_COMVER = re.compile(r"(\d+)(?:\.(?:\d+|x))?(?:\.\d+)?")
_READS = {6: {5}, 7: {5, 6}, 8: {6}, 9: {6, 9}, 10: {9}, 11: {9}, 12: {9, 12, 13}}


def is_absent(lockfile: Lockfile, major: int) -> bool:
    """Return whether pnpm 11 and later take the file for none, because its main document is empty."""
    documents = lockfile.documents
    empty = documents.main_blank or (documents.leading and documents.count == 1)
    return (
        empty and not documents.blank and (major == 12 or (major == 11 and lockfile.environment is not None))
    )


def check_readable(lockfile: Lockfile, major: int) -> None:
    """Check what pnpm checks before it looks at settings. Raises StopError where it stops."""
    if lockfile.documents.blank:
        raise StopError({6: Answer.INCOMPATIBLE, 12: Answer.MISSING}.get(major, Answer.BROKEN), Reason.EMPTY)
    _check_documents(lockfile, major)
    if major == 11 and lockfile.documents.leading and lockfile.documents.count == 1:
        raise undecided(Reason.MAYBE_PINS_ONLY)
    if lockfile.broken:
        raise StopError(Answer.BROKEN, Reason.NOT_YAML)
    if lockfile.unread:
        raise undecided(Reason.UNSCANNED)
    if lockfile.conflict and major == 6:
        raise StopError(Answer.BROKEN, Reason.CONFLICT_MARKERS)
    if lockfile.conflict and lockfile.single and major in {7, 8}:
        raise StopError(Answer.OTHER, Reason.CONFLICT_MARKERS)
    _check_version(lockfile, major)
    _check_layout(lockfile, major)


def _check_documents(lockfile: Lockfile, major: int) -> None:
    documents = lockfile.documents
    if documents.count > (2 if documents.leading else 1):
        raise StopError(Answer.BROKEN, Reason.SEVERAL_DOCUMENTS)
    if documents.count == 2 and (major <= 9 or (major == 10 and documents.crlf)):
        raise StopError(Answer.BROKEN, Reason.SEVERAL_DOCUMENTS)
    if documents.main_blank and major <= 10:
        raise StopError(Answer.BROKEN, Reason.MAIN_DOCUMENT_EMPTY)


def _check_version(lockfile: Lockfile, major: int) -> None:
    """Take the first of pnpm's two steps: the number before the dot."""
    if lockfile.version is None:
        answer = Answer.BROKEN if major in {7, 8, 12} else Answer.INCOMPATIBLE
        raise StopError(answer, Reason.NO_VERSION)
    found = _COMVER.fullmatch(lockfile.version)
    if not found:
        answer = Answer.BROKEN if major == 12 else Answer.OTHER
        raise StopError(answer, Reason.INVALID_VERSION)
    if major == 12 and lockfile.version == found[1] == "9":
        raise StopError(Answer.BROKEN, Reason.VERSION_WITHOUT_MINOR)
    if int(found[1]) not in _READS[major]:
        raise StopError(Answer.INCOMPATIBLE, Reason.UNSUPPORTED_VERSION)


def check_version_text(lockfile: Lockfile, major: int) -> None:
    """Check how the version is written, as pnpm does after the settings. Raises StopError."""
    version = lockfile.version_value or ""
    good = {
        8: version.startswith("6."),
        9: version.startswith("9.") or version == "6.0",
        10: version.startswith("9."),
        11: version.startswith("9."),
    }.get(major, True)
    if not good:
        raise StopError(Answer.INCOMPATIBLE, Reason.UNSUPPORTED_VERSION_TEXT)


def _check_layout(lockfile: Lockfile, major: int) -> None:
    old = lockfile.tree is not None and "specifiers" in lockfile.tree.entries
    version = lockfile.version or ""
    if old and ((version.startswith("6") and major in {7, 8}) or (version.startswith("9") and major == 12)):
        raise StopError(Answer.BROKEN, Reason.OTHER_LAYOUT)
    if major == 12 and version.startswith("13"):
        raise undecided(Reason.UNKNOWN_LAYOUT)
    settings = lockfile.head.get("settings")
    wanted = {"autoInstallPeers", "excludeLinksFromLockfile"}
    if major == 12 and isinstance(settings, dict) and not wanted <= settings.keys():
        raise StopError(Answer.BROKEN, Reason.INCOMPLETE_SETTINGS)

"""Whether a pnpm can read a lockfile at all: its documents, its layout and its lockfileVersion."""

from __future__ import annotations

import re

from dockerlint.knowledge.node import frozen_install as facts
from dockerlint.knowledge.node.pnpm import LOCKFILE_READERS
from dockerlint.models.lockfile import Lockfile
from dockerlint.project.frozen_install.answers import Answer, Reason, StopError, undecided

_COMVER = re.compile(r"(\d+)(?:\.(?:\d+|x))?(?:\.\d+)?")


def is_absent(lockfile: Lockfile, major: int) -> bool:
    """Return whether pnpm takes the file for none, because its main document is empty."""
    documents = lockfile.documents
    empty = documents.main_blank or (documents.leading and documents.count == 1)
    return (
        empty
        and not documents.blank
        and (
            major in facts.BLANK_MAIN_IS_ABSENT
            or (lockfile.environment is not None and major in facts.BLANK_MAIN_WITH_PINS_IS_ABSENT)
        )
    )


def check_readable(lockfile: Lockfile, major: int) -> None:
    """Check what pnpm checks before it looks at settings. Raises StopError where it stops."""
    if lockfile.documents.blank:
        absent = Answer.MISSING if major in facts.BLANK_IS_ABSENT else Answer.BROKEN
        raise StopError(Answer.INCOMPATIBLE if major in facts.BLANK_IS_INCOMPATIBLE else absent, Reason.EMPTY)
    _check_documents(lockfile, major)
    if (
        major in facts.BLANK_MAIN_WITH_PINS_IS_ABSENT
        and lockfile.documents.leading
        and lockfile.documents.count == 1
    ):
        raise undecided(Reason.MAYBE_PINS_ONLY)
    if lockfile.broken:
        raise StopError(Answer.BROKEN, Reason.NOT_YAML)
    if lockfile.unread:
        raise undecided(Reason.UNSCANNED)
    if lockfile.conflict and major in facts.CONFLICTS_ARE_BROKEN:
        raise StopError(Answer.BROKEN, Reason.CONFLICT_MARKERS)
    if lockfile.conflict and lockfile.single and major in facts.CONFLICTS_OF_ONE_PROJECT_STOP:
        raise StopError(Answer.OTHER, Reason.CONFLICT_MARKERS)
    _check_version(lockfile, major)
    _check_layout(lockfile, major)


def _check_documents(lockfile: Lockfile, major: int) -> None:
    documents = lockfile.documents
    if documents.count > (2 if documents.leading else 1):
        raise StopError(Answer.BROKEN, Reason.SEVERAL_DOCUMENTS)
    if documents.count == 2 and major not in (
        facts.READS_TWO_CRLF_DOCUMENTS if documents.crlf else facts.READS_TWO_DOCUMENTS
    ):
        raise StopError(Answer.BROKEN, Reason.SEVERAL_DOCUMENTS)
    if documents.main_blank and major in facts.BLANK_MAIN_IS_BROKEN:
        raise StopError(Answer.BROKEN, Reason.MAIN_DOCUMENT_EMPTY)


def _check_version(lockfile: Lockfile, major: int) -> None:
    """Take the first of pnpm's two steps: the number before the dot."""
    if lockfile.version is None:
        answer = Answer.BROKEN if major in facts.WITHOUT_VERSION_IS_BROKEN else Answer.INCOMPATIBLE
        raise StopError(answer, Reason.NO_VERSION)
    found = _COMVER.fullmatch(lockfile.version)
    if not found:
        answer = Answer.BROKEN if major in facts.INVALID_VERSION_IS_BROKEN else Answer.OTHER
        raise StopError(answer, Reason.INVALID_VERSION)
    if major in facts.VERSION_NEEDS_MINOR and lockfile.version == found[1] == "9":
        raise StopError(Answer.BROKEN, Reason.VERSION_WITHOUT_MINOR)
    if major not in LOCKFILE_READERS.get(found[1], ()):
        raise StopError(Answer.INCOMPATIBLE, Reason.UNSUPPORTED_VERSION)


def check_version_text(lockfile: Lockfile, major: int) -> None:
    """Check how the version is written, as pnpm does after the settings. Raises StopError."""
    if not re.fullmatch(facts.VERSION_TEXTS.get(major, ".*"), lockfile.version_value or ""):
        raise StopError(Answer.INCOMPATIBLE, Reason.UNSUPPORTED_VERSION_TEXT)


def _check_layout(lockfile: Lockfile, major: int) -> None:
    old = "specifiers" in lockfile.tree.entries
    version = lockfile.version or ""
    if old and major in facts.SPECIFIERS_ARE_BROKEN.get(version.split(".")[0], ()):
        raise StopError(Answer.BROKEN, Reason.OTHER_LAYOUT)
    if version.startswith("13"):
        raise undecided(Reason.UNKNOWN_LAYOUT)
    settings = lockfile.tree.map("settings")
    wanted = {"autoInstallPeers", "excludeLinksFromLockfile"}
    if major in facts.NEEDS_ALL_SETTINGS and settings and not wanted <= settings.entries.keys():
        raise StopError(Answer.BROKEN, Reason.INCOMPLETE_SETTINGS)

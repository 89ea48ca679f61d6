"""Why a frozen install stops at a lockfile, in words."""

from __future__ import annotations

from dockerlint.project.frozen_install.answers import InstallVerdict, Reason

_WORDS = {
    Reason.EMPTY: "it is empty",
    Reason.NOT_YAML: "{broken}",
    Reason.SEVERAL_DOCUMENTS: "it has more than one document",
    Reason.MAIN_DOCUMENT_EMPTY: "its main document is empty",
    Reason.CONFLICT_MARKERS: "it holds merge conflict markers",
    Reason.NO_VERSION: "it has no lockfileVersion",
    Reason.INVALID_VERSION: "its lockfileVersion is not a version",
    Reason.VERSION_WITHOUT_MINOR: "its lockfileVersion has no minor",
    Reason.UNSUPPORTED_VERSION: "pnpm {major} does not read lockfileVersion {version}",
    Reason.UNSUPPORTED_VERSION_TEXT: "pnpm {major} does not read lockfileVersion {value}",
    Reason.OTHER_LAYOUT: "its layout does not fit lockfileVersion {version}",
    Reason.INCOMPLETE_SETTINGS: "its settings are not complete",
}


def reason(verdict: InstallVerdict) -> str:
    """Return why a frozen install stops; empty where the answer says it all."""
    lockfile = verdict.lockfile
    if verdict.reason is None or lockfile is None:
        return ""
    return _WORDS[verdict.reason].format(
        major=verdict.major, broken=lockfile.broken, version=lockfile.version, value=lockfile.version_value
    )

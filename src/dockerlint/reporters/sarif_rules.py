"""Rule pages as SARIF rule descriptions, with the properties that GitHub reads.

Source: https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
"""

from __future__ import annotations

import re

from sarif_om import MultiformatMessageString, ReportingConfiguration, ReportingDescriptor

from dockerlint.findings import Severity
from dockerlint.masking import cut
from dockerlint.pages import Page

HOME = "https://pypi.org/project/dockerlint/"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
LONGEST_DESCRIPTION = 1024

_PROBLEM = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}
_LINK = re.compile(r"\[(?P<text>[^\]]+)\]\((?P<to>[^)\s]+)\)")
_SEE_ALSO = re.compile(r"^## See also\n.*?\]\((https://[^)\s]+)\)", re.MULTILINE | re.DOTALL)


def descriptor(page: Page) -> ReportingDescriptor:
    """Return the description of a rule: its page is the help text, and the first link of the page is the help address.

    The name begins with the family, because a name with the same letters as the id is invalid (SARIF1001 of the validator).
    """
    more = _SEE_ALSO.search(page.body)
    return ReportingDescriptor(
        id=page.id,
        name="".join(word.capitalize() for word in (page.family, *page.id.split("-"))),
        short_description=MultiformatMessageString(text=_described(page.title)),
        full_description=MultiformatMessageString(text=_described(page.why.split("\n\n")[0] or page.title)),
        help=MultiformatMessageString(text=_plain(page.why or page.title), markdown=page.readable.rstrip()),
        help_uri=more[1] if more else HOME,
        default_configuration=ReportingConfiguration(level=LEVELS[page.severity]),
        properties=_properties(page),
    )


def _properties(page: Page) -> dict[str, object]:
    out: dict[str, object] = {
        "tags": _tags(page),
        "precision": page.precision,
        "problem.severity": _PROBLEM[page.severity],
    }
    if page.security_severity is not None:
        out["security-severity"] = str(page.security_severity)
    return out


def _tags(page: Page) -> list[str]:
    """Return the family and the group, and for a security rule the properties that make its results security alerts."""
    tags = [page.family, *([page.group] if page.group else [])]
    tags += ["security"] if page.security_severity is not None else []
    return tags + [f"external/cwe/cwe-{number:03}" for number in page.cwe]


def _described(text: str) -> str:
    return cut(" ".join(_plain(text).split()), LONGEST_DESCRIPTION)


def _plain(markdown: str) -> str:
    return _LINK.sub(r"\g<text>: \g<to>", markdown)

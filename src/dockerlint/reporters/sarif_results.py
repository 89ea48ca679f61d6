"""Findings as SARIF's results."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from urllib.parse import quote

from sarif_om import ArtifactContent, ArtifactLocation, Location, Message, PhysicalLocation, Region, Result

from dockerlint.findings import Finding, Label
from dockerlint.reporters.line_hash import LineHashes
from dockerlint.reporters.narrowing import extent, narrow
from dockerlint.reporters.sarif_rules import LEVELS
from dockerlint.source import Span, shown

MOST_PLACES = 1000
"""GitHub rejects a file with more related locations than this."""

_UNRESERVED = "/!$&'()*+,;=:@~-._"
_LINK_LIKE = re.compile(r"\[(?=[^\]]*\]\()")
_BRACKET = re.compile(r"[\\\[\]]")


def results(findings: Iterable[Finding], indices: Mapping[str, int]) -> list[Result]:
    """Return one result for each line and rule; `indices` maps rules to their descriptions.

    GitHub merges several results of one rule on one line into one alert, so the further places become related locations.
    """
    groups: dict[tuple[str, str, int], list[Finding]] = {}
    for one in findings:
        groups.setdefault((one.rule, one.at.path, narrow(one.at).start.line), []).append(one)
    hashes = LineHashes()
    return [_result(group, indices, hashes) for group in groups.values()]


def uri(path: str) -> str:
    """Return a base-relative path as a relative reference (RFC 3986, sections 2 and 4.2), including bytes that are not UTF-8."""
    written = quote(path.encode("utf-8", "surrogateescape"), safe=_UNRESERVED)
    first, slash, rest = written.partition("/")
    return first.replace(":", "%3A") + slash + rest


def _result(group: list[Finding], indices: Mapping[str, int], hashes: LineHashes) -> Result:
    first, at = group[0], narrow(group[0].at)
    others = [Label(one.at, one.message) for one in group[1:]]
    labels = list(dict.fromkeys([*others, *(label for one in group for label in one.labels)]))[:MOST_PLACES]
    prints = {
        "primaryLocationLineHash": hashes.hash_of(at.file, at.start.line),
        "dockerlint/v1": first.fingerprint,
    }
    return Result(
        rule_id=first.rule,
        rule_index=indices.get(first.rule, -1),
        level=LEVELS[max(one.severity for one in group)],
        message=Message(text=_linked(first.message, labels)),
        locations=[Location(physical_location=_place(at))],
        related_locations=[_related(number, label) for number, label in enumerate(labels, 1)] or None,
        partial_fingerprints=prints,
    )


def _linked(message: str, labels: list[Label]) -> str:
    """Return a message with links to its labels: SARIF 2.1.0, section 3.11.6."""
    links = [f"[{_escaped(_words(label))}]({number})" for number, label in enumerate(labels, 1)]
    return ". ".join(filter(None, (_unlinked(message), "; ".join(links))))


def _unlinked(message: str) -> str:
    return _LINK_LIKE.sub(r"\\[", message)


def _escaped(words: str) -> str:
    return _BRACKET.sub(r"\\\g<0>", words)


def _words(label: Label) -> str:
    return label.message or "here"


def _related(number: int, label: Label) -> Location:
    place = _place(narrow(label.at))
    return Location(id=number, message=Message(text=_unlinked(_words(label))), physical_location=place)


def _place(at: Span) -> PhysicalLocation:
    start, end = extent(at)
    region = Region(
        start_line=start.line,
        start_column=start.column,
        end_line=end.line,
        end_column=end.column,
        snippet=ArtifactContent(text=shown(at)),
    )
    return PhysicalLocation(artifact_location=ArtifactLocation(uri=uri(at.path)), region=region)

"""Of two rules that report the same place, one may give way: its page names the more precise rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from dockerlint.engine.running import Signed
from dockerlint.findings import Finding
from dockerlint.source import Span


def without_yielding(signed: Sequence[tuple[Signed, Finding]]) -> list[tuple[Signed, Finding]]:
    """Drop the findings whose rule gives way to one that reports a part of the same place."""
    stronger = {name for by, _ in signed for name in by.rule.page.gives_way_to}
    places: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for _, finding in signed:
        if finding.rule in stronger:
            places[finding.rule, finding.at.path].append(finding.at)
    return [
        (by, finding)
        for by, finding in signed
        if not any(
            _overlap(finding.at, other)
            for name in by.rule.page.gives_way_to
            for other in places.get((name, finding.at.path), ())
        )
    ]


def _overlap(one: Span, other: Span) -> bool:
    """Return whether two places of a file share a character, or begin together."""
    return one.begin == other.begin or (one.begin < other.finish and other.begin < one.finish)

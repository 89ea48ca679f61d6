"""One word of an install's command line to the package, the version and the source that it names."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from dockerlint.knowledge.commands.package_specs import (
    EXACT_REF,
    GIT,
    GRAMMARS,
    MOVING_REF,
    RANGE_REF,
    Grammar,
    Pin,
    Source,
)

GAP = "\0"
"""Stands for what is not known of a word."""

_LONGEST = 1000
"""Characters of a word; a longer one names no package."""

_ADDRESS = r"[A-Za-z][A-Za-z0-9+.-]*://.+"


class PackageSpec(NamedTuple):
    """What a word names: name and version are None where there is none, or it is not known (the pin tells)."""

    name: str | None
    version: str | None
    pin: Pin
    source: Source


_LOCAL = PackageSpec(None, None, Pin.NO_CHOICE, Source.LOCAL)


def read_spec(text: str, grammar: str) -> PackageSpec | None:
    """Read a word by one of knowledge's GRAMMARS, `GAP` where it is not known; None for one that installs nothing."""
    rules = GRAMMARS[grammar]
    if len(text) > _LONGEST:
        return PackageSpec(None, None, Pin.UNKNOWN, Source.REPOSITORY)
    if place := _placed(text, rules):
        return place
    if _is(rules.group, text):
        return PackageSpec(_known(text), None, Pin.NO_CHOICE, Source.GROUP)
    if _is(rules.skipped, text):
        return None
    return _named(text, rules)


def read_version(name: str | None, version: str, grammar: str) -> PackageSpec:
    """Read a package whose version is in an option: `gem install rails -v 7.1`."""
    rules = GRAMMARS[grammar]
    joiner = ":" if grammar == "ruby" else "@"
    return PackageSpec(name, _known(version), _pin(f"{joiner}{version}", rules), Source.REPOSITORY)


def continues(text: str, grammar: str) -> bool:
    """Return whether a word is the version of the package before it: `composer require a/b 1.0`."""
    return _is(GRAMMARS[grammar].second, text)


@cache
def _pattern(text: str) -> re.Pattern[str]:
    """Compile a pattern when it is first asked: a run needs few of them."""
    return re.compile(text)


def _is(pattern: str, text: str) -> bool:
    return bool(_pattern(pattern).fullmatch(text))


def _known(text: str | None) -> str | None:
    return text if text and GAP not in text else None


def _placed(text: str, rules: Grammar) -> PackageSpec | None:
    """Read a file, a folder or an address."""
    if _is(GIT, text) or _is(rules.hosted, text):
        return _of_git(text, rules)
    if text.startswith("file:"):
        return _LOCAL
    is_address = _is(_ADDRESS, text)
    if "://" not in text and (text.endswith(rules.archives) or _is(rules.paths, text)):
        return _LOCAL
    return PackageSpec(None, None, Pin.NO_CHOICE, Source.ADDRESS) if is_address else None


def _of_git(text: str, rules: Grammar) -> PackageSpec:
    found = _pattern(rules.ref).fullmatch(text)
    ref = found["ref"] if found else None
    whole = text.partition("#")[0].removesuffix(f"@{ref}").removesuffix(".git")
    return PackageSpec(_known(whole.rsplit("/", 1)[-1]), _known(ref), _ref_pin(ref, text), Source.GIT)


def _ref_pin(ref: str | None, text: str) -> Pin:
    if GAP in (ref or text):
        return Pin.UNKNOWN
    if ref is None:
        return Pin.NONE
    kinds = ((MOVING_REF, Pin.MOVING), (RANGE_REF, Pin.RANGE), (EXACT_REF, Pin.EXACT))
    return next((pin for pattern, pin in kinds if _is(pattern, ref)), Pin.UNKNOWN)


def _named(text: str, rules: Grammar) -> PackageSpec:
    found = next((match for form in rules.forms if (match := _pattern(form).fullmatch(text))), None)
    if found is None:
        return PackageSpec(None, None, Pin.UNKNOWN, Source.REPOSITORY)
    groups = found.groupdict()
    name, version, operator = groups["name"], groups.get("version"), groups.get("op") or ""
    if version and operator == "@" and ":" in version and (place := _placed(version, rules)):
        return place._replace(name=_known(name))
    if version:
        return PackageSpec(_known(name), _known(version), _pin(operator + version, rules), Source.REPOSITORY)
    unsure = GAP in text or _is(rules.unsure, text)
    return PackageSpec(_known(name), None, Pin.UNKNOWN if unsure else Pin.NONE, Source.REPOSITORY)


def _pin(version: str, rules: Grammar) -> Pin:
    """Judge an operator with its version."""
    if GAP in version:
        return Pin.UNKNOWN
    if _is(rules.exact, version):
        return Pin.EXACT
    return Pin.MOVING if _is(rules.moving, version) else Pin.RANGE

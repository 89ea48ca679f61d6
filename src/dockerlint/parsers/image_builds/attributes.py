"""Options that are a list of `name=value` between commas: `type=image,push=true`."""

from __future__ import annotations

from dockerlint.values import Known, Text, Unknown


def attributes(line: Text) -> dict[str, Text]:
    """Return the values by their names."""
    out = {}
    for one in map(stripped, line.split(",")):
        head = one.parts[0].value if one.parts and isinstance(one.parts[0], Known) else ""
        name, equals, value = head.partition("=")
        if equals:
            out[name] = Text.joined([*([Known(value)] if value else []), *one.parts[1:]])
    return out


def stripped(text: Text) -> Text:
    """Return a text without blanks at both ends."""
    parts = list(text.parts)
    if parts and isinstance(parts[0], Known):
        parts[0] = parts[0]._replace(value=parts[0].value.lstrip())
    if parts and isinstance(parts[-1], Known):
        parts[-1] = parts[-1]._replace(value=parts[-1].value.rstrip())
    return Text(tuple(part for part in parts if isinstance(part, Unknown) or part.value))

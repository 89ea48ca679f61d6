"""The characters that BuildKit takes for a space: they differ from Python's, and from place to place."""

from __future__ import annotations

SPACE = (
    "\t\n\v\f\r \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
"""Go's `unicode.IsSpace`: trimmed from lines, and ends a quoted word (Python's `strip()` takes four more)."""

BLANK = r"\t\v\f\r "
"""What separates a keyword from its arguments and plain words from each other, inside a regular expression's class."""

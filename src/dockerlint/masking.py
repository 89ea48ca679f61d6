"""Which names hold secrets, and how to make text of a file safe to print.

Every name list and pattern that decides masking lives here, and only here; rules about secrets ask the same list.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

MASK = "***"
LONGEST_LINE = 200
LONGEST_MESSAGE = 500
_LONGEST_MASKED = 4000
_CUT_HERE = re.compile(r".*[\s,;\"']", re.DOTALL)
_DEEPEST = 20

_WORDS = (
    r"pass(?:word|wd|phrase|code)?|pwd|secrets?|token|api[_-]?key|apikey|private[_-]?key|access[_-]?key"
    r"|encryption[_-]?key|signing[_-]?key|credentials?|auth[_-]?token|salt"
)
_SECRET_NAME = re.compile(rf"(?:^|[_.\-])(?:{_WORDS})s?(?:$|[_.\-])", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NO_SECRET = re.compile(
    r"(?:_FILE|_PATH|_NAME|_URL|_URI|_HOST|_PORT|_LENGTH|_TTL|_EXPIRES?(?:_IN)?|_EXPIRATION|_ROUNDS|_POLICY|_ID|_HEADER|_ALGORITHM|_ENABLED|_REQUIRED|_MODE|_PROVIDER|_TYPE)$"
    r"|^(?:NEXT_PUBLIC|VITE|REACT_APP)_|PUBLIC_KEY|(?:^|_)(?:USER|USERNAME)$|^GOPRIVATE$|^COMPOSE_",
    re.IGNORECASE,
)

_URL = re.compile(r"[^\s`]+://[^\s`]+")
_URL_LOGIN = re.compile(r"(?<=://)([^\s:/?#\[\]@\"']*):(?!//)([^\s@/\"']+)@")
_KEY = r"""(?P<key>(?<![\w.\-])["']?(?P<name>[A-Za-z_][\w.\-]*)["']?)(?P<gap>\s*+(?:=(?!=)|:(?=\s)|:(?=\S*$))\s*+)(?![{\[])"""
_QUOTED = r"""\"(?:[^\"\\]|\\.)*\"?|'[^']*'?"""
_ASSIGNMENT = re.compile(rf"{_KEY}(?P<value>{_QUOTED}|(?:\$\{{[^}}]*\}}|[^\s,}}\]])+)")
_YAML_ASSIGNMENT = re.compile(rf"{_KEY}(?P<value>{_QUOTED}|(?:\$\{{[^}}]*\}}|[^,}}\]\s]|\s(?!\s*\#|\s*$))+)")
_YAML = re.compile(r"\.ya?ml$", re.IGNORECASE)
_FLAG = re.compile(
    r"(?P<flag>(?<![\w-])--(?P<name>[A-Za-z][\w-]*)(?:=|\s+))(?P<value>\"[^\"]*\"|'[^']*'|[^\s\"',\]]+)"
)
_LEGACY_ENV = re.compile(
    r"^(?P<head>\s*(?:ENV|ARG|LABEL)\s+(?P<name>[A-Za-z_][\w.\-]*)\s+)(?P<value>[^=\s][^=]*)$", re.IGNORECASE
)
_NPM_AUTH = re.compile(
    r"(?P<head>(?:^|[:\s])_?(?:auth|authToken|password)\s*=\s*)(?P<value>\S.*)$", re.IGNORECASE
)
_REFERENCE = re.compile(r"""^["']?\$(?:\{[A-Za-z_]\w*\}|[A-Za-z_]\w*|\{\{[^}]*\}\})["']?$""")
_KEY_BLOCK = re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----|^[A-Za-z0-9+/]{60,}={0,2}$")
_ENV_FILE = re.compile(r"(?:^|/)(?:\.env(?:\.[^/]*)?|[^/]+\.env)$")
_NPMRC = re.compile(r"(?:^|/)\.npmrc[^/]*$")
_ENV_LINE = re.compile(r"^(?P<head>\s*(?:export\s+)?[A-Za-z_][\w.\-]*\s*[=:]\s*)(?P<value>\S.*)$")
_TRIVIAL = {"", "true", "false", "null", "~", "|", ">", "|-", ">-", "yes", "no"}


def is_secret_name(name: str) -> bool:
    """Return whether a variable or key of this name holds a secret (`DB_PASSWORD`, not `DB_PASSWORD_FILE`)."""
    if _NO_SECRET.search(name):
        return False
    return bool(_SECRET_NAME.search(name) or _SECRET_NAME.search(_CAMEL.sub("_", name)))


def is_env_file(path: str) -> bool:
    """Return whether all values of this file are secret: `.env`, `.env.production`, `db.env`."""
    return bool(_ENV_FILE.search(path))


def mask_line(line: str, path: str = "") -> str:
    """Replace each secret of one line by `***`; `path` determines the kind of the file."""
    if _KEY_BLOCK.search(line.strip()):
        return MASK
    if is_env_file(path):
        return _masked_env_line(line)
    if _NPMRC.search(path):
        line = _NPM_AUTH.sub(lambda found: found["head"] + MASK, line)
    line = _URL_LOGIN.sub(lambda found: f"{found[1]}:{MASK}@", line)
    line = _LEGACY_ENV.sub(_hide_named("head"), line)
    line = _FLAG.sub(_hide_named("flag"), line)
    assignment = _YAML_ASSIGNMENT if _YAML.search(path) else _ASSIGNMENT
    return _hidden(assignment, line, _DEEPEST)


def mask_head(line: str, path: str = "") -> str:
    """Mask the beginning of a line; the rest of a very long line is dropped first."""
    if len(line) <= _LONGEST_MASKED:
        return mask_line(line, path)
    head = _CUT_HERE.match(line, 0, _LONGEST_MASKED)
    return mask_line(head[0], path) if head else MASK


def _masked_env_line(line: str) -> str:
    found = _ENV_LINE.match(line)
    if found:
        return found["head"] + MASK
    return line if not line.strip() or line.lstrip().startswith("#") else MASK


def _hide_named(head: str) -> Callable[[re.Match[str]], str]:
    def hide(found: re.Match[str]) -> str:
        if not is_secret_name(found["name"].replace("-", "_")) or _harmless(found["value"]):
            return found[0]
        return found[head] + MASK

    return hide


def _hidden(assignment: re.Pattern[str], text: str, depth: int) -> str:
    """Mask the values of secret names, also in nested assignments; deeply nested ones are masked completely."""

    def hide(found: re.Match[str]) -> str:
        name, value = found["name"].replace("-", "_"), found["value"]
        if not is_secret_name(name):
            inner = _hidden(assignment, value, depth - 1) if depth else MASK
            return f"{found['key']}{found['gap']}{inner}"
        if _harmless(value):
            return found[0]
        quote = value[0] if value[0] in "\"'" else ""
        closed = quote and len(value) > 1 and value.endswith(quote)
        return f"{found['key']}{found['gap']}{quote}{MASK}{quote if closed else ''}"

    return assignment.sub(hide, text)


def _harmless(value: str) -> bool:
    return value.strip("\"'").lower() in _TRIVIAL or bool(_REFERENCE.match(value))


def printable(text: str) -> str:
    r"""Return the text with control, bidirectional and zero-width characters and lone surrogates as `\u{1b}`; tabs stay."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(char if _is_plain(char) else f"\\u{{{ord(char):x}}}" for char in text)


def _is_plain(char: str) -> bool:
    if char == "\t":
        return True
    return unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}


def cut(text: str, longest: int = LONGEST_LINE) -> str:
    """Cut a line at `longest` characters, with `…` for the rest."""
    return text if len(text) <= longest else text[: longest - 1] + "…"


def safe(message: str) -> str:
    """Make a message safe to show: no control characters, no logins and tokens in URLs, at most 500 characters."""
    shown = _URL.sub(lambda url: mask_head(url[0]), message[: 2 * LONGEST_MESSAGE])
    return cut(printable(shown), LONGEST_MESSAGE)

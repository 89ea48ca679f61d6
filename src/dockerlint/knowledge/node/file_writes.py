"""How code names the files that it writes: calls of `fs` and fs-extra, and the settings of loggers, uploads and SQLite.

Sources: nodejs.org/api/fs.html, github.com/jprichardson/node-fs-extra, github.com/winstonjs/winston (transports), github.com/expressjs/multer,
getpino.io (`pino.destination`, `pino/file`), docs.nestjs.com/techniques/file-upload, typeorm.io (SQLite data source options).
"""

from __future__ import annotations

import re

_FOLDER = (
    r"(?:path\.)?(?:join|resolve)\s*\(\s*(?P<from>process\.cwd\(\)|__dirname|import\.meta\.dirname)?\s*,?\s*"
)
_QUOTED = r"['\"`][^'\"`$\n]*(?:['\"`]|\$\{)"
_PATH = rf"(?P<joined>{_FOLDER})?(?P<words>{_QUOTED}(?:\s*,\s*{_QUOTED})*)"
_FUNCTIONS = r"(?:(?:write|append)File|mkdir|createWriteStream|ensure(?:Dir|File)|output(?:File|Json|JSON)|write(?:Json|JSON))(?:Sync)?"
_COPY = r"copyFile(?:Sync)?"
WRITE_CALLS = re.compile(rf"(?<![\w$])(?:{_FUNCTIONS}|{_COPY})\s*\(")
"""A call that writes, whatever it writes to."""
_SETTINGS = "|".join(
    (
        rf"(?<![\w$]){_FUNCTIONS}\s*\(\s*",
        rf"(?<![\w$]){_COPY}\s*\(\s*[^,()]{{1,200}},\s*",
        r"(?:transports\.File|DailyRotateFile)\s*\(\s*\{[^}]{0,300}?\b(?:filename|dirname)\s*:\s*",
        r"\bmulter\s*\(\s*\{[^}]{0,200}?\bdest\s*:\s*",
        r"(?:Interceptor|MulterModule\.register)\s*\([^)]{0,200}?\bdest\s*:\s*",
        r"\bdiskStorage\s*\(\s*\{[^}]{0,200}?\bdestination\s*:\s*",
        r"\bpino(?:\.destination|\.transport)?\s*\([^;]{0,400}?\bdest(?:ination)?\s*:\s*",
        r"\bpino\.destination\s*\(\s*",
        r"['\"]pino/file['\"][^}]{0,300}?\bdestination\s*:\s*",
        r"\bnew\s+(?:\w+\.)?Database\s*\(\s*",
        r"\btype\s*:\s*['\"](?:better-)?sqlite3?['\"][^}]{0,200}?\bdatabase\s*:\s*",
    )
)
WRITTEN = re.compile(rf"(?:{_SETTINGS}){_PATH}(?P<more>\s*\+)?")
"""A path that code writes: `words` are its quoted parts, `from` is where they begin; with `more`, the last one is only the start of a name."""
QUOTED = re.compile(r"""['"`](?P<text>[^'"`$\n]*)(?:['"`]|(?P<open>\$\{))""")
"""One quoted part; `open` where a template goes on with what is not known."""
OF_THE_FILE = frozenset({"__dirname", "import.meta.dirname"})
"""What begins at the folder of the file itself, which a compiler may change."""

"""The configuration of supervisord to its programs. Source: https://supervisord.org/configuration.html."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from dockerlint.models.job_tables import Job, JobTable
from dockerlint.models.shell import Script, ShellWord
from dockerlint.models.words import Clip
from dockerlint.parsers.shell.read import parse_exec
from dockerlint.values import Text

Options = Mapping[str, Clip]

_SECTION = re.compile(r"(?m)^\[([^\]\n]+)\]")
_OPTION = re.compile(r"(?m)^([^\s\[;#=:][^=:\n]*?)[ \t]*[=:][ \t]*(.*(?:\n[ \t]+\S.*)*)")
_COMMENT = re.compile(r"\s;.*")
_WORD = re.compile(r"(?:\"(?:\\.|[^\"\\])*\"|'[^']*'|\\.|[^\s\"'\\])+", re.DOTALL)
_QUOTED = re.compile(r"\"((?:\\.|[^\"\\])*)\"|'([^']*)'|\\(.)", re.DOTALL)
_PAIR = re.compile(r"([A-Za-z_]\w*)=(\"[^\"]*\"|'[^']*'|[^,\s]*)")
_EXPANSION = re.compile(r"%\(\w+\)\w")
_STARTS = ("program:", "fcgi-program:", "eventlistener:")


def parse_supervisord(text: Clip) -> JobTable:
    """Read a configuration: its programs with their users, that of supervisord itself, and what it includes."""
    sections = list(_sections(text))
    own: Options = next((options for name, options in sections if name == "supervisord"), {})
    included = [
        options["files"].text for name, options in sections if name == "include" and "files" in options
    ]
    jobs = [_job(options) for name, options in sections if name.startswith(_STARTS) and "command" in options]
    return JobTable(
        tuple(jobs),
        user=_text(own.get("user")),
        includes=tuple(pattern for one in included for pattern in one.split()),
    )


def _sections(text: Clip) -> Iterator[tuple[str, Options]]:
    """Yield each section's name and its options; comments at the end of a value are cut off."""
    heads = list(_SECTION.finditer(text.text))
    ends = [*(head.start() for head in heads), len(text.text)][1:]
    for head, end in zip(heads, ends, strict=True):
        yield (
            head[1].strip(),
            {
                option[1]: _value(text.part(*option.span(2)))
                for option in _OPTION.finditer(text.text, head.end(), end)
            },
        )


def _value(clip: Clip) -> Clip:
    comment = _COMMENT.search(clip.text)
    text = clip.text[: comment.start()] if comment else clip.text
    return clip.part(0, len(text.rstrip()))


def _job(options: Options) -> Job:
    pairs = _PAIR.finditer(options["environment"].text) if "environment" in options else ()
    return Job(
        _script(options["command"]),
        _text(options.get("user")),
        _text(options.get("directory")),
        {pair[1]: _expanded(pair[2].strip("\"'")) for pair in pairs},
    )


def _script(command: Clip) -> Script:
    """Read a command: supervisord cuts it into words by the rules of a shell, and starts it without one."""
    return parse_exec([_word(command.part(*found.span())) for found in _WORD.finditer(command.text)])


def _word(clip: Clip) -> ShellWord:
    text = _QUOTED.sub(lambda found: found[1] or found[2] or found[3] or "", clip.text)
    return ShellWord((_expanded(text).value,), clip.span())


def _text(clip: Clip | None) -> Text | None:
    return _expanded(clip.text) if clip else None


def _expanded(text: str) -> Text:
    """Return a value: what supervisord puts into it (`%(ENV_PORT)s`) is not known."""
    if _EXPANSION.search(text):
        return Text.unknown("supervisord puts a value into it")
    return Text.known(text.replace("%%", "%"))

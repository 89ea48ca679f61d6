"""Shell text to the commands that it runs, each with its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache, partial

from dockerlint.knowledge.commands.wrappers import LEADS_TO_INTERPRETER, READABLE, SHELLS, WRAPPERS
from dockerlint.models.dockerfile import Instruction, Keyword
from dockerlint.models.shell import Command, Content, Script, ShellWord
from dockerlint.models.words import Clip
from dockerlint.parsers.shell.draft import Draft, Range
from dockerlint.parsers.shell.lexer import quick_commands
from dockerlint.parsers.shell.places import Places, literal_body, text_clip
from dockerlint.parsers.shell.shells import adopted, flagged, options, options_of, passed, script_words
from dockerlint.parsers.shell.tree import tree_commands
from dockerlint.parsers.shell.words import word_parts
from dockerlint.parsers.shell.wrappers import unwrapped_command
from dockerlint.source import Span

_DEEPEST = 8
_OPENED = SHELLS | WRAPPERS.keys()
_MARKER = re.compile(r"\s*\d*<<-?\s*(?:'[^'\s]+'|\"[^\"\s]+\"|\\?[^\s'\"<>|&;]+)")


def parse_shell(clip: Clip, shell: str = "sh", whole: Span | None = None) -> Script:
    """Read a shell script.

    `shell` is the program that runs it, with or without folder and `.exe`; for PowerShell, cmd and similar shells the script is incomplete.
    `whole` is the place of every word where `clip` can't say it better.
    """
    if _name(shell) not in READABLE:
        return Script(complete=False)
    return _Reader().script(clip, whole)


def parse_shell_file(clip: Clip) -> Script:
    """Read a script file: an entrypoint. With a `#!` of another program, return an incomplete script without commands."""
    return _with_shebang(clip)


def parse_text(text: str, at: Span, shell: str = "sh") -> Script:
    """Read a script that is a YAML or JSON string, decoded, with its place as written (quotes or `|` included)."""
    clip = text_clip(text, at)
    if clip is None:
        return parse_shell(Clip(at.file, text, at.begin), shell, at)
    return parse_shell(clip, shell)


def parse_exec(words: Sequence[ShellWord]) -> Script:
    """Read a command in exec form: its prefixes are looked through, and the script of `sh -c` is read."""
    if not words:
        return Script()
    first, last = words[0].at, words[-1].at
    together = first.file is last.file and first.begin <= last.begin
    at = Span(first.file, first.begin, last.finish) if together else first
    return parse_command(Command.of(tuple(words), at))


def parse_command(command: Command) -> Script:
    """Read a command whose words are known: its wrappers are looked through, and the script of `sh -c` is read."""
    return _Reader().opened(unwrapped_command(command))


def parse_run(instruction: Instruction, shell: str = "sh") -> Script:
    """Read a RUN, CMD, ENTRYPOINT or HEALTHCHECK CMD in either form; of a RUN its heredocs too. `HEALTHCHECK NONE` runs nothing."""
    words = instruction.words[1:] if instruction.keyword == Keyword.HEALTHCHECK else instruction.words
    if not words:
        return Script()
    if instruction.exec_form:
        return parse_exec([ShellWord((word.text,), word.span) for word in words])
    clip = words[-1].clip
    if not instruction.heredocs:
        return parse_shell(clip, shell)
    if _name(shell) not in READABLE:
        return Script(complete=False)
    return _heredoc_script(instruction, clip)


def _heredoc_script(instruction: Instruction, clip: Clip) -> Script:
    marker = _MARKER.match(clip.text)
    rest = clip.text[marker.end() :].strip() if marker else ""
    if marker and not rest:
        body = instruction.heredocs[0].at
        return _with_shebang(Clip(body.file, body.text, body.begin))
    if marker and len(instruction.heredocs) == 1:
        clip = clip.part(marker.end(), len(clip.text))
        return _Reader().script(clip, stdin=instruction.heredocs[0].at)
    return _Reader().script(_with_bodies(clip, instruction))


def _with_bodies(clip: Clip, instruction: Instruction) -> Clip:
    """Put the heredocs back after the line that names them."""
    text, segments = clip.text, list(clip.segments)
    for heredoc in instruction.heredocs:
        segments.append((len(text) + 1, heredoc.at.begin))
        body = heredoc.at.text.removesuffix("\n")
        text += f"\n{body}\n{heredoc.name}" if body else f"\n{heredoc.name}"
    return Clip.joined(clip.file, text, segments)


def _with_shebang(clip: Clip) -> Script:
    interpreter, words = _shebang(clip.text)
    if _name(interpreter) not in READABLE:
        return Script(complete=False)
    script = parse_shell(clip)
    errexit, pipefail = options_of(words)
    return replace(script, errexit=script.errexit or errexit, pipefail=script.pipefail or pipefail)


def _shebang(text: str) -> tuple[str, list[str]]:
    """Return the interpreter of a `#!` line (`sh` without one), `env` and `with-contenv` looked through, and all words of the line."""
    words = text[2:].partition("\n")[0].split() if text.startswith("#!") else []
    names = [
        word
        for word in words
        if not word.startswith("-") and "=" not in word and _name(word) not in LEADS_TO_INTERPRETER
    ]
    return names[0] if names else "sh", words


def _name(shell: str) -> str:
    return re.split(r"[/\\]", shell)[-1].lower().removesuffix(".exe")


def _inside(word: ShellWord) -> tuple[Clip, Span | None]:
    """Return the script that a word holds, and its place where the clip has none."""
    if (inside := word.inside) is not None:
        return inside
    text = word.literal or ""
    clip = text_clip(text, word.at)
    return (clip, None) if clip else (Clip(word.at.file, text, word.at.begin), word.at)


@lru_cache(maxsize=2048)
def _drafts(text: str) -> tuple[tuple[Draft, ...], bool]:
    """Read a text; says whether all of it could be read. Services of one repository say the same again and again."""
    quick = quick_commands(text)
    drafts, complete = (tuple(quick), True) if quick is not None else tree_commands(text)
    for draft in drafts:
        draft.program = _program(draft, text)
    return drafts, complete


def _program(draft: Draft, text: str) -> str | None:
    if not draft.words:
        return None
    begin, finish = draft.words[0]
    parts = word_parts(text[begin:finish])
    name = parts[0] if len(parts) == 1 else None
    return name.rsplit("/", 1)[-1] if name and isinstance(name, str) else None


class _Reader:
    """Reads one script and the scripts inside it."""

    def __init__(self) -> None:
        self.depth = 0

    def script(self, clip: Clip, whole: Span | None = None, stdin: Span | None = None) -> Script:
        """Read a script; `stdin` is a heredoc that its first command gets."""
        places = Places(clip, whole)
        drafts, complete = _drafts(places.text)
        if len(drafts) == 1:
            return flagged(self._opened_draft(drafts[0], places, stdin, -1), complete=complete)
        commands: list[Command] = []
        for number, draft in enumerate(drafts, 1):
            script = self._opened_draft(draft, places, stdin, -number)
            if isinstance(script, Command):
                commands.append(script)
            else:
                commands.extend(script.commands)
                complete = complete and script.complete
            stdin = None
        flags = options(commands) if "set" in places.text else (False, False)
        return Script(tuple(commands), complete, *flags)

    def _opened_draft(
        self, draft: Draft, places: Places, stdin: Span | None, number: int
    ) -> Command | Script:
        command = Command(
            partial(_content, draft, places),
            draft.program,
            draft.joined_by,
            draft.certain,
            draft.subshell,
            draft.substitution,
            function=draft.function,
            negated=draft.negated,
        )
        if draft.program not in _OPENED:
            return command
        command = unwrapped_command(command)
        if command.program not in SHELLS:
            return command
        return self.opened(command, places.span(*draft.heredoc) if draft.heredoc else stdin, number)

    def opened(self, command: Command, stdin: Span | None = None, number: int = -1) -> Script:
        """Look through a shell that a command starts; `stdin` is the heredoc that it gets, `number` its subshell's."""
        if command.program not in SHELLS or self.depth >= _DEEPEST:
            return Script((command,))
        words = script_words(command.words)
        if words:
            clip, whole = _inside(words[0])
        elif stdin is not None and all((word.literal or "").startswith("-") for word in command.words[1:]):
            clip, whole = Clip(stdin.file, stdin.text, stdin.begin), None
        else:
            return Script((command,))
        self.depth += 1
        script = self.script(clip, whole)
        if len(words) > 1:
            script = self._called(script, words[1:])
        self.depth -= 1
        return adopted(command, script, number)

    def _called(self, script: Script, arguments: tuple[ShellWord, ...]) -> Script:
        """Put the arguments of a script into its commands."""
        commands: list[Command] = []
        for one in script.commands:
            words = tuple(passed(one.words, arguments))
            called = unwrapped_command(one.with_words(words)) if words != one.words else one
            commands += (one,) if called is one else self.opened(called).commands
        return replace(script, commands=tuple(commands))


def _content(draft: Draft, places: Places) -> Content:
    unread = ShellWord.unread
    words = tuple([unread(places, place) for place in draft.words])
    at = places.span(draft.begin, draft.finish)
    if not (draft.assignments or draft.redirects):
        return Content(words, at)
    assignments = tuple([_assignment(place, places) for place in draft.assignments])
    redirects = [(operator, unread(places, (begin, finish))) for operator, begin, finish in draft.redirects]
    heredoc = literal_body(draft, places)
    return Content(words, at, assignments, tuple(redirects), heredoc)


def _assignment(place: Range, places: Places) -> tuple[str, ShellWord]:
    begin, finish = place
    equals = places.text.index("=", begin, finish)
    name = places.text[begin:equals].removesuffix("+")
    return name, ShellWord.unread(places, (equals + 1, finish))

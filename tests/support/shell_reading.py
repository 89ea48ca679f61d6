from __future__ import annotations

from dockerlint.models.shell import Command, Script, ShellWord
from dockerlint.models.words import Clip
from dockerlint.parsers.dockerfile import parse_dockerfile
from dockerlint.parsers.shell.read import parse_run, parse_shell
from dockerlint.source import SourceFile


def clip_of(text: str) -> Clip:
    return Clip(SourceFile("x.sh", text), text, 0)


def script(text: str) -> Script:
    return parse_shell(clip_of(text))


def run(text: str, shell: str = "sh") -> Script:
    dockerfile, problems = parse_dockerfile(SourceFile("Dockerfile", f"FROM x\n{text}"))
    assert not problems
    return parse_run(dockerfile.instructions[-1], shell)


def word(one: ShellWord) -> str:
    return str(one.text())


def line(command: Command) -> str:
    """Show a command as `joined_by? words`, with `?` when it is not certain."""
    mark = "" if command.certain else "?"
    words = " ".join(f"{name}={word(value)}" for name, value in command.assignments)
    rest = " ".join(word(one) for one in command.words)
    return f"{command.joined_by}{mark} {words} {rest}".replace("  ", " ").strip()


def lines(found: Script) -> list[str]:
    return [line(command) for command in found.commands]


def places(found: Script) -> list[str]:
    """Return `line:column-line:column text` for each command."""
    return [
        f"{one.at.start.line}:{one.at.start.column}-{one.at.end.line}:{one.at.end.column} {word(one.words[0])}"
        for one in found.commands
    ]

"""The words of a command line of docker: its verb, and the options and arguments after it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from dockerlint.knowledge.docker import docker_commands as facts
from dockerlint.models.shell import Command, ShellWord
from dockerlint.parsers.shell.words import after


@dataclass(slots=True)
class Options:
    """The options and arguments of one command. `complete` is False where a variable may hold more of them."""

    named: dict[str, list[ShellWord]] = field(default_factory=dict)
    flags: set[str] = field(default_factory=set)
    positional: list[ShellWord] = field(default_factory=list)
    complete: bool = True

    def all(self, *names: str) -> list[ShellWord]:
        """Return the values of an option, by all of its names."""
        return [word for name in names for word in self.named.get(name, ())]

    def last(self, *names: str) -> ShellWord | None:
        """Return the value that counts."""
        found = self.all(*names)
        return found[-1] if found else None


def words_after(command: Command, verbs: Collection[tuple[str, ...]]) -> tuple[ShellWord, ...] | None:
    """Return the words after `docker [options] buildx build`, where `verbs` has those words; None for any other command."""
    if command.program not in facts.PROGRAMS:
        return None
    index, said = 1, []
    while index < len(command.words):
        literal = command.words[index].literal or ""
        index += 2 if literal.lstrip("-") in facts.GLOBAL_VALUED and literal.startswith("-") else 1
        if literal.startswith("-"):
            continue
        said.append(literal)
        if tuple(said) in verbs:
            return command.words[index:]
        if not any(one[: len(said)] == tuple(said) for one in verbs):
            return None
    return None


def read_options(words: Sequence[ShellWord], valued: Collection[str]) -> Options:
    """Read options; those of `valued` take the next word, or what follows their `=`."""
    options = Options()
    waiting = list(reversed(words))
    while waiting:
        word = waiting.pop()
        head = word.parts[0] if word.parts else ""
        if not isinstance(head, str) or not head.startswith("-") or head == "-":
            options.positional.append(word)
            options.complete = options.complete and any(isinstance(part, str) for part in word.parts)
            continue
        name, equals, _ = head.lstrip("-").partition("=")
        if equals:
            options.named.setdefault(name, []).append(after(word, head.index("=") + 1))
        elif name in valued:
            options.named.setdefault(name, []).extend([waiting.pop()] if waiting else [])
        elif not head.startswith("--") and head[1:2] in valued:
            options.named.setdefault(head[1], []).append(after(word, 2))
        elif word.literal is not None:
            options.flags.add(name)
    return options

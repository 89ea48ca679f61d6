"""The command line of a known program, read word by word: verb, options and arguments."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from dockerlint.knowledge.commands.command_lines import Tool
from dockerlint.models.shell import ShellWord
from dockerlint.parsers.shell.words import after
from dockerlint.source import Span

Flags = dict[str, tuple["ShellWord | None", ...]]

_SWITCHES = re.compile(r"-[A-Za-z]{2,}$")


@dataclass(slots=True)
class CommandLine:
    """A command line that is being read."""

    program: str
    tool: Tool
    verb: str | None = None
    group: str = ""
    """The first word of a verb of two."""
    verb_at: Span | None = None
    flags: Flags = field(default_factory=dict)
    arguments: list[ShellWord] = field(default_factory=list)
    options: list[ShellWord] = field(default_factory=list)
    open: bool = True
    """Whether a word that looks like an option is the program's own."""

    def read(self, words: tuple[ShellWord, ...]) -> None:
        """Read the words after the program."""
        if not self.tool.has_verb:
            self.verb = self.tool.default
        waiting = list(reversed(words))
        while waiting:
            word = waiting.pop()
            head = word.parts[0] if word.parts else None
            if not self.open or not isinstance(head, str) or not head.startswith("-") or head == "-":
                self._plain(word, waiting)
            elif word.literal == "--" and self.tool.ends:
                return
            elif word.literal == "--":
                self.open = False
            else:
                self._option(word, head, waiting)

    def _option(self, word: ShellWord, head: str, waiting: list[ShellWord]) -> None:
        self.options.append(word)
        text, equals, _ = head.partition("=")
        name = self._name(text.lstrip("-"), long=text.startswith("--"))
        if equals and self._is_glued(text):
            self._switches(word, text, waiting)
        elif equals:
            self._add(name, after(word, len(text) + 1))
        elif word.literal is None:
            self._add("", word)
        elif name in self.tool.valued:
            self._add(name, waiting.pop() if waiting else None)
        elif self.tool.clusters and _SWITCHES.match(text):
            self._switches(word, text, waiting)
        else:
            self._add(name, None)

    def _name(self, name: str, *, long: bool = False) -> str:
        """Return an option's canonical name; of a long one that is cut short, the only one that begins so."""
        tool = self.tool
        if self.verb is None and name in tool.early:
            return tool.early[name]
        if name in tool.names:
            return tool.names[name]
        if not long or not tool.switches or name in tool.valued or name in tool.switches:
            return name
        whole = [one for one in tool.switches | tool.valued if one.startswith(name)]
        return whole[0] if len(whole) == 1 else name

    def _is_glued(self, text: str) -> bool:
        """Return whether a value that holds a `=` follows its letter at once: `-oDebug::pkg=1`, `-yoDebug::pkg=1`."""
        name, tool = text[1:], self.tool
        if not tool.clusters or len(name) < 2 or name[0] == "-" or name in tool.valued or name in tool.names:
            return False
        return any(self._name(letter) in tool.valued for letter in name)

    def _switches(self, word: ShellWord, text: str, waiting: list[ShellWord]) -> None:
        """Read `-yq` as two switches, `-Fweb` as an option with its value, `-yt sid` as both."""
        for index, letter in enumerate(text[1:], 2):
            name = self._name(letter)
            if name in self.tool.valued:
                inside = index < len(text) or word.literal != text
                self._add(name, after(word, index) if inside else waiting.pop() if waiting else None)
                return
            self._add(name, None)

    def _plain(self, word: ShellWord, waiting: list[ShellWord]) -> None:
        if self.verb is None:
            self._verb(word, waiting)
            return
        self.arguments.append(word)
        self.open = self.open and self.verb not in self.tool.passing

    def _verb(self, word: ShellWord, waiting: list[ShellWord]) -> None:
        literal = word.literal
        if literal is None:
            self.verb = ""
            self.arguments.append(word)
        elif not self._scope(literal, waiting):
            whole = f"{self.group} {literal}".strip()
            verb, self.verb_at = self.tool.verbs.get(whole, whole), word.at
            if verb in self.tool.groups and not self.group:
                self.group = verb
            elif not self.tool.known or verb in self.tool.known:
                self.verb = verb
            else:
                self.verb, self.verb_at = "run", None
                self._plain(word, waiting)

    def _scope(self, literal: str, waiting: list[ShellWord]) -> bool:
        """Take words before the verb: `yarn workspace NAME`, `yarn workspaces foreach`, `yarn global`, `pnpm recursive`."""
        if self.program == "pnpm" and literal in {"recursive", "multi", "m"}:
            self._add("recursive", None)
        elif self.program == "cargo" and literal.startswith("+"):
            self._add("toolchain", None)
        elif self.program != "yarn":
            return False
        elif literal == "workspace" and waiting:
            self._add("workspace", waiting.pop())
        elif literal in {"workspaces", "global"} or (literal == "foreach" and "workspaces" in self.flags):
            self._add(literal, None)
        else:
            return False
        return True

    def _add(self, name: str, value: ShellWord | None) -> None:
        self.flags[name] = (*self.flags.get(name, ()), value)

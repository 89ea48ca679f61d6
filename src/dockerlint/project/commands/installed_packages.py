"""Which packages a command line installs, in which versions, and from where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dockerlint.knowledge.commands.package_installs import INSTALLS, INSTALLS_NOTHING, RUNS, Takes
from dockerlint.knowledge.commands.package_specs import Pin, Source
from dockerlint.models.shell import ShellWord
from dockerlint.parsers.npm.specs import GAP, PackageSpec, continues, read_spec, read_version
from dockerlint.parsers.shell.invocation import Invocation
from dockerlint.project.commands.run_command import RunCommand
from dockerlint.source import Span
from dockerlint.values import Known


@dataclass(frozen=True, slots=True, eq=False)
class InstalledPackage:
    """A package, a file or a list that a command names. `name` and `version` are None where there is none, or it is not known."""

    word: ShellWord
    name: str | None
    version: str | None
    pin: Pin
    """What the command line says about the version; `Pin.NONE` only where it certainly says nothing."""
    source: Source

    @property
    def at(self) -> Span:
        """Where it is named: a variable that holds several packages is the place of each."""
        return self.word.at


def installs(command: RunCommand) -> tuple[InstalledPackage, ...]:
    """Return what a command installs, as its words name it, in order; () where it installs nothing (`--simulate`), or only what a manifest says."""
    return _packages(command, INSTALLS)


def fetches(command: RunCommand) -> tuple[InstalledPackage, ...]:
    """Return the packages that a command fetches to run once, and those fetched with them: `npx X`, `pnpm dlx X`, `uvx X`, `go run X@v1`."""
    return _packages(command, RUNS)


def _packages(command: RunCommand, table: dict[str, dict[str, Takes]]) -> tuple[InstalledPackage, ...]:
    first = command.call
    if first is None or first.program not in table:
        return ()
    call = command.expanded_call or first
    takes = table[first.program].get(call.verb)
    return tuple(_read(command, call, takes)) if takes and not call.has(*INSTALLS_NOTHING) else ()


def _read(command: RunCommand, call: Invocation, takes: Takes) -> Iterator[InstalledPackage]:
    words = _words(call, takes)
    version = [_text(word) for word in call.values(takes.version)][-1:] if takes.version else []
    doubted = _is_doubted(command, call, takes)
    for word, text in _joined(words, takes.grammar):
        spec = read_spec(text, takes.grammar)
        if spec and version and spec.pin is Pin.NONE:
            spec = read_version(spec.name, version[0], takes.grammar)
        if spec:
            yield _package(word, spec, doubted=doubted)
    for word in call.values(*takes.lists):
        yield InstalledPackage(word, None, None, Pin.NO_CHOICE, Source.LIST)


def _package(word: ShellWord, spec: PackageSpec, *, doubted: bool) -> InstalledPackage:
    pin = Pin.UNKNOWN if doubted and spec.pin is Pin.NONE else spec.pin
    return InstalledPackage(word, spec.name, spec.version, pin, spec.source)


def _words(call: Invocation, takes: Takes) -> tuple[ShellWord, ...]:
    """Return the words that name packages."""
    instead = call.values(*takes.instead)
    arguments = () if instead else call.arguments[takes.skip :]
    return (*instead, *(arguments[:1] if takes.first else arguments), *call.values(*takes.named))


def _joined(words: tuple[ShellWord, ...], grammar: str) -> list[tuple[ShellWord, str]]:
    """Return each word's text; one that is the version of the word before it is joined to that."""
    out: list[tuple[ShellWord, str]] = []
    for word in words:
        text = _text(word)
        if out and continues(text, grammar):
            out[-1] = (out[-1][0], f"{out[-1][1]} {text}")
        else:
            out.append((word, text))
    return out


def _text(word: ShellWord) -> str:
    """Return a word's text, with a gap for each part that is not known."""
    return "".join(part.value if isinstance(part, Known) else GAP for part in word.text().parts)


def _is_doubted(command: RunCommand, call: Invocation, takes: Takes) -> bool:
    """Return whether something else than the words may decide about versions: a constraints file, an option that is not known."""
    if "" in call.flags or any(call.has(name) for name in takes.elsewhere):
        return True
    if any(command.variable(name) is not None for name in takes.elsewhere if name.isupper()):
        return True
    return bool(takes.elsewhere or takes.version) and any(_text(word) == GAP for word in call.arguments)

"""The faults that BuildKit finds when it turns parsed lines into instructions: they fail every build of the file.

Source: BuildKit's `frontend/dockerfile/instructions` as documented by its errors; the facts are data in
`knowledge.instructions`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dockerlint.findings import Label, Problem
from dockerlint.knowledge.docker import instructions as facts
from dockerlint.models.dockerfile import Dockerfile, Instruction, Keyword
from dockerlint.models.words import Flag
from dockerlint.parsers.dockerfile.value_refusals import value_refusals
from dockerlint.parsers.dockerfile.variables import word_fault
from dockerlint.source import shown

_SIMPLE = frozenset({"CMD", "ENTRYPOINT", "RUN", "USER", "WORKDIR"})
_PLAIN_NAME = re.compile(r"[A-Za-z]{1,20}")
"""The longest name that is shown without looking for secrets."""
_MOST_FLAGS = 50
"""No instruction has more than ten flags; this limits the findings for a line of 100,000 wrong ones."""
_STAGE_NAME = re.compile(r"[a-z][a-z0-9_.-]*")
_DURATION = re.compile(
    r"[-+]?(?:0|(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))*"
)
_SPECIAL = re.compile(r"['\"$]")
_DURATIONS = frozenset({"interval", "timeout", "start-period", "start-interval"})
_COUNTED = {1: "an argument", 2: "a source and a destination"}


def find_refusals(dockerfile: Dockerfile) -> tuple[Problem, ...]:
    """Return the faults in the instructions of a parsed Dockerfile, in order."""
    instructions, preamble, escape = dockerfile.instructions, dockerfile.preamble, dockerfile.escape
    found = [problem for one in instructions if _is_doubtful(one) for problem in _refused(one)]
    found += [
        problem
        for one in instructions
        if one.keyword in facts.EXPANDED
        for problem in _misquoted(one, escape)
    ]
    found += value_refusals(instructions, escape)
    if stray := next((one for one in preamble if one.keyword in facts.KEYWORDS - {"ARG"}), None):
        found.append(Problem(stray.keyword_at, f"`{stray.keyword}` is before the first `FROM`"))
    elif preamble and len(preamble) == len(instructions):
        found.append(Problem(preamble[0].keyword_at, "file has no `FROM`"))
    return tuple(sorted(found, key=lambda problem: problem.at.begin))


def _is_doubtful(one: Instruction) -> bool:
    """Return whether an instruction needs checking: one of the `_SIMPLE` with a word and without flags does not."""
    return one.keyword not in _SIMPLE or bool(one.flags) or not one.words


def _refused(one: Instruction) -> list[Problem]:
    if one.keyword not in facts.KEYWORDS:
        text = one.keyword_at.text
        name = text if _PLAIN_NAME.fullmatch(text) else shown(one.keyword_at)
        return [Problem(one.keyword_at, f"unknown instruction `{name}`" if name else "instruction is empty")]
    found = list(_refused_flags(one)) if one.flags and one.keyword not in facts.UNCHECKED_FLAGS else []
    if one.trigger:
        return [*found, *_refused_trigger(one.trigger)]
    least = facts.LEAST_ARGUMENTS.get(one.keyword, 0)
    if len(one.words) < least:
        found.append(Problem(one.keyword_at, f"`{one.keyword}` needs {_COUNTED[least]}"))
    found += [Problem(pair.name.span, "name is empty") for pair in one.pairs if not pair.name.text]
    if one.keyword in _OWN and (one.words or one.keyword in _OWN_WITHOUT_WORDS):
        found += _OWN[one.keyword](one)
    return found


def _misquoted(one: Instruction, escape: str) -> list[Problem]:
    words = one.words[:1] if one.keyword == Keyword.FROM else one.words
    faults = [word_fault(word.value, escape) for word in words if _SPECIAL.search(word.text)]
    return [fault for fault in faults if fault]


def _refused_trigger(trigger: Instruction) -> list[Problem]:
    if trigger.keyword in facts.NO_TRIGGERS:
        return [Problem(trigger.keyword_at, f"`ONBUILD` cannot hold `{trigger.keyword}`")]
    return _refused(trigger)


def _refused_flags(one: Instruction) -> Iterator[Problem]:
    known = facts.FLAGS.get(one.keyword, {})
    seen: dict[str, Flag] = {}
    inner = len(one.trigger.flags) if one.trigger else 0
    for flag in one.flags[: min(len(one.flags) - inner, _MOST_FLAGS)]:
        kind = known.get(flag.name)
        if kind is None:
            yield Problem(
                flag.word.span, f"`{one.keyword}` has no flag `{shown(flag.word.span).split('=')[0]}`"
            )
            continue
        if flag.name in seen and kind != facts.REPEATED:
            label = Label(seen[flag.name].word.span, "the first one")
            yield Problem(flag.word.span, f"flag `--{flag.name}` is given twice", (label,))
        seen.setdefault(flag.name, flag)
        if kind == facts.BOOLEAN and flag.value is not None and flag.value.lower() not in {"true", "false"}:
            yield Problem(flag.word.span, f"flag `--{flag.name}` must be true or false")
        elif kind != facts.BOOLEAN and flag.value is None:
            yield Problem(flag.word.span, f"flag `--{flag.name}` has no value")


def _refused_from(one: Instruction) -> Iterator[Problem]:
    words = one.words
    if len(words) not in {1, 3} or (len(words) == 3 and words[1].text.lower() != "as"):
        yield Problem(one.keyword_at, "`FROM` takes an image, or an image, `AS` and a name")
    elif len(words) == 3 and not _STAGE_NAME.fullmatch(words[2].text.lower()):
        yield Problem(
            words[2].span,
            "stage name must begin with a letter and hold only letters, digits, `_`, `.` and `-`",
        )


def _refused_healthcheck(one: Instruction) -> Iterator[Problem]:
    kind, command = one.words[0].text.upper(), one.words[1:]
    if kind == "NONE" and command:
        yield Problem(command[0].span, "`HEALTHCHECK NONE` takes no arguments")
    elif kind == "CMD" and not command:
        yield Problem(one.words[0].span, "`HEALTHCHECK CMD` has no command")
    elif kind not in {"NONE", "CMD"}:
        yield Problem(one.words[0].span, "`HEALTHCHECK` takes `CMD` or `NONE`")
    for flag in one.flags if kind == "CMD" else ():
        value = flag.value or ""
        if flag.name in _DURATIONS and value and not _DURATION.fullmatch(value):
            yield Problem(flag.word.span, f"flag `--{flag.name}` is not a duration such as `30s`")
        elif flag.name in _DURATIONS and value.startswith("-") and re.search("[1-9]", value):
            yield Problem(flag.word.span, f"flag `--{flag.name}` is negative")
        elif flag.name == "retries" and value and not re.fullmatch(r"\+?\d+", value, re.ASCII):
            yield Problem(flag.word.span, "flag `--retries` is not a whole number")


def _refused_run(one: Instruction) -> Iterator[Problem]:
    for flag in one.flags:
        if flag.name == "mount":
            yield from mount_refusals(flag)
        elif flag.name == "network" and flag.value and flag.value not in facts.NETWORKS:
            yield Problem(flag.word.span, "network must be `default`, `none` or `host`")
        elif flag.name == "security" and flag.value and flag.value not in facts.SECURITIES:
            yield Problem(flag.word.span, "security must be `sandbox` or `insecure`")


def _refused_shell(one: Instruction) -> Iterator[Problem]:
    if not one.exec_form:
        yield Problem(one.words[0].span, "`SHELL` takes a JSON array")


def _refused_volume(one: Instruction) -> Iterator[Problem]:
    yield from (Problem(word.span, "volume is empty") for word in one.words if not word.text.strip())


_OWN = {
    "FROM": _refused_from,
    "HEALTHCHECK": _refused_healthcheck,
    "RUN": _refused_run,
    "SHELL": _refused_shell,
    "VOLUME": _refused_volume,
}
_OWN_WITHOUT_WORDS = frozenset({"FROM", "RUN"})


def mount_refusals(flag: Flag) -> Iterator[Problem]:
    """Yield the faults in the options of one mount; quoted options are not checked."""
    if not flag.value or '"' in flag.value:
        return
    options = [_option(field) for field in flag.value.split(",")]
    kind = next((value.lower() for name, value in options if name == "type" and value), "bind")
    for name, value in options:
        if fault := _fault(name, value, kind):
            yield Problem(flag.word.span, fault)


def _option(field: str) -> tuple[str, str | None]:
    name, equals, value = field.partition("=")
    return name.lower(), value if equals else None


def _fault(name: str, value: str | None, kind: str) -> str | None:
    if name not in facts.FREE_OPTIONS | facts.SWITCHES | facts.OF_TYPES.keys():
        known = f"option `{name}`" if name.isalnum() else "such option"
        return f"mount has no {known}"
    if value is None and name not in facts.SWITCHES:
        return f"mount option `{name}` has no value"
    if kind in facts.MOUNT_TYPES and kind not in facts.OF_TYPES.get(name, facts.MOUNT_TYPES):
        return f"mount of type `{kind}` has no option `{name}`"
    if value is None:
        return None
    if "$" not in value:
        return _wrong_value(name, value)
    return f"mount option `{name}` takes no variable" if name == "from" and "$" in value[:-1] else None


def _wrong_value(name: str, value: str) -> str | None:
    if name in facts.SWITCHES and value not in facts.BOOLEANS:
        return f"mount option `{name}` must be true or false"
    if name == "type" and value.lower() not in facts.MOUNT_TYPES:
        return "mount has an unknown type"
    if name == "sharing" and value.lower() not in facts.SHARING:
        return "mount option `sharing` must be `shared`, `private` or `locked`"
    if name in facts.NUMBERS and not _is_number(value, facts.NUMBERS[name]):
        return f"mount option `{name}` is not a number in base {facts.NUMBERS[name]}"
    return None


def _is_number(value: str, base: int) -> bool:
    return bool(value) and all(digit in "0123456789"[:base] for digit in value)

"""Programs that only run another program, and the position of its name on their command line.

Programs that change the user or serve as process 1 (gosu, tini ...) are none of these: what they do matters by itself.

Sources: POSIX.1-2024 (command, env, nice, nohup, time, xargs), the GNU coreutils and findutils manuals (env, nice, nohup,
stdbuf, timeout, xargs), util-linux (ionice, setsid), sudo(8), bash(1), and busybox's own help.
"""

from __future__ import annotations

from typing import NamedTuple


class Wrapper(NamedTuple):
    """How to find the inner command: flags that take the next word, own positional words, and switches that make it no wrapper."""

    valued: frozenset[str] = frozenset()
    positional: int = 0
    assignments: bool = False
    unless: frozenset[str] = frozenset()


def _of(valued: str = "", positional: int = 0, *, assignments: bool = False, unless: str = "") -> Wrapper:
    return Wrapper(frozenset(valued.split()), positional, assignments, frozenset(unless.split()))


WRAPPERS: dict[str, Wrapper] = {
    "sudo": _of(
        "-u --user -g --group -h --host -p --prompt -C --close-from -D --chdir -R --chroot -T --command-timeout -U -r --role -t --type",
        assignments=True,
        unless="-l -e -v -k --list --edit --validate",
    ),
    "env": _of("-u --unset -C --chdir", assignments=True, unless="-S --split-string"),
    "exec": _of("-a"),
    "time": _of("-f --format -o --output"),
    "nice": _of("-n --adjustment"),
    "ionice": _of("-c --class -n --classdata", unless="-p"),
    "nohup": _of(),
    "setsid": _of(),
    "stdbuf": _of("-i -o -e --input --output --error"),
    "xargs": _of(
        "-n --max-args -I -i -P --max-procs -L --max-lines -s --max-chars -a --arg-file -d --delimiter -E"
    ),
    "timeout": _of("-s --signal -k --kill-after", 1),
    "command": _of(unless="-v -V -pv -pV"),
    "busybox": _of(unless="--list --install --list-full"),
}

SHELLS = frozenset({"sh", "bash", "dash", "ash", "zsh", "ksh"})
SHELL_OPTIONS = frozenset({"-o", "+o", "-O", "+O", "--rcfile", "--init-file"})
"""Options of a shell whose value is the next word."""

READABLE = SHELLS | {"busybox", "env"}
"""What a SHELL instruction, a `#!` or a workflow's `shell:` may name so that the text is a shell script (not PowerShell, cmd, python)."""

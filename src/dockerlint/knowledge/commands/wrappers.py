"""Programs that start another program: where the inner command begins, and which user it runs as.

Sources: POSIX.1-2024 (command, env, exec, nice, nohup, time, xargs), the GNU coreutils and findutils manuals (chroot, env, nice,
nohup, stdbuf, timeout, xargs), util-linux (chrt, ionice, runuser, setpriv, setsid, su, taskset), sudo(8), doas(1), bash(1), busybox's
own help, runit's chpst(8), daemontools' setuidgid, s6; the READMEs of tini, dumb-init, catatonit, gosu, su-exec, cross-env, env-cmd,
dotenv-cli, dotenvx, docker-library/php, jwilder/dockerize, vishnubob/wait-for-it and eficode/wait-for; the CLI references of doppler and infisical.
"""

from __future__ import annotations

from typing import NamedTuple

SHELLS = frozenset({"sh", "bash", "dash", "ash", "zsh", "ksh"})
SOURCES = frozenset({".", "source"})
"""Builtins that run the commands of a file in the shell itself."""
STARTUP_FILES = frozenset(
    {"profile", ".profile", "bashrc", ".bashrc", ".bash_profile", "bash.bashrc", ".zshrc", "os-release"}
)
"""Files to source that a system has without any installer (bash(1), FILES; os-release(5))."""
RUNS_OTHERS = SOURCES | {"eval"}
"""Builtins that run what another file or variable holds."""
SHELL_OPTIONS = frozenset({"-o", "+o", "-O", "+O", "--rcfile", "--init-file"})
"""Options of a shell whose value is the next word."""

READABLE = SHELLS | {"busybox", "env"}
"""What a SHELL instruction, a `#!` or a workflow's `shell:` may name so that the text is a shell script (not PowerShell, cmd, python)."""

LEADS_TO_INTERPRETER = frozenset({"env", "with-contenv"})
"""What a `#!` line may name before the interpreter: `with-contenv` is s6-overlay's (github.com/just-containers/s6-overlay)."""

DEFAULT_PATH = ("/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin")
"""The folders in which Docker looks for a program where the image sets no PATH (moby, `oci.DefaultPathEnv`)."""

SUPERUSERS = frozenset({"root", "0"})


class Wrapper(NamedTuple):
    """How to read one program that starts another one."""

    valued: frozenset[str] = frozenset()
    """Options that take a value, in the next word, after their letter or after `=`."""
    positional: tuple[str, ...] = ()
    """Words of its own before the command: `USER`, `ROOT` (a folder that becomes `/`), `WORD`, `REST` (all up to `--`), or a lower-case word that must be there."""
    assignments: bool = False
    """Whether `NAME=value` words may come before the command."""
    unless: frozenset[str] = frozenset()
    """Options with which it starts nothing that can be read."""
    user: frozenset[str] = frozenset()
    """Options whose value is the user that the command runs as."""
    default_user: str | None = None
    """The user where none is named; None when the user stays."""
    login: bool = False
    """Whether without a user option it starts the user's shell: `su [-] USER -c TEXT`, options in any place."""
    process_one: bool = False
    """Whether it is made to be process 1: it passes signals on and reaps children."""


def _of(  # noqa: PLR0913 - one keyword for each column of the table
    valued: str = "",
    positional: str = "",
    *,
    user: str = "",
    default_user: str | None = None,
    unless: str = "",
    assignments: bool = False,
    login: bool = False,
    process_one: bool = False,
) -> Wrapper:
    return Wrapper(
        frozenset(f"{valued} {user}".split()),
        tuple(positional.split()),
        assignments,
        frozenset(unless.split()),
        frozenset(user.split()),
        default_user,
        login,
        process_one,
    )


_INIT = _of("-p -e", process_one=True)
_LOGIN = "-c --command -s --shell -g --group -G --supp-group -w --whitelist-environment"

WRAPPERS: dict[str, Wrapper] = {
    "bundle": _of("", "exec"),
    "busybox": _of(unless="--list --install --list-full"),
    "catatonit": _of(unless="-P -V", process_one=True),
    "chpst": _of("-U -b -e -/ -n -l -L -m -d -o -p -f -c -r -t -C", user="-u"),
    "chroot": _of("--groups", "ROOT", user="--userspec"),
    "chrt": _of("-T --sched-runtime -P --sched-period -D --sched-deadline", "WORD", unless="-p --pid -m"),
    "command": _of(unless="-v -V -pv -pV"),
    "cross-env": _of(assignments=True),
    "cross-env-shell": _of(assignments=True),
    "doas": _of("-C", user="-u", default_user="root", unless="-L -s"),
    "docker-init": _INIT,
    "docker-php-entrypoint": _of(),
    "doppler": _of("-p --project -c --config -t --token --scope --config-dir --fallback", "run"),
    "dockerize": _of(
        "-wait -timeout -wait-retry-interval -wait-http-header -template -stdout -stderr -env -env-section -env-header -delims",
        unless="-version",
    ),
    "dotenv": _of("-e -c -v", unless="-p"),
    "dotenvx": _of("-f --env-file -e --env -fk --env-keys-file", "run"),
    "dumb-init": _of("--rewrite -r", process_one=True),
    "env": _of("-u --unset -C --chdir", assignments=True, unless="-S --split-string"),
    "env-cmd": _of("-f --file -e --environments -r --rc-file"),
    "exec": _of("-a"),
    "gosu": _of("", "USER"),
    "importas": _of("-D -d", "WORD WORD"),
    "infisical": _of("--env --path --projectId --token --domain", "run"),
    "ionice": _of("-c --class -n --classdata", unless="-p --pid -P -u"),
    "nice": _of("-n --adjustment"),
    "nohup": _of(),
    "runuser": _of(_LOGIN, user="-u --user", default_user="root", login=True),
    "s6-envdir": _of("-c", "WORD"),
    "s6-setuidgid": _of("", "USER"),
    "s6-softlimit": _of("-a -c -d -f -l -m -o -p -r -s -t"),
    "setpriv": _of(
        "--rgid --egid --regid --groups --inh-caps --ambient-caps --bounding-set --securebits --pdeathsig --selinux-label "
        "--apparmor-profile",
        user="--reuid --euid --ruid",
        unless="-d --dump --list-caps",
    ),
    "setsid": _of(),
    "setuidgid": _of("", "USER"),
    "stdbuf": _of("-i -o -e --input --output --error"),
    "su": _of(_LOGIN, default_user="root", login=True),
    "su-exec": _of("", "USER"),
    "sudo": _of(
        "-g --group -h --host -p --prompt -C --close-from -D --chdir -R --chroot -T --command-timeout -U -r --role -t --type",
        user="-u --user",
        default_user="root",
        unless="-l -e -v -k --list --edit --validate",
        assignments=True,
    ),
    "taskset": _of("", "WORD", unless="-p --pid"),
    "time": _of("-f --format -o --output"),
    "timeout": _of("-s --signal -k --kill-after", "WORD"),
    "tini": _INIT,
    "tini-static": _INIT,
    **dict.fromkeys(
        (
            "wait-for",
            "wait-for.sh",
            "wait-for-it",
            "wait-for-it.sh",
            "wait_for",
            "wait_for.sh",
            "wait_for_it",
            "wait_for_it.sh",
        ),
        _of("", "REST"),
    ),
    "with-contenv": _of(),
    "xargs": _of(
        "-n --max-args -I -i -P --max-procs -L --max-lines -s --max-chars -a --arg-file -d --delimiter -E"
    ),
}

FIND_RUNS = frozenset({"-exec", "-execdir", "-ok", "-okdir"})
"""Actions of `find` that run a command (find(1))."""
FIND_ENDS = frozenset({";", "\\;", "+"})
"""What the command of such an action ends with."""
SCRIPT_OPTIONS = frozenset({"-c", "--command"})
"""Options of `su` and `runuser` whose value is the text that the user's shell runs."""

UNREAD_PROGRAMS = frozenset({"init", "start", "run", "entrypoint"})
"""Programs whose command is not read: it is in a file."""

"""The command line: the only package that prints or exits. Only the command that runs is imported."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from typing import NoReturn

import click

from dockerlint.cli.output import complain

COMMANDS = ("check", "explain", "rules", "inspect")
_MEANT = {"-f": "`--compose-file` names a compose file", "--fix": "dockerlint changes no file"}
"""Hints for options that only other tools have."""


def main() -> NoReturn:
    """Run `dockerlint` with the arguments of the process, and exit.

    Garbage collection would cost a fifth of a run, and freeing all objects at the end a tenth; the system frees the memory faster.
    `output.write` flushes each time, so no output is lost.
    """
    gc.disable()
    kept: list[object] = []
    code = run(sys.argv[1:], kept)
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


def run(arguments: Sequence[str], kept: list[object] | None = None) -> int:
    """Run a command and return its exit code; if the first argument is not a command, run `check`.

    What is large is appended to `kept`, so that the caller decides when it is freed.

    Every error becomes one line on standard error and exit code 2, never a traceback.
    """
    name = arguments[0] if arguments and arguments[0] in COMMANDS else None
    try:
        command: click.Command = import_module(f"dockerlint.cli.{name or 'check'}").command
        rest = list(arguments[1:] if name else arguments)
        prog = f"dockerlint {name}" if name else "dockerlint"
        return command.main(rest, prog_name=prog, standalone_mode=False, obj=kept) or 0
    except click.exceptions.Abort:
        return 130
    except click.NoSuchOption as error:
        meant = _MEANT.get(error.option_name)
        return complain(
            f"no such option '{error.option_name}'; {meant}" if meant else _worded(error.format_message())
        )
    except click.ClickException as error:
        return complain(_worded(error.format_message()))
    except Exception as error:  # noqa: BLE001 - the last resort: a traceback could show the content of a file
        return _admit(error)


def _worded(message: str) -> str:
    """Return a message of click in our style: lower case, no full stop."""
    message = message.replace("a valid integer range", "a whole number").replace(". Did", "; did")
    return (message[:1].lower() + message[1:]).rstrip(".")


def _admit(error: Exception) -> int:
    from dockerlint.engine.running import described  # noqa: PLC0415 - only after an internal error
    from dockerlint.pages import PageError  # noqa: PLC0415 - the same

    if isinstance(error, PageError):
        return complain(f"rules/{error}")
    return complain(f"internal error: {described(error)}; please report this, with the command that you ran")

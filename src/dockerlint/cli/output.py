"""Write to the standard streams and to files, always in UTF-8."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TextIO

import click

from dockerlint.masking import printable

CANNOT_RUN = 2


def write(text: str, stream: TextIO | None = None) -> None:
    """Write to standard output or another stream. Output to a closed pipe (`dockerlint | head`) is dropped.

    Raises ClickException with the reason if writing fails, for example because the disk is full.
    """
    stream = stream or sys.stdout
    try:
        stream.flush()
        stream.buffer.write(text.encode("utf-8", "backslashreplace"))
        stream.buffer.flush()
    except BrokenPipeError:
        _drop(stream)
    except OSError as error:
        _drop(stream)
        raise click.ClickException(f"the output can't be written: {error.strerror}") from error


def _drop(stream: TextIO) -> None:
    """Discard what a stream has buffered, so that the interpreter does not report an error at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def tell(message: str) -> None:
    """Write one line to standard error."""
    write(f"dockerlint: {printable(' '.join(message.split()))}\n", sys.stderr)


def complain(message: str) -> int:
    """Write one line to standard error, and return the exit code 2."""
    tell(message)
    return CANNOT_RUN


def save(path: str, text: str) -> None:
    """Write a report to a file. Raises ClickException with the reason if that fails."""
    try:
        Path(path).write_bytes(text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise click.ClickException(f"`{path}` can't be written: {error.strerror}") from error

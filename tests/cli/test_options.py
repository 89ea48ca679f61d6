"""Values that options do not take."""

from __future__ import annotations

import pytest

from tests.support.command_line import Shell


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("nope",), "`nope` does not exist; give a file or folder that does"),
        (("--format", "jsn"), "invalid value for '--format': unknown format `jsn`; did you mean `json`?"),
        (
            ("--min-severity", "yy"),
            "invalid value for '--min-severity': unknown severity `yy`; use error, warning or info",
        ),
        (
            ("--output", "json"),
            "invalid value for '--output': `json` is not FORMAT=FILE; write for example `json=report.json`",
        ),
        (
            ("--output", "jsn=x"),
            "invalid value for '--output': unknown format `jsn`; did you mean `json`?",
        ),
        (("--output", "json=no/x"), "`no/x` can't be written: No such file or directory"),
        (
            ("--select", "root-usr"),
            "unknown rule, alias, family or group `root-usr`; did you mean `root-user`?",
        ),
        (
            ("--env", "SECRET"),
            "invalid value for '--env': a variable must be NAME=VALUE, for example `TAG=1.2`",
        ),
        (("--stdin-filename", "x", "a"), "`--stdin-filename` takes no PATHS; give one or the other"),
        (("--stdin-filename", ""), "`--stdin-filename` takes the name of a file, not ``"),
        (("--stdin-filename", "b"), "`--stdin-filename` takes the name of a file, not `b`"),
        (("--env-file", "no.env"), "invalid value for '--env-file': `no.env` does not exist"),
        (("inspect", "--compose-file", "no"), "invalid value for '--compose-file': `no` does not exist"),
        (("explain", "root-usr"), "unknown rule `root-usr`; did you mean `root-user`?"),
        (("explain", "zzzzzz"), "unknown rule `zzzzzz`; `dockerlint rules` lists all"),
        (("explain", "DL3018"), "unknown rule `DL3018`; `dockerlint rules` lists all"),
        (("-f", "x.yaml"), "no such option '-f'; `--compose-file` names a compose file"),
        (("rule",), "`rule` does not exist; give a file or folder that does, or the command `rules`"),
        (("inspect", "nope"), "`nope` does not exist; give a file or folder that does"),
        (
            ("rules", "--format", "xml"),
            "invalid value for '--format': unknown format `xml`; use text or json",
        ),
        (("n\x1b\no",), "`n\\u{1b} o` does not exist; give a file or folder that does"),
    ],
)
def test_what_can_not_run_says_so_in_one_line(bad: Shell, arguments: tuple[str, ...], message: str) -> None:
    assert bad(*arguments) == (2, "", f"dockerlint: {message}\n")


def test_an_unknown_option_names_the_nearest(bad: Shell) -> None:
    code, out, err = bad("--formt", "json")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "--formt" in err
    assert "--format" in err.replace("--formt", "")

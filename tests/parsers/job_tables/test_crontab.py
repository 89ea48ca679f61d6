from __future__ import annotations

import pytest

from dockerlint.models.job_tables import JobTable
from dockerlint.parsers.job_tables.crontab import parse_crontab
from tests.support.clips import whole


def table(text: str, *, names_users: bool = False) -> JobTable:
    return parse_crontab(whole(text), names_users=names_users)


def started(found: JobTable) -> list[tuple[str | None, list[str]]]:
    return [
        (
            job.user.value if job.user else None,
            [" ".join(word.at.text for word in one.words) for one in job.script.commands],
        )
        for job in found.jobs
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("0 3 * * * node a.js --full", [(None, ["node a.js --full"])]),
        ("*/5 0-6,22 1 JAN MON-FRI node a.js", [(None, ["node a.js"])]),
        ("@daily cd /app && node a.js", [(None, ["cd /app", "node a.js"])]),
        ("  @every 5m node a.js\r", [(None, ["node a.js"])]),
        ("0 */2 * * * * node seconds.js", [(None, ["node seconds.js"])]),
        ("# 0 3 * * * node a.js\n\nMAILTO=a b c d e f\nPATH = /bin:/usr/bin\n", []),
    ],
)
def test_jobs_of_a_crontab(line: str, expected: list[tuple[str | None, list[str]]]) -> None:
    found = table(line)
    assert (started(found), found.complete) == (expected, True)


def test_a_crontab_of_the_system_names_users() -> None:
    found = table("17 * * * *\troot\trun-parts /x\n@reboot app sh -c 'node a.js'\n", names_users=True)
    assert started(found) == [("root", ["run-parts /x"]), ("app", ["node a.js"])]


def test_users_and_commands_have_places() -> None:
    (job,) = table("1 2 3 4 5  app  exec node a.js", names_users=True).jobs
    (part,) = job.user.parts if job.user else ()
    assert part.at is not None
    assert (part.at.text, job.script.commands[0].at.text) == ("app", "exec node a.js")


@pytest.mark.parametrize("line", ["{{ schedule }} node a.js", "$SCHEDULE node a.js", "0 3 * * node a.js"])
def test_a_line_that_is_no_job_makes_it_incomplete(line: str) -> None:
    found = table(f"0 0 * * * true\n{line}\n")
    assert (started(found), found.complete) == ([(None, ["true"])], False)

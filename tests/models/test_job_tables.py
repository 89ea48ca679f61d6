from __future__ import annotations

from dockerlint.models.job_tables import Job, JobTable
from dockerlint.models.shell import Script
from dockerlint.values import Text

PLAIN, OWNED = Job(Script()), Job(Script(), Text.known("app"))


def test_several_tables_are_one() -> None:
    found = JobTable.together([JobTable((PLAIN,)), JobTable((OWNED,), complete=False)])
    assert (found.jobs, found.complete) == ((PLAIN, OWNED), False)
    assert JobTable.together([]) == JobTable()


def test_a_user_is_for_the_jobs_that_name_none() -> None:
    found = JobTable((PLAIN, OWNED)).as_user(Text.known("web"))
    assert [job.user.value if job.user else None for job in found.jobs] == ["web", "app"]

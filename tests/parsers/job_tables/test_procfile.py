from __future__ import annotations

from dockerlint.parsers.job_tables.procfile import parse_procfile
from tests.support.clips import whole

TEXT = """# processes
web: PORT=80 node server.js
mail-worker:  gosu app node mail.js && true
not a process
"""


def test_each_process_is_a_job() -> None:
    found = parse_procfile(whole(TEXT))
    commands = [[one.at.text for one in job.script.commands] for job in found.jobs]
    assert commands == [["PORT=80 node server.js"], ["gosu app node mail.js", "true"]]
    assert (found.complete, {job.user for job in found.jobs}) == (True, {None})

from __future__ import annotations

import pytest

from dockerlint.knowledge.commands.supervisors import TableKind
from dockerlint.project.launch.program_files import RootFilesystem
from dockerlint.project.launch.tables import job_table
from tests.support.small_projects import container

TREE = {
    "users.cron": "1 2 * * * app node user.js\n",
    "plain.cron": "1 2 * * * node plain.js\n",
    "clean": "#!/bin/sh\nnode clean.js\n",
    "main.conf": "[supervisord]\nuser=sup\n[program:a]\ncommand=node a.js\n[include]\nfiles=more/*.conf\n",
    "more/b.conf": "[program:b]\ncommand=node b.js\nuser=bee\n",
    "more/c.txt": "[program:c]\ncommand=node c.js\n",
    "sv/web/run": "#!/bin/sh\nexec node web.js\n",
    "sv/web/finish": "#!/bin/sh\nnode finish.js\n",
    "sv/mail/run": "#!/command/with-contenv sh\nexec node mail.js\n",
    "Procfile": "web: node web.js\n",
}


def jobs(steps: str, kind: TableKind, *places: str) -> tuple[list[tuple[str | None, str]], bool]:
    image = container(f"FROM alpine:3\nWORKDIR /w\n{steps}\n", **TREE).image
    found = job_table(RootFilesystem(image.origins, image.stage), kind, places)
    lines = [(job.user.value if job.user else None, job.script.commands[0].at.text) for job in found.jobs]
    return sorted(lines, key=lambda line: line[1]), found.complete


@pytest.mark.parametrize(
    ("steps", "expected", "complete"),
    [
        ("COPY users.cron /etc/crontab", [("app", "node user.js")], True),
        ("COPY users.cron /etc/cron.d/app", [("app", "node user.js")], True),
        ("COPY plain.cron /etc/crontabs/web", [("web", "node plain.js")], True),
        ("COPY plain.cron /var/spool/cron/crontabs/root", [("root", "node plain.js")], True),
        ("COPY clean /etc/periodic/daily/clean", [(None, "node clean.js")], True),
        ("COPY clean /etc/cron.daily/", [(None, "node clean.js")], True),
        ("COPY plain.cron /x\nRUN crontab /x", [(None, "node plain.js")], True),
        ("COPY plain.cron /x\nRUN crontab -u web /x", [("web", "node plain.js")], True),
        ("RUN echo '* * * * * x' | crontab -", [(None, "x")], True),
        ("RUN echo '* * * * * x' | crontab -u web -", [("web", "x")], True),
        ('RUN echo "* * * * * $X" | crontab -', [], False),
        ("RUN echo '* * * * * web x' > /etc/cron.d/x", [("web", "x")], True),
        ("RUN ./make /etc/cron.d/x", [], False),
        ("RUN true", [], True),
    ],
)
def test_crontabs(steps: str, expected: list[tuple[str | None, str]], complete: bool) -> None:
    assert jobs(steps, TableKind.CRON) == (expected, complete)


def test_one_crontab() -> None:
    assert jobs("COPY plain.cron /x", TableKind.CRONTAB, "/x") == ([(None, "node plain.js")], True)
    assert jobs("", TableKind.CRONTAB, "/x") == ([], False)
    assert jobs("", TableKind.CRONTAB) == ([], False)


def test_supervisord_reads_the_first_place_and_what_that_includes() -> None:
    steps = "COPY main.conf /etc/s/main.conf\nCOPY more /etc/s/more"
    expected = [("sup", "node a.js"), ("bee", "node b.js")]
    assert jobs(steps, TableKind.SUPERVISORD, "/no.conf", "/etc/s/main.conf") == (expected, True)


def test_what_the_configuration_of_a_package_includes_is_known() -> None:
    steps = "COPY more/b.conf /etc/supervisor/conf.d/"
    place = "/etc/supervisor/supervisord.conf"
    assert jobs(steps, TableKind.SUPERVISORD, place) == ([("bee", "node b.js")], True)
    assert jobs(steps, TableKind.SUPERVISORD, "/etc/supervisord.conf") == ([], True)


def test_services_have_a_run_script() -> None:
    expected = [(None, "exec node mail.js"), (None, "exec node web.js")]
    assert jobs("COPY sv /etc/sv", TableKind.SERVICES, "/none", "/etc/sv") == (expected, True)
    assert jobs("COPY sv /etc/sv", TableKind.SERVICE, "/etc/sv/web") == (expected[1:], True)
    assert jobs("", TableKind.SERVICE, "/etc/sv/web") == ([], False)


def test_a_procfile() -> None:
    assert jobs("COPY Procfile ./", TableKind.PROCFILE, "/w/Procfile") == ([(None, "node web.js")], True)
    assert jobs("", TableKind.PROCFILE, "/w/Procfile") == ([], False)

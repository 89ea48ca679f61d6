"""Programs that start what tables say: as root, as others, or as nobody can tell."""

from __future__ import annotations

import pytest

from dockerlint.project.launch.launch import Launch, node_file
from tests.support.small_projects import container

TREE = {
    "root.cron": "0 1 * * * root node /w/a.js\n",
    "app.cron": "0 1 * * * app node /w/a.js\n",
    "plain.cron": "0 1 * * * node /w/a.js\n",
    "drops.cron": "0 1 * * * su-exec app node /w/a.js\n",
    "s.conf": "[program:a]\ncommand=node a.js\n",
    "app.conf": "[program:a]\ncommand=node a.js\nuser=app\n",
    "lost.conf": "[program:a]\ncommand=/usr/local/bin/start.sh\n",
    "sv/a/run": "#!/bin/sh\ncd /w\nexec node a.js\n",
    "drop/a/run": "#!/usr/bin/with-contenv bash\nexec s6-setuidgid app node /w/a.js\n",
    "line/a/run": "#!/command/execlineb -P\ns6-setuidgid app node /w/a.js\n",
    "Procfile": "web: node a.js\n",
}
HIDDEN = "the jobs that it starts are not all in files of the tree"
WRITTEN = "the jobs that it starts are written when the container starts"
SERVICE = "a service of the system runs in the end, as a user that its own files name"


def launched(steps: str, service: str = "", **files: str) -> Launch:
    return container(f"FROM alpine:3\nWORKDIR /w\n{steps}\n", service, **{**TREE, **files}).launch


def script(text: str, steps: str = "") -> Launch:
    steps = f'COPY go.sh /\n{steps}\nENTRYPOINT ["/go.sh"]'
    return launched(steps, **{"go.sh": f"#!/bin/sh\n{text}\n"})


@pytest.mark.parametrize(
    "steps",
    [
        'COPY root.cron /etc/cron.d/x\nCMD ["cron", "-f"]',
        'COPY plain.cron /etc/crontabs/root\nCMD ["crond", "-f", "-l", "8"]',
        "COPY plain.cron /x\nRUN crontab /x\nCMD crond -f",
        "COPY root.cron /etc/cron.d/x\nCMD cron && tail -f /var/log/cron.log",
        'COPY plain.cron /x\nCMD ["supercronic", "-passthrough-logs", "/x"]',
        'COPY s.conf /s.conf\nCMD ["supervisord", "-n", "-c", "/s.conf"]',
        'COPY s.conf /etc/supervisor/conf.d/\nCMD ["/usr/bin/supervisord"]',
        "COPY s.conf /s.conf\nCMD supervisord --configuration=/s.conf",
        'COPY sv /sv\nCMD ["s6-svscan", "/sv"]',
        'COPY sv /etc/services.d\nENTRYPOINT ["/init"]',
        'COPY sv /etc/s6-overlay/s6-rc.d\nENTRYPOINT ["/init"]',
        'COPY sv /etc/service\nCMD ["runsvdir", "-P", "/etc/service"]',
        'COPY sv /etc/service\nCMD ["/sbin/my_init"]',
        'COPY Procfile ./\nCMD ["bundle", "exec", "foreman", "start"]',
        'COPY Procfile /etc/p\nCMD ["overmind", "start", "-f", "/etc/p"]',
        'ENTRYPOINT ["/init"]\nCMD ["node", "a.js"]',
    ],
)
def test_jobs_as_root(steps: str) -> None:
    found = launched(steps)
    assert "/w/a.js" in map(node_file, found.started)
    assert (found.complete, found.drops_root) == (True, False)


@pytest.mark.parametrize(
    "steps",
    [
        'COPY app.cron /etc/cron.d/x\nCMD ["cron", "-f"]',
        'COPY plain.cron /etc/crontabs/app\nCMD ["crond", "-f"]',
        'COPY drops.cron /etc/crontabs/root\nCMD ["crond", "-f"]',
        "COPY plain.cron /x\nRUN crontab -u app /x\nCMD cron -f",
        'COPY drops.cron /x\nCMD ["supercronic", "/x"]',
        'COPY app.conf /s.conf\nCMD ["supervisord", "-c", "/s.conf"]',
        'COPY drop /etc/services.d\nENTRYPOINT ["/init"]',
        'COPY drop /etc/sv\nCMD ["runsv", "/etc/sv/a"]',
    ],
)
def test_jobs_as_another_user(steps: str) -> None:
    found = launched(steps)
    assert "/w/a.js" in map(node_file, found.started)
    assert (found.complete, found.drops_root) == (True, True)


@pytest.mark.parametrize(
    ("steps", "reason"),
    [
        ('CMD ["cron", "-f"]', HIDDEN),
        ('CMD ["supervisord", "-c", "/etc/none.conf"]', HIDDEN),
        ("CMD supervisord -c $CONFIGURATION", HIDDEN),
        (
            'COPY lost.conf /s.conf\nCMD ["supervisord", "-c", "/s.conf"]',
            "the tree does not show which file the script is",
        ),
        ('COPY line /etc/services.d\nENTRYPOINT ["/init"]', "the shell script could not be parsed"),
        ('ENTRYPOINT ["/init"]', HIDDEN),
        ("CMD service nginx start && tail -F /var/log/nginx/access.log", SERVICE),
        ("CMD /etc/init.d/ssh start; sleep infinity", SERVICE),
    ],
)
def test_jobs_that_the_tree_does_not_show(steps: str, reason: str) -> None:
    assert [one.why for one in launched(steps).unread] == [reason]


@pytest.mark.parametrize(
    "before",
    [
        "crontab -",
        'echo "$JOBS" > /etc/crontabs/root',
        "cp /config/root /etc/crontabs/",
        "sed -i s/A/B/ /etc/crontabs/root",
    ],
)
def test_a_table_that_the_start_writes_is_unread(before: str) -> None:
    found = script(f"{before}\nexec crond -f", "COPY plain.cron /etc/crontabs/root")
    assert [one.why for one in found.unread] == [WRITTEN]


@pytest.mark.parametrize(
    "before", ["crontab -l", "mkdir -p /etc/crontabs", "cat /etc/crontabs/root", "true > /tmp/x"]
)
def test_a_table_that_the_start_only_reads_counts(before: str) -> None:
    assert script(f"{before}\nexec crond -f", "COPY plain.cron /etc/crontabs/root").complete


def test_cron_beside_a_server_hides_nothing() -> None:
    found = script("crond\nservice ssh start\nexec node a.js")
    assert (found.complete, found.drops_root) == (True, False)
    assert [one.at.text for one in found.starts_services] == ["crond", "service ssh start"]


def test_what_a_service_hands_to_its_entrypoint_may_give_root_up() -> None:
    steps = 'COPY go.sh /\nENTRYPOINT ["/go.sh"]'
    text = '#!/bin/sh\nsave "$1"\nexec node a.js\n'
    dropping = '    command: ["0 3 * * * gosu app node b.js"]\n'
    assert launched(steps, dropping, **{"go.sh": text}).drops_root
    assert not launched(steps, dropping.replace("gosu app", "gosu root"), **{"go.sh": text}).drops_root
    assert not launched(steps, '    command: ["0 3 * * * node b.js"]\n', **{"go.sh": text}).drops_root


@pytest.mark.parametrize("end", ["tail -f /dev/null", "sleep infinity", "while true; do sleep 60; done"])
def test_what_only_waits_keeps_what_was_started_before(end: str) -> None:
    assert script(f'su app -c "node a.js"\n{end}').drops_root
    assert not script(f"node a.js\n{end}").drops_root


def test_a_script_that_is_given_the_table_does_not_write_it() -> None:
    steps = 'COPY s.conf /s.conf\nCOPY go.sh /\nENTRYPOINT ["/go.sh"]\nCMD ["supervisord", "-c", "/s.conf"]'
    found = launched(steps, **{"go.sh": '#!/bin/sh\nmkdir -p /run/a\nexec "$@"\n'})
    assert (found.complete, found.drops_root) == (True, False)

from __future__ import annotations

from dockerlint.models.job_tables import JobTable
from dockerlint.parsers.job_tables.supervisord import parse_supervisord
from tests.support.clips import whole

TEXT = """; the processes of the image
[supervisord]
nodaemon = true
user=root ; it must read the configuration

[program:api]
command=node "dist/main.js" --name='a b' --rate=5%%
directory=/srv/api
user=app
environment=PORT="80",MODE='live',HOST=%(host_node_name)s
[program:hook]
; command=true
command: bash -c "cd /srv
  && node hook.js"
[group:all]
programs=api,hook
[include]
files = conf.d/*.conf /etc/more/*.ini
"""


def table(text: str = TEXT) -> JobTable:
    return parse_supervisord(whole(text))


def test_programs_are_jobs() -> None:
    api, hook = table().jobs
    (command,) = api.script.commands
    assert [word.literal for word in command.words] == ["node", "dist/main.js", "--name=a b", "--rate=5%"]
    assert command.at.text == "node \"dist/main.js\" --name='a b' --rate=5%%"
    assert (api.user and api.user.value, api.folder and api.folder.value) == ("app", "/srv/api")
    assert [" ".join(word.literal or "" for word in one.words) for one in hook.script.commands] == [
        "cd /srv",
        "node hook.js",
    ]
    assert (hook.user, hook.folder) == (None, None)


def test_variables_of_a_program() -> None:
    environment = table().jobs[0].environment
    assert {name: text.value for name, text in environment.items()} == {
        "PORT": "80",
        "MODE": "live",
        "HOST": None,
    }


def test_its_own_user_and_what_it_includes() -> None:
    found = table()
    assert (found.user and found.user.value, found.includes) == ("root", ("conf.d/*.conf", "/etc/more/*.ini"))
    assert (table("[program:x]\ncommand=x\n").user, table("[program:x]\n").jobs) == (None, ())
    assert table("").jobs == ()


def test_a_value_that_is_put_in_is_not_known() -> None:
    (job,) = table("[program:x]\ncommand=node %(ENV_FILE)s\nuser=%(ENV_APP_USER)s\n").jobs
    assert job.user is not None
    assert (job.user.value, [word.literal for word in job.script.commands[0].words]) == (None, ["node", None])

"""One command, whatever starts it and wherever it is written, is judged in one way."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable

import pytest

from dockerlint.project.launch.launch import Launch, node_file
from tests.support.small_projects import container

HEAD = "FROM node:22\nWORKDIR /w\nCOPY . .\n"
KEEP = {
    "plain": "node dist/main.js",
    "env": "env -u X A=b node dist/main.js",
    "timeout": "timeout -s KILL 5 node dist/main.js",
    "time": "time -p node dist/main.js",
    "nice": "nice -n 5 node dist/main.js",
    "ionice": "ionice -c 3 node dist/main.js",
    "setsid": "setsid -w node dist/main.js",
    "nohup": "nohup node dist/main.js",
    "stdbuf": "stdbuf -oL node dist/main.js",
    "chrt": "chrt -f 99 node dist/main.js",
    "taskset": "taskset 0x1 node dist/main.js",
    "xargs": "xargs -n 1 node dist/main.js",
    "busybox": "busybox timeout 5 node dist/main.js",
    "tini": "/sbin/tini -g -- node dist/main.js",
    "dumb-init": "dumb-init -r 15:2 node dist/main.js",
    "dotenv": "dotenv -e .env -- node dist/main.js",
    "cross-env": "cross-env A=b node dist/main.js",
    "doppler": "doppler run -p x -- node dist/main.js",
    "wait-for-it": "wait-for-it.sh db:5432 -t 9 -- node dist/main.js",
    "dockerize": "dockerize -wait tcp://db:5432 -timeout 9s node dist/main.js",
    "npx": "npx node dist/main.js",
    "sh -c": "sh -c 'node dist/main.js'",
    "bash -lc": "/bin/bash -lc 'exec node dist/main.js'",
    "arguments": """sh -c 'exec "$@"' sh node dist/main.js""",
    "argument": """sh -c 'exec node "$1"' sh dist/main.js""",
    "several": "tini -- env A=b sh -c 'nice timeout 5 node dist/main.js'",
    "sudo": "sudo node dist/main.js",
    "setpriv without a user": "setpriv --no-new-privs node dist/main.js",
    "gosu root": "gosu root node dist/main.js",
}
DROP = {
    "gosu": "gosu node node dist/main.js",
    "su-exec": "su-exec node:node node dist/main.js",
    "sudo -u": "sudo -E -u node node dist/main.js",
    "sudo -Eu": "sudo -Eu node node dist/main.js",
    "doas": "doas -u node node dist/main.js",
    "su -c": "su node -c 'node dist/main.js'",
    "su - -c": "su - -s /bin/sh -c 'exec node dist/main.js' node",
    "setpriv": "setpriv --reuid=1000 --regid 1000 --clear-groups node dist/main.js",
    "runuser -u": "runuser -u node -- node dist/main.js",
    "runuser -c": "runuser node -c 'node dist/main.js'",
    "chroot": "chroot --userspec=node / node dist/main.js",
    "chpst": "chpst -u node node dist/main.js",
    "s6-setuidgid": "s6-setuidgid node node dist/main.js",
    "importas": "importas -i DATA DATA s6-setuidgid node node dist/main.js",
    "in a text": "sh -c 'exec gosu node node dist/main.js'",
    "after another": "tini -- gosu node node dist/main.js",
}
TEXTS = [pytest.param(text, name in DROP, id=name) for name, text in (KEEP | DROP).items()]


def launched(command: str, service: str = "", **files: str) -> Launch:
    return container(HEAD + command + "\n", service, **files).launch


def exec_form(text: str) -> Launch:
    return launched(f"CMD {json.dumps(shlex.split(text))}")


def shell_form(text: str) -> Launch:
    return launched(f"CMD {text}")


def script_file(text: str) -> Launch:
    return launched('CMD ["./go.sh"]', **{"go.sh": f"#!/bin/sh\n{text}\n"})


def package_script(text: str) -> Launch:
    manifest = json.dumps({"name": "x", "scripts": {"start": text}})
    return launched('CMD ["npm", "start"]', **{"package.json": manifest})


def group(text: str) -> Launch:
    return shell_form(f"({text})")


def braces(text: str) -> Launch:
    return package_script(f"{{ {text}; }}")


def compose_command(text: str) -> Launch:
    return launched("", f"    command: {json.dumps(text.replace('$', '$$'))}\n")


def compose_list(text: str) -> Launch:
    words = [word.replace("$", "$$") for word in shlex.split(text)]
    return launched("", f"    entrypoint: {json.dumps(words)}\n")


FORMS = [
    exec_form,
    shell_form,
    script_file,
    package_script,
    group,
    braces,
    compose_command,
    compose_list,
]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("text", "drops_root"), TEXTS)
def test_each_form_and_wrapper_starts_the_same(
    form: Callable[[str], Launch], text: str, drops_root: bool
) -> None:
    found = form(text)
    assert node_file(found.started[-1]) == "/w/dist/main.js"
    assert (found.complete, found.drops_root) == (True, drops_root)


@pytest.mark.parametrize(
    ("command", "started", "complete"),
    [
        ('CMD ["sh"]', ["sh"], True),
        ('CMD ["sh", "-c"]', [], False),
        ('CMD ["sh", "-c", "$X"]', [], False),
        ('CMD ["bash", "missing.sh"]', [], False),
        ('CMD ["bash", "-e", "run.sh", "a.js"]', ["node a.js"], True),
        ('CMD ["./run.sh", "a.js"]', ["node a.js"], True),
        ('CMD ["supervisord"]', ["supervisord"], False),
        ('CMD ["chroot", "/jail", "node", "a.js"]', ["chroot /jail node a.js"], True),
        ('CMD ["command", "-v", "node"]', ["command -v node"], True),
        ('CMD ["bun", "run", "serve"]', ["bun run serve", "node a.js"], True),
        ('CMD ["bun", "x", "node", "a.js"]', ["node a.js"], True),
        ('CMD ["yarn", "other"]', ["yarn other"], True),
    ],
)
def test_what_one_command_opens_into(command: str, started: list[str], complete: bool) -> None:
    files = {
        "run.sh": '#!/bin/sh\nexec node "$1"\n',
        "package.json": '{"name": "x", "scripts": {"serve": "node a.js"}}',
    }
    found = launched(command, **files)
    assert [" ".join(str(word.text()) for word in one.command.words) for one in found.started] == started
    assert found.complete is complete

"""Script files that a container runs."""

from __future__ import annotations

import pytest

from tests.support.small_projects import container

FILES = {
    "bin/run.sh": "node a.js\n",
    "bin/plain": "#!/usr/bin/env bash\nnode b.js\n",
    "bin/text": "node c.js\n",
}


@pytest.mark.parametrize(
    ("command", "started", "complete"),
    [
        ("/w/bin/run.sh", ["node a.js"], True),
        ("bin/plain", ["node b.js"], True),
        ("bin/text", ["bin/text"], True),
        ("sh bin/text", ["node c.js"], True),
        ("cd bin && ./run.sh", ["node a.js"], True),
        ("sh missing.sh", [], False),
        ("docker-entrypoint.sh bin/run.sh", ["node a.js"], True),
    ],
)
def test_script_files(command: str, started: list[str], complete: bool) -> None:
    found = container(f"FROM node:22\nWORKDIR /w\nCOPY . .\nCMD {command}\n", **FILES).launch
    assert [" ".join(str(word.text()) for word in one.command.words) for one in found.started] == started
    assert found.complete is complete


@pytest.mark.parametrize(
    "steps",
    [
        "RUN printf '#!/bin/sh\\nexec node a.js\\n' > /go.sh && chmod +x /go.sh",
        "COPY --chmod=755 <<'EOF' /go.sh\n#!/bin/sh\nexec node a.js\nEOF",
    ],
)
def test_a_script_that_the_build_writes(steps: str) -> None:
    found = container(f'FROM node:22\n{steps}\nENTRYPOINT ["/go.sh"]\n').launch
    assert [(one.command.program, one.command.at.text) for one in found.started] == [
        ("node", "exec node a.js")
    ]
    assert found.complete


@pytest.mark.parametrize(
    ("script", "started", "complete"),
    [
        ("X=a.js\n. ./lib/run.inc", ["node a.js"], True),
        ("source /w/lib/run.inc", ["node …"], True),
        (". ./missing.sh\nexec node b.js", [". ./missing.sh", "node b.js"], True),
        (". ./missing.sh", [". ./missing.sh"], False),
        ('. "$LIB"', [". …"], False),
        ('eval "exec $SERVER"', ["eval exec …"], False),
        ('eval "$(ssh-agent)"\nexec node b.js', ["ssh-agent", "eval …", "node b.js"], True),
    ],
)
def test_a_sourced_file_runs_in_the_shell(script: str, started: list[str], complete: bool) -> None:
    files = {"go.sh": f"#!/bin/sh\n{script}\n", "lib/run.inc": "exec node $X\n"}
    found = container('FROM node:22\nWORKDIR /w\nCOPY . .\nCMD ["./go.sh"]\n', **files).launch
    assert [" ".join(str(word.text()) for word in one.command.words) for one in found.started] == started
    assert found.complete is complete


PATHS = 'FROM node:22\nENV PATH="/srv/bin:$PATH"\nWORKDIR /w\nCOPY bin /usr/local/bin/\nCOPY more /srv/bin/\n'


@pytest.mark.parametrize(
    ("command", "started"),
    [
        ('ENTRYPOINT ["go.sh", "a.js"]', ["node a.js"]),
        ('ENTRYPOINT ["begin", "a.js"]', ["dirname /srv/bin/begin", "node /srv/bin/a.js"]),
        ('ENTRYPOINT ["other.sh", "a.js"]', ["other.sh a.js"]),
    ],
)
def test_a_name_is_looked_up_in_path(command: str, started: list[str]) -> None:
    files = {
        "bin/go.sh": '#!/bin/sh\nexec node "$1"\n',
        "more/begin": '#!/bin/bash\nexec node "$(dirname "$0")/$1"\n',
    }
    found = container(PATHS + command + "\n", **files).launch
    assert [" ".join(str(word.text()) for word in one.command.words) for one in found.started] == started


def test_a_script_that_starts_itself_as_another_user_is_read_once() -> None:
    script = '#!/bin/sh\nif [ "$(id -u)" = 0 ]; then exec gosu app "$0" "$@"; fi\nexec "$@"\n'
    found = container(
        'FROM node:22\nCOPY go.sh /\nENTRYPOINT ["/go.sh"]\nCMD ["node", "a.js"]\n', **{"go.sh": script}
    ).launch
    assert [one.command.program for one in found.started] == ["id", "[", "node"]
    assert (found.complete, found.drops_root) == (True, True)


@pytest.mark.parametrize(("text", "complete"), [("#!/usr/bin/env node\n", True), (None, False)])
def test_a_program_of_the_tree_is_no_hidden_script(text: str | None, complete: bool) -> None:
    files = {"run": text} if text else {}
    found = container('FROM node:22\nWORKDIR /w\nCOPY . .\nCMD ["./run", "worker"]\n', **files).launch
    assert found.complete is complete


@pytest.mark.parametrize(
    ("command", "complete", "drops_root"),
    [
        ("docker-entrypoint.sh rabbitmq-server", True, True),
        ("/usr/local/bin/docker-entrypoint.sh rabbitmq-server", True, True),
        ("docker-entrypoint.sh bash", False, False),
        ("docker-entrypoint.sh", False, False),
    ],
)
def test_the_entrypoint_of_a_server(command: str, complete: bool, drops_root: bool) -> None:
    dockerfile = 'FROM rabbitmq:4\nCOPY start.sh /\nENTRYPOINT ["/start.sh"]\n'
    launch = container(dockerfile, **{"start.sh": f"#!/bin/sh\necho up\n{command}\n"}).launch
    assert (launch.complete, launch.drops_root) == (complete, drops_root)

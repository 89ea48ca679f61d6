from __future__ import annotations

import pytest

from dockerlint.project.launch.launch import Launch, node_file
from tests.support.small_projects import container

HEAD = "FROM node:22\nWORKDIR /w\nCOPY . .\n"


def launched(command: str, service: str = "", **files: str) -> Launch:
    return container(HEAD + command + "\n", service, **files).launch


def words(found: Launch) -> list[str]:
    return [" ".join(word.literal or "…" for word in one.command.words) for one in found.started]


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ('CMD ["node", "a.js"]', ["node a.js"]),
        ("CMD node a.js", ["node a.js"]),
        ('ENTRYPOINT ["node"]\nCMD ["a.js"]', ["node a.js"]),
        ('CMD ["x"]\nENTRYPOINT ["node", "a.js"]', ["node a.js x"]),
        ('ENTRYPOINT ["/sbin/tini", "-g", "--"]\nCMD ["node", "a.js"]', ["node a.js"]),
        ('CMD ["dumb-init", "node", "a.js"]', ["node a.js"]),
        ('CMD ["docker-php-entrypoint", "apache2-foreground"]', ["apache2-foreground"]),
        ('CMD ["env", "A=b", "node", "a.js"]', ["node a.js"]),
        ('CMD ["sh", "-c", "A=b node a.js && exec node b.js"]', ["node a.js", "node b.js"]),
        ('ENV F=c.js\nCMD ["sh", "-c", "node $F"]', ["node c.js"]),
        ('CMD ["sh", "-c", "node $UNKNOWN"]', ["node …"]),
        ('CMD ["npx", "node", "a.js"]', ["node a.js"]),
    ],
)
def test_wrappers_are_read_through(command: str, expected: list[str]) -> None:
    assert words(launched(command)) == expected


def test_a_stage_that_sets_entrypoint_drops_its_parents_cmd() -> None:
    dockerfile = 'FROM node AS a\nCMD ["x"]\nFROM a\nENTRYPOINT ["node", "a.js"]\n'
    assert words(container(dockerfile).launch) == ["node a.js"]


@pytest.mark.parametrize(
    ("service", "expected"),
    [
        ("    command: node b.js\n", ["node b.js"]),
        ("    entrypoint: [node, c.js]\n", ["node c.js"]),
        ("    entrypoint: [node]\n    command: [d.js]\n", ["node d.js"]),
        ("    command: node $$FILE\n    environment: {FILE: e.js}\n", ["node $FILE"]),
    ],
)
def test_the_service_replaces_the_command(service: str, expected: list[str]) -> None:
    assert words(launched('CMD ["node", "a.js"]', service)) == expected


def test_package_scripts_are_followed() -> None:
    manifest = '{"name": "x", "scripts": {"start": "npm run go", "go": "node dist/main"}}'
    found = launched('CMD ["npm", "start"]', **{"package.json": manifest})
    assert words(found) == ["npm start", "npm run go", "node dist/main"]
    assert [node_file(one) for one in found.started] == [None, None, "/w/dist/main"]


def test_scripts_that_call_themselves_end() -> None:
    manifest = '{"name": "x", "scripts": {"start": "npm start"}}'
    assert not launched('CMD ["npm", "start"]', **{"package.json": manifest}).complete


@pytest.mark.parametrize(
    ("script", "complete", "drops_root"),
    [
        ('exec "$@"', True, False),
        ('exec gosu node "$@"', True, True),
        ('if true; then su-exec node "$@"; fi', True, True),
        ('as_app() { echo "setpriv --reuid 1000 -- "; }\n$(as_app) node b.js &\nwait', False, True),
        ('set -- gosu node "$@"\nexec "$@"', True, True),
        ('AS="su-exec app"\nexec "$@"', True, True),
        ("gosu postgres psql && exec node a.js", True, False),
        ("gosu root node a.js", True, False),
        ('su -c "psql -l || psql -c x" postgres\nexec node a.js', True, False),
        ('su -c "psql -l || node b.js" app\nexec node a.js', True, True),
        ('if true; then gosu app mkdir -p x; fi\nexec "$@"', True, False),
        ('X=$(true || gosu app node b.js)\nexec "$@"', True, False),
        ("setpriv --no-new-privs node a.js", True, False),
        ("exec sudo node a.js", True, False),
        ("usermod -aG sudo node && exec node a.js", True, False),
        ('su -c "node b.js" app &\nwait', True, True),
        ('exec su -c "node b.js" app', True, True),
        ('su -c psql postgres && true\n# exec gosu node\nexec "$@"', True, False),
        ('/opt/missing.sh\nexec "$@"', True, False),
        ("exec supervisord -c /etc/supervisord.conf", False, False),
        ("exec /opt/missing.sh", False, False),
    ],
)
def test_entrypoint_scripts(script: str, complete: bool, drops_root: bool) -> None:
    found = launched('ENTRYPOINT ["./go.sh"]\nCMD ["node", "a.js"]', **{"go.sh": f"#!/bin/sh\n{script}\n"})
    assert (found.complete, found.drops_root) == (complete, drops_root)


def test_a_script_that_is_not_in_the_tree_is_unknown() -> None:
    assert not launched('ENTRYPOINT ["/entrypoint.sh"]').complete
    assert words(launched('ENTRYPOINT ["docker-entrypoint.sh"]\nCMD ["node", "a.js"]')) == ["node a.js"]
    assert launched('ENTRYPOINT ["/usr/bin/server"]').complete


@pytest.mark.parametrize(
    ("script", "reason", "place"),
    [
        ('exec "$SERVER" a.js', "its program is known only when it starts", 'exec "$SERVER" a.js'),
        (
            "true\nexec /opt/missing.sh -x",
            "the tree does not show which file the script is",
            "exec /opt/missing.sh -x",
        ),
        ('sh -c "$TASK"', "its program is known only when it starts", "$TASK"),
        (
            "npm --prefix a --workspace $W start",
            "a variable decides in which packages the script runs",
            "npm --prefix a --workspace $W start",
        ),
        ("./other.sh", "the shell script could not be parsed", "./other.sh"),
    ],
)
def test_what_hides_the_end_has_a_reason_and_a_place(script: str, reason: str, place: str) -> None:
    files = {"go.sh": f"#!/bin/sh\n{script}\n", "other.sh": "#!/bin/sh\nif (\n"}
    unread = launched('CMD ["./go.sh"]', **files).unread
    assert [(one.why, one.at.text if one.at else None) for one in unread] == [(reason, place)]


def test_a_container_without_a_command_has_a_reason() -> None:
    assert [(one.why, one.at) for one in launched("").unread] == [
        ("nothing in the tree says what it starts", None)
    ]


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ('CMD ["node", "-r", "dotenv/config", "--enable-source-maps", "a.js"]', "/w/a.js"),
        ('CMD ["node", "/srv/a.js"]', "/srv/a.js"),
        ('CMD ["pm2-runtime", "start", "a.js"]', "/w/a.js"),
        ('CMD ["node"]', None),
        ('CMD ["nginx"]', None),
    ],
)
def test_node_file(command: str, expected: str | None) -> None:
    (started,) = launched(command).started
    assert node_file(started) == expected


def test_scripts_that_start_each_other_many_times_are_read_up_to_a_bound() -> None:
    chain = {
        f"{one}.sh": "#!/bin/sh\n" + f"/app/{other}.sh\n" * 20 for one, other in ("ab", "bc", "cd", "de")
    }
    text = 'FROM node:22\nWORKDIR /app\nCOPY . .\nCMD ["/app/a.sh"]\n'
    found = container(text, **{**chain, "e.sh": "#!/bin/sh\nnode server.js\n"}).launch
    assert [one.why for one in found.unread] == ["more than 2,000 commands start each other"]
    assert len(found.started) < 2_000


def test_a_script_that_starts_itself_is_read_once() -> None:
    script = (
        '#!/bin/sh\n[ -n "$CHANGED" ] && exec /app/a.sh\n[ -n "$OLD" ] && exec "$0"\nexec node server.js\n'
    )
    text = 'FROM node:22\nWORKDIR /app\nCOPY . .\nCMD ["/app/a.sh"]\n'
    found = container(text, **{"a.sh": script}).launch
    assert [one.command.program for one in found.started if one.lasting][-1] == "node"
    assert sum(one.command.program == "node" for one in found.started) == 1

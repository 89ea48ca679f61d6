"""Which rule speaks of what Compose refuses, and what linting keeps silent about because the files don't decide it."""

from __future__ import annotations

import pytest

from dockerlint.files import MemoryFiles
from dockerlint.project.compose.projects import resolve_projects
from dockerlint.project.compose.resolve import ResolvedProject
from tests.support.compose_projects import project, projects, said


def resolved(files: dict[str, str]) -> list[ResolvedProject]:
    paths = [path for path in files if path.endswith("compose.yaml") or path.startswith("docker-compose")]
    return resolve_projects(MemoryFiles(files), paths)


def rules_of(files: dict[str, str]) -> list[tuple[str, str, int]]:
    return [
        (one.kind, one.problem.at.path, one.problem.at.start.line)
        for found in resolved(files)
        for one in found.diagnoses
    ]


ENV_FILE = "services:\n  a:\n    image: x\n    env_file: sub/a.env\n"
EMPTY = [("empty-file-laid-over", "docker-compose.more.yml", 1)]
PORT = "services:\n  a:\n    image: x\n    ports: ['${P}:80']\n"


@pytest.mark.parametrize(
    ("files", "wanted"),
    [
        ({"compose.yaml": ENV_FILE}, [("env-file-missing", "compose.yaml", 4)]),
        (
            {"compose.yaml": ENV_FILE, ".gitmodules": '[submodule "sub"]\n\tpath = sub\n\turl = x\n'},
            [("env-file-not-here", "compose.yaml", 4)],
        ),
        ({"compose.yaml": ENV_FILE, "sub/a.env.sample": ""}, [("env-file-not-here", "compose.yaml", 4)]),
        ({"compose.yaml": PORT}, [("unset-critical-variable", "compose.yaml", 4)]),
        ({"compose.yaml": PORT, "env-example-small": "P=1\n"}, []),
        ({"compose.yaml": PORT, ".env.production": "P=1\n"}, []),
        ({"d/compose.yaml": PORT, ".env": "P=1\n"}, []),
        (
            {"compose.yaml": PORT, ".env": "Q=1\n", ".env.production": "P=1\n"},
            [("unset-critical-variable", "compose.yaml", 4)],
        ),
        ({"compose.yaml": PORT, "env.ts": "P=1\n"}, [("unset-critical-variable", "compose.yaml", 4)]),
        ({"compose.yaml": PORT.replace("${P}", "${CI_PORT}")}, []),
        ({"compose.yaml": PORT, "up.sh": "P=1 docker compose up\n"}, []),
        ({"d/compose.yaml": PORT, "bin/up.sh": "export A P\ndocker compose up\n"}, []),
        ({"compose.yaml": PORT, "up.sh": ': "${P:=1}"\ndocker compose up\n'}, []),
        ({"compose.yaml": PORT, "Makefile": "P ?= 1\nup:\n\tdocker compose up\n"}, []),
        ({"compose.yaml": PORT, ".github/workflows/a.yml": "env:\n  P: 1\n# docker compose up\n"}, []),
        (
            {"compose.yaml": PORT, "up.sh": "XP=1 docker compose up $P=1 -$P ${P:-1} --P=1 P==1\n"},
            [("unset-critical-variable", "compose.yaml", 4)],
        ),
        (
            {"compose.yaml": PORT, "up.sh": "P=1\n", "P.md": "P=1 docker compose up\n"},
            [("unset-critical-variable", "compose.yaml", 4)],
        ),
        (
            {"a/b/compose.yaml": PORT, "c/d/up.sh": "P=1 docker compose up\n"},
            [("unset-critical-variable", "a/b/compose.yaml", 4)],
        ),
        ({"compose.yaml": "services: {a: {image: '${P}x/y:1'}}\n"}, []),
        (
            {"compose.yaml": "services: {a: {image: '${P}/y:1'}}\n"},
            [("unset-critical-variable", "compose.yaml", 1)],
        ),
        (
            {"compose.yaml": "services: {a: {image: '${T}/y:${P}'}}\n", ".env.example": "T=\n"},
            [("unset-critical-variable", "compose.yaml", 1)],
        ),
        ({"compose.yaml": "services: {a: {image: '${T}/y:1${P}'}}\n", ".env.example": "T=\n"}, []),
        ({"compose.yaml": "services: {a: {image: x}}\n", "docker-compose.more.yml": "# nothing\n"}, EMPTY),
        (
            {"d/compose.yaml": "services: {a: {extends: {file: c.yaml, service: a}}}\n", "c.yaml": ""},
            [("project-directory-elsewhere", "d/compose.yaml", 1)],
        ),
        (
            {"compose.yaml": "services: {a: {extends: {file: c.yaml, service: a}}}\n", "d/c.yaml": ""},
            [("invalid-compose", "compose.yaml", 1)],
        ),
        (
            {"compose.yaml": "web: {image: x}\ndb: {image: y}\n"},
            [("compose-1-format", "compose.yaml", 1), ("compose-1-format", "compose.yaml", 2)],
        ),
        ({"compose.yaml": "service: {a: {image: x}}\n"}, [("invalid-compose", "compose.yaml", 1)]),
        ({"compose.yaml": "{% if a %}\nservices: {}\n"}, [("template-not-rendered", "compose.yaml", 1)]),
        (
            {"compose.yaml": "services:\n  a:\n    ports: ['{{ port }}:80']\n{% if b %}\n"},
            [("template-not-rendered", "compose.yaml", 4)],
        ),
        ({"compose.yaml": "version: '3'\n"}, [("invalid-compose", "compose.yaml", 1)]),
        (
            {
                "compose.yaml": "include: ['oci://r/x']\nservices:\n  a: {image: x, networks: [n], depends_on: [b]}\n"
            },
            [],
        ),
        ({"compose.yaml": "services:\n  a: {extends: {file: 'https://h/r.git', service: b}}\n"}, []),
    ],
)
def test_which_id_speaks(files: dict[str, str], wanted: list[tuple[str, str, int]]) -> None:
    assert rules_of(files) == wanted


def test_a_sibling_may_lie_over_what_defines_the_name() -> None:
    base = "services: {db: {image: x}}\nnetworks: {n: {}}\n"
    over = "services:\n  a: {image: y, networks: [n], depends_on: [db, nobody]}\n"
    files = {"docker-compose.yml": base, "docker-compose.tools.yml": over, "other/compose.yaml": over}
    assert rules_of(files) == [
        ("undefined-reference", "other/compose.yaml", 2),
        ("undefined-reference", "other/compose.yaml", 2),
        ("undefined-reference", "other/compose.yaml", 2),
        ("defined-elsewhere", "docker-compose.tools.yml", 2),
        ("defined-elsewhere", "docker-compose.tools.yml", 2),
        ("undefined-reference", "docker-compose.tools.yml", 2),
    ]


@pytest.mark.parametrize(
    ("template", "kind"),
    [
        ("compose.override.yaml.example", "defined-elsewhere"),
        ("docker-compose.override.example.yaml", "defined-elsewhere"),
        ("docs/compose.override.yaml.example", "undefined-reference"),
    ],
)
def test_the_template_of_an_override_may_define_the_name(template: str, kind: str) -> None:
    files = {
        "compose.yaml": "services:\n  a: {image: x, secrets: [s]}\n",
        template: "secrets: {s: {environment: S}}\n",
    }
    assert (kind, "compose.yaml", 2) in rules_of(files)


def test_fragments_that_a_program_puts_together_lack_nothing() -> None:
    fragment = "services: {a: {environment: {X: '1'}}, b: {image: x, networks: [n]}}\n"
    files = {"t/ldap/compose.yaml": fragment, "t/smtp/compose.yaml": fragment}
    assert ("undefined-reference", "t/ldap/compose.yaml", 1) in rules_of(files)
    code = "run('t/compose.yaml', 't/ldap/compose.yaml', 't/smtp/compose.yaml')\n"
    assert {kind for kind, *_ in rules_of({**files, "t/run.py": code})} <= {"defined-elsewhere"}


def test_profiles_of_a_template_may_be_on() -> None:
    text = "services:\n  a: {image: x, depends_on: [b]}\n  b: {image: x, profiles: [p]}\n"
    assert rules_of({"compose.yaml": text, ".env.example": "COMPOSE_PROFILES=\n"}) == [
        ("variable-not-here", "compose.yaml", 2)
    ]


def test_an_included_default_file_is_judged_with_what_includes_it() -> None:
    files = {
        "compose.yaml": "include: [inc/compose.yaml]\nnetworks: {n: {}}\n",
        "inc/compose.yaml": "services:\n  a: {image: x, networks: [n]}\n",
    }
    assert [(one.model.paths, one.diagnoses) for one in resolved(files)] == [(("compose.yaml",), ())]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "services:\n  a: {command: x}\n",
            ("invalid-compose", 2, 3, "service `a` has neither `image` nor `build`"),
        ),
        (
            "services:\n  a: {image: '${I}'}\n",
            (
                "unset-critical-variable",
                2,
                14,
                "`I` has no value: service `a` has neither `image` nor `build`",
            ),
        ),
        ("services:\n  a: {image: x, foo: 1}\n", ("invalid-compose", 2, 17, "unknown key `foo` in `a`")),
        ("services:\n  a: {image: 1}\n", ("invalid-compose", 2, 14, "`image` must be a text")),
        ("services:\n  a:\n", ("invalid-compose", 2, 3, "`a` must be a mapping")),
        (
            "services: {a: {image: x, networks: [n]}}\n",
            ("undefined-reference", 1, 37, "network `n` is not defined"),
        ),
        (
            "services: {a: {image: x, volumes: ['vol:/d']}}\n",
            ("undefined-reference", 1, 36, "volume `vol` is not defined"),
        ),
        (
            "services: {a: {image: x, depends_on: [z]}}\n",
            ("undefined-reference", 1, 39, "service `z` is not defined"),
        ),
        (
            "services: {a: {image: x, depends_on: [a]}}\n",
            ("dependency-cycle", 1, 39, "dependency cycle: a -> a"),
        ),
        (
            "services:\n  a: {image: x, depends_on: [b]}\n  b: {image: x, profiles: [p]}\n",
            ("depends-on-inactive-profile", 2, 30, "`a` needs `b`, which runs only with a profile"),
        ),
        (
            "services:\n  a: {image: x, container_name: qq}\n  b: {image: x, container_name: qq}\n",
            ("duplicate-container-name", 3, 33, "container name `qq` is used twice"),
        ),
        (
            "services: {a: {image: x, env_file: e.env}}\n",
            ("env-file-missing", 1, 36, "env_file `e.env` does not exist"),
        ),
        (
            "services: {a: {image: x, user: '${U:?}'}}\n",
            ("required-variable-unset", 1, 32, "required variable `U` has no value"),
        ),
        (
            "services: {a: {image: x, mem_limit: 1x}}\n",
            ("invalid-compose", 1, 37, "not a size: write bytes, or for example `512m`"),
        ),
        (
            "services: {a: {image: x, read_only: '${R}'}}\n",
            ("unset-critical-variable", 1, 37, "`R` has no value: this must be a boolean"),
        ),
        (
            "services: {a: {image: x, ports: ['a:80']}}\n",
            ("invalid-compose", 1, 34, "the host port is not a number or a range"),
        ),
        (
            "services: {a: {extends: z}}\n",
            ("undefined-reference", 1, 25, "`extends` names the service `z`, which does not exist"),
        ),
        ("services: {a: {image: x}, a: {image: y}}\n", ("syntax", 1, 27, "key `a` is defined twice")),
        ("a: b\n", ("invalid-compose", 1, 1, "unknown key `a` in a compose file")),
        ("[a]\n", ("invalid-compose", 1, 1, "a compose file must be a mapping")),
        ("include: [z.yaml]\n", ("invalid-compose", 1, 11, "the file `z.yaml` does not exist")),
    ],
)
def test_what_compose_refuses(text: str, wanted: tuple[str, int, int, str]) -> None:
    assert said(project(text)) == [("error", *wanted)]


def test_a_cycle_names_the_others() -> None:
    found = project("services:\n  a: {image: x, depends_on: [b]}\n  b: {image: x, depends_on: [a]}\n")
    (one,) = found.diagnoses
    assert (one.problem.at.start, one.problem.message) == ((3, 30), "dependency cycle: a -> b -> a")
    assert [(label.at.start, label.message) for label in one.problem.labels] == [((2, 30), "`a` waits here")]


def test_what_a_template_needs_beside_its_copy_is_not_decided() -> None:
    text = """\
include: [shared.yaml]
services:
  web:
    image: ${IMAGE}
    env_file: web.env
    label_file: web.labels
    extends: {file: base.yaml, service: web}
    ports: ["${PORT}:80"]
"""
    kinds = {
        path: sorted({one.kind for one in projects({path: text})[0].diagnoses})
        for path in ("compose.template.yaml", "compose.yaml")
    }
    assert kinds == {
        "compose.template.yaml": ["env-file-not-here", "project-directory-elsewhere", "variable-not-here"],
        "compose.yaml": ["env-file-missing", "invalid-compose", "unset-critical-variable"],
    }

"""Whole compose projects: merging, places, what is unknown, what Compose refuses, and what `inspect` shows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

import pytest

from dockerlint.files import MemoryFiles
from dockerlint.inspect.compose import compose_data
from dockerlint.models.compose import Service
from dockerlint.project.compose.options import ComposeOptions
from dockerlint.project.compose.projects import resolve_projects
from dockerlint.project.compose.resolve import ResolvedProject


def projects(
    files: dict[str, str], options: ComposeOptions | None = None, ignored: Iterable[str] = ()
) -> list[ResolvedProject]:
    paths = [path for path in files if path.endswith((".yml", ".yaml"))]
    return resolve_projects(MemoryFiles(files, ignored), paths, options)


def project(text: str, **files: str) -> ResolvedProject:
    return projects({"compose.yaml": text, **files})[0]


def service(text: str, **files: str) -> Service:
    found = project(text, **files)
    assert found.diagnoses == ()
    return found.model.services[0]


def said(found: ResolvedProject) -> list[tuple[str, str, int, int, str]]:
    return [
        (str(one.severity), one.kind, *one.problem.at.start, one.problem.message) for one in found.diagnoses
    ]


def config(found: ResolvedProject) -> dict[str, dict[str, dict[str, object]]]:
    shown = compose_data(found, "/base", show_values=True)["config"]
    return cast("dict[str, dict[str, dict[str, object]]]", shown)


def test_the_winning_value_has_its_own_place() -> None:
    found = projects(
        {
            "compose.yaml": "services:\n  a:\n    image: x:1\n    environment:\n      A: 1\n      B: 2\n",
            "compose.override.yaml": "services:\n  a:\n    environment: [B=3]\n",
        }
    )[0]
    settings = {one.name: one for one in found.model.services[0].environment}
    assert found.model.paths == ("compose.yaml", "compose.override.yaml")
    assert {name: str(one.value) for name, one in settings.items()} == {"A": "1", "B": "3"}
    assert (settings["A"].at.path, settings["A"].at.start) == ("compose.yaml", (5, 10))
    assert (settings["B"].at.path, settings["B"].at.text) == ("compose.override.yaml", "3")
    assert settings["B"].key_at.start == (3, 19)
    assert found.model.services[0].key_at.path == "compose.yaml"


def test_build_is_base_relative() -> None:
    text = "services:\n  a:\n    build: ../api\n"
    build = projects({"docker/compose.yaml": text})[0].model.services[0].build
    assert build is not None
    assert (build.context, build.dockerfile, build.context_at.text) == ("api", "api/Dockerfile", "../api")


@pytest.mark.parametrize("context", ["https://x/y.git", "../..", "/abs", "${U}"])
def test_a_context_elsewhere_is_no_folder(context: str) -> None:
    build = project(f"services:\n  a:\n    build: {context}\n").model.services[0].build
    assert build is not None
    assert (build.context, build.dockerfile) == (None, None)


def test_a_variable_without_a_value_is_unknown() -> None:
    image = project("services:\n  a:\n    image: node:${TAG}-alpine\n").model.services[0].image
    assert image is not None
    assert (image.value, str(image), image.why) == (None, "node:…-alpine", "`TAG` has no value")


def test_a_default_is_known() -> None:
    image = service("services:\n  a:\n    image: node:${TAG:-20}\n").image
    assert image is not None
    assert image.value == "node:20"


def test_values_of_an_ignored_env_file_are_unknown_but_shown() -> None:
    files = {"compose.yaml": "services:\n  a:\n    image: x:${TAG}\n", ".env": "TAG=9\n"}
    found = projects(files, ignored=[".env"])[0]
    image = found.model.services[0].image
    assert image is not None
    assert (image.value, image.why) == (None, "git ignores `.env`")
    assert config(found)["services"]["a"]["image"] == "x:9"


def test_names_of_an_env_file_beside_it_are_known_though_git_ignores_them() -> None:
    files = {"compose.yaml": "services:\n  a:\n    image: x:${TAG}\n", "common.env": "TAG=9\n"}
    found = projects(files, ignored=["common.env"])[0]
    assert said(found) == []


def test_items_that_become_equal_are_one() -> None:
    text = "services:\n  a:\n    image: x\n    links: ['db:${H:-db}', 'db:${I:-db}']\n"
    files = {"compose.yaml": text, "compose.override.yaml": text, ".env.example": "H=\nI=\n"}
    assert config(projects(files)[0])["services"]["a"]["links"] == ["db:db"]


def test_an_empty_name_is_a_name() -> None:
    text = (
        "services:\n  a: {image: x, volumes: ['vv:/v', 'ww:/w']}\nvolumes:\n  vv: {name: '${V}'}\n  ww: {}\n"
    )
    assert config(project(text))["volumes"] == {"vv": {}, "ww": {"name": "project_ww"}}


def test_a_template_names_what_a_missing_env_file_would_hold() -> None:
    files = {"compose.yaml": "services:\n  a:\n    image: x:${TAG}\n", ".env.example": "TAG=9\n"}
    image = projects(files)[0].model.services[0].image
    assert image is not None
    assert image.why == "`.env` is not there, only its template"


def test_an_unknown_value_stays_in_its_place() -> None:
    found = service(
        "services:\n  a:\n    image: x\n    command: run --port ${P} --x\n    environment: ['U=a${P}b']\n"
    )
    assert found.command is not None
    assert [str(word) for word in found.command.words] == ["run", "--port", "…", "--x"]
    assert [(one.name, str(one.value)) for one in found.environment] == [("U", "a…b")]


def test_env_files_set_variables() -> None:
    found = service("services:\n  a:\n    image: x\n    env_file: [a.env]\n", **{"a.env": "K=1\nL=2\n"})
    assert [(one.name, str(one.value), one.at.path, one.at.start) for one in found.file_environment] == [
        ("K", "1", "a.env", (1, 3)),
        ("L", "2", "a.env", (2, 3)),
    ]


def test_passed_through_variables_take_what_is_known() -> None:
    text = "services:\n  a:\n    build: {context: ., args: [K, L]}\n    environment: {K: , M: }\n"
    found = service(text, **{".env": "K=1\n"})
    assert found.build is not None
    assert [(one.name, one.value and str(one.value)) for one in found.build.args] == [("K", "1"), ("L", None)]
    assert [(one.name, one.value and str(one.value)) for one in found.environment] == [
        ("K", "1"),
        ("M", None),
    ]


def test_healthchecks_and_dependencies() -> None:
    text = (
        "services:\n  a:\n    image: x\n    healthcheck: {test: curl x}\n    depends_on:\n      b: {condition: service_healthy}\n"
        "  b:\n    image: y\n    healthcheck: {test: [NONE]}\n"
    )
    first, second = project(text).model.services
    assert first.healthcheck is not None
    assert second.healthcheck is not None
    assert first.healthcheck.test is not None
    assert (first.healthcheck.test.shell, first.healthcheck.disabled, second.healthcheck.disabled) == (
        True,
        False,
        True,
    )
    assert [(one.service, one.condition, one.at.start) for one in first.depends_on] == [
        ("b", "service_healthy", (6, 7))
    ]


def test_extends_and_resets() -> None:
    text = "services:\n  a:\n    extends: {file: lib/b.yaml, service: b}\n    ports: !reset []\n    environment: {B: 2}\n"
    base = "services:\n  b:\n    image: x\n    build: ./src\n    ports: ['80:80']\n    environment: [A=1]\n"
    found = project(text, **{"lib/b.yaml": base})
    assert found.diagnoses == ()
    a = config(found)["services"]["a"]
    assert (a["build"], a["environment"], a.get("ports")) == (
        {"context": "/base/lib/src", "dockerfile": "Dockerfile"},
        {"A": "1", "B": "2"},
        None,
    )
    assert found.touched == {"lib/b.yaml"}


def test_included_files_are_no_projects_of_their_own() -> None:
    files = {
        "compose.yaml": "include: [inc/compose.yaml]\nservices:\n  a: {image: x}\n",
        "inc/compose.yaml": "services:\n  b: {image: 'y:${T:-0}'}\n",
        "inc/.env": "T=9\n",
        "other/compose.yaml": "services:\n  c: {image: z}\n",
    }
    found = [one for one in projects(files) if "inc/compose.yaml" not in one.model.paths]
    assert [one.model.paths for one in found] == [("compose.yaml",), ("other/compose.yaml",)]
    assert config(found[0])["services"]["b"]["image"] == "y:9"


def test_a_fragment_is_merged_over_its_base_and_not_judged_alone() -> None:
    files = {
        "docker-compose.yml": "services:\n  a: {image: x}\n",
        "docker-compose.prod.yml": "services:\n  a: {restart: always}\n",
        "docker-compose.tools.yml": "services:\n  t: {image: t}\n",
    }
    found = projects(files)
    assert [one.model.paths for one in found] == [
        ("docker-compose.yml",),
        ("docker-compose.prod.yml",),
        ("docker-compose.tools.yml",),
        ("docker-compose.yml", "docker-compose.prod.yml"),
    ]
    assert [one.model.fragment for one in found] == [False, True, False, False]
    assert [said(one) for one in found] == [[], [], [], []]


def test_compose_file_of_env_comes_first() -> None:
    files = {
        ".env": "COMPOSE_FILE=b.yaml:c.yaml\n",
        "b.yaml": "services:\n  a: {image: x}\n",
        "c.yaml": "services:\n  a: {user: '1'}\n",
        "compose.yaml": "services:\n  z: {image: z}\n",
    }
    assert [one.model.paths for one in projects(files)] == [("b.yaml", "c.yaml"), ("compose.yaml",)]


def test_profiles_decide_what_is_shown_and_not_what_is_modelled() -> None:
    files = {"compose.yaml": "services:\n  a: {image: x}\n  b: {image: y, profiles: [p]}\n"}
    (plain,) = projects(files)
    (asked,) = projects(files, ComposeOptions(profiles=("p",)))
    assert [one.name for one in plain.model.services] == ["a", "b"]
    assert (sorted(config(plain)["services"]), sorted(config(asked)["services"])) == (["a"], ["a", "b"])


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
        ("services:\n  a: {image: x, foo: 1}\n", ("invalid-compose", 2, 17, "`foo` is no key of `a`")),
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
            ("invalid-compose", 1, 37, "this is no size: write bytes, or `512m`, `2g`"),
        ),
        (
            "services: {a: {image: x, read_only: '${R}'}}\n",
            ("unset-critical-variable", 1, 37, "`R` has no value: this must be a boolean"),
        ),
        (
            "services: {a: {image: x, ports: ['a:80']}}\n",
            ("invalid-compose", 1, 34, "the host port is no number and no range"),
        ),
        (
            "services: {a: {extends: z}}\n",
            ("undefined-reference", 1, 25, "`extends` names the service `z`, which is not there"),
        ),
        ("services: {a: {image: x}, a: {image: y}}\n", ("syntax", 1, 27, "key `a` is defined twice")),
        ("a: b\n", ("invalid-compose", 1, 1, "`a` is no key of a compose file")),
        ("[a]\n", ("invalid-compose", 1, 1, "a compose file must be a mapping")),
        ("include: [z.yaml]\n", ("invalid-compose", 1, 11, "the file `z.yaml` does not exist")),
    ],
)
def test_what_compose_refuses(text: str, wanted: tuple[str, int, int, str]) -> None:
    assert said(project(text)) == [("error", *wanted)]


def test_an_include_that_comes_back_is_refused() -> None:
    found = projects({"compose.yaml": "include: [b.yaml]\n", "b.yaml": "include: [compose.yaml]\n"})
    assert [(one.problem.at.path, one.problem.message) for one in found[0].diagnoses] == [
        ("b.yaml", "`include` comes back to this file")
    ]


def test_an_env_file_that_git_ignores_is_no_fault_of_the_tree() -> None:
    files = {"compose.yaml": "services: {a: {image: x, env_file: e.env}}\n"}
    assert [one.kind for one in projects(files, ignored=["e.env"])[0].diagnoses] == ["env-file-not-here"]


def test_a_cycle_names_the_others() -> None:
    found = project("services:\n  a: {image: x, depends_on: [b]}\n  b: {image: x, depends_on: [a]}\n")
    (one,) = found.diagnoses
    assert (one.problem.at.start, one.problem.message) == ((3, 30), "dependency cycle: a -> b -> a")
    assert [(label.at.start, label.message) for label in one.problem.labels] == [((2, 30), "`a` waits here")]


def test_secrets_are_masked_unless_asked_for() -> None:
    found = project("services: {a: {image: x, environment: {DB_PASSWORD: hunter2, URL: 'http://u:pw@h'}}}\n")
    shown = str(compose_data(found, "/base")["config"])
    assert ("hunter2" in shown, "pw@" in shown, "'URL': 'http://u:***@h'" in shown) == (False, False, True)
    assert "hunter2" in str(compose_data(found, "/base", show_values=True)["config"])


def test_an_alias_bomb_is_a_problem() -> None:
    lines = ["x-0: &a0 [x, x]"] + [f"x-{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    found = project("\n".join([*lines, "services: {a: {image: x}}"]))
    assert [one.problem.message for one in found.diagnoses] == [
        "the aliases of this file expand to more than 1,000,000 values"
    ]


RICH = """\
x-base: &base
  restart: always
services:
  a:
    <<: *base
    build: {context: ., args: [K=${V:-1}]}
    ports: ["80:80", {target: 81}]
    volumes: [./x:/y, {type: volume, source: vol, target: /z}]
    networks: [n]
    models: {m: {}}
    secrets: [s]
    extends: {service: b}
  b: {image: x, command: run 'it', healthcheck: {test: [CMD, x], interval: 10s}}
networks: {n: {}}
volumes: {vol: }
secrets: {s: {file: ./s}}
models: {m: {model: q}}
"""


@pytest.mark.parametrize("start", range(0, len(RICH), 29))
def test_no_broken_file_raises(start: int) -> None:
    texts = [RICH[:start], RICH[start:]] + [
        RICH[:start] + junk + RICH[start + 3 :] for junk in ("[[]]", "{}", "1", "!reset ", "*base")
    ]
    for text in texts:
        for found in projects({"compose.yaml": text, "compose.override.yaml": RICH}):
            shown = compose_data(found, "/base")
            assert list(shown) == ["paths", "problems", "config"]


@pytest.mark.parametrize(
    ("files", "wanted"),
    [
        (
            {
                "compose.yaml": "services:\n"
                + "".join(f"  s{n}: {{extends: s{n + 1}}}\n" for n in range(300))
                + "  s300: {image: x}\n"
            },
            "more than 50 services extend each other",
        ),
        (
            {"compose.yaml": "include: [c0.yaml]\n"}
            | {f"c{n}.yaml": f"include: [c{n + 1}.yaml]\n" for n in range(99)},
            "more than 50 files include each other",
        ),
    ],
)
def test_long_chains_end(files: dict[str, str], wanted: str) -> None:
    found = projects(files)[0]
    assert wanted in {one.problem.message for one in found.diagnoses}

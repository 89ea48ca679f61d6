"""Files put together in Compose's order."""

from __future__ import annotations

import pytest

from dockerlint.findings import Undecided
from tests.support.compose_projects import config, project, projects, said


def test_items_that_become_equal_are_one() -> None:
    text = "services:\n  a:\n    image: x\n    links: ['db:${H:-db}', 'db:${I:-db}']\n"
    files = {"compose.yaml": text, "compose.override.yaml": text, ".env.example": "H=\nI=\n"}
    assert config(projects(files)[0])["services"]["a"]["links"] == ["db:db"]


def test_an_empty_name_is_a_name() -> None:
    text = (
        "services:\n  a: {image: x, volumes: ['vv:/v', 'ww:/w']}\nvolumes:\n  vv: {name: '${V}'}\n  ww: {}\n"
    )
    assert config(project(text))["volumes"] == {"vv": {}, "ww": {"name": "project_ww"}}


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


def test_an_include_that_comes_back_is_refused() -> None:
    found = projects({"compose.yaml": "include: [b.yaml]\n", "b.yaml": "include: [compose.yaml]\n"})
    assert [(one.problem.at.path, one.problem.message) for one in found[0].diagnoses] == [
        ("b.yaml", "`include` leads back to this file")
    ]


def test_an_alias_bomb_is_a_problem() -> None:
    lines = ["x-0: &a0 [x, x]"] + [f"x-{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    found = project("\n".join([*lines, "services: {a: {image: x}}"]))
    assert [one.problem.message for one in found.diagnoses] == [
        "the aliases of this file expand to more than 1,000,000 values"
    ]


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


def test_a_file_with_variables_in_keys_is_a_template() -> None:
    found = project("services:\n  db.${SHOP}:\n    image: ${IMAGE}\n    wrong: 1\nvolumes:\n  ${SHOP}:\n")
    assert said(found) == [
        ("error", Undecided.NOT_RENDERED, 2, 3, "a variable in a key: Compose replaces none there")
    ]
    assert found.model.services == ()


def test_a_file_over_a_template_is_not_judged_alone() -> None:
    found = projects(
        {
            "compose.yaml": "services:\n  ${SHOP}: {image: x}\n",
            "compose.override.yaml": "services:\n  web: {depends_on: [db]}\n",
        }
    )
    assert {one.kind for one in found[0].diagnoses} == {Undecided.NOT_RENDERED}

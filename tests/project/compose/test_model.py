"""The model of a resolved project: values, their places, and what of them is unknown."""

from __future__ import annotations

import pytest

from tests.support.compose_projects import project, projects, service


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
    assert (build.context, build.dockerfile) == ("api", "api/Dockerfile")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("../lib", ["lib", None, None]),
        ("docker-image://alpine:3", [None, "alpine:3", None]),
        ("docker-image://${U}", [None, None, None]),
        ("service:base", [None, None, "base"]),
        ("https://x/y.git", [None, None, None]),
        ("${U}", [None, None, None]),
    ],
)
def test_named_contexts(value: str, expected: list[str | None]) -> None:
    text = f"services:\n  a:\n    build: {{context: ., additional_contexts: {{n: '{value}'}}}}\n"
    build = projects({"docker/compose.yaml": text})[0].model.services[0].build
    assert build is not None
    (one,) = build.contexts
    assert [*(text and text.value for text in (one.folder, one.image)), one.service] == expected


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


def test_a_condition_that_compose_fills_in_has_no_place() -> None:
    entries = ("[b, c]", "{b: {condition: service_started}, c: {restart: true}}")
    text = "services: {{a: {{image: x, depends_on: {}}}, b: {{image: y}}, c: {{image: z}}}}\n"
    found = [project(text.format(one)).model.services[0].depends_on for one in entries]
    places = [[one.condition_at and one.condition_at.text for one in some] for some in found]
    assert places == [[None, None], ["service_started", None]]
    assert {one.condition for some in found for one in some} == {"service_started"}

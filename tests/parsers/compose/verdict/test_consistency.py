"""What Compose refuses of a whole model."""

from __future__ import annotations

import pytest

from dockerlint.parsers.compose.verdict.consistency import ComposeModel, check_container_names, check_model
from dockerlint.parsers.compose.verdict.report import Report
from tests.support.compose_trees import long, reported

TWICE = "container name `n` is used twice"


def checked(text: str, inactive: str = "", other: str = "{}") -> Report:
    """Check a file beside another one; `inactive` names the services that run only with a profile, one letter each."""
    tree = long(text)
    services = tree.map("services")
    active = frozenset(services.entries if services else ()) - frozenset(inactive)
    report = Report()
    check_model(ComposeModel(tree, active, [long(other)]), report)
    return report


@pytest.mark.parametrize(
    "text",
    [
        "services: {a: {image: x}}",
        "services: {a: {build: .}}",
        "services: {a: {provider: {type: t}}}",
        "services: {a: {image: x, networks: [default, n]}}\nnetworks: {n: }",
        "services: {a: {image: x, volumes: ['vv:/d', './x:/e', /f]}}\nvolumes: {vv: }",
        "services: {a: {image: x, secrets: [s], configs: [c]}}\nsecrets: {s: {file: f}}\nconfigs: {c: {file: f}}",
        "services: {a: {image: x, healthcheck: {test: [CMD, x]}}, b: {image: x, healthcheck: {test: x}}}",
        "services: {a: {build: {additional_contexts: [n=service:b]}}, b: {build: .}}",
        "services: {a: {build: {platforms: [linux/amd64]}, platform: linux/amd64}}",
        "services: {a: {image: x, network_mode: host}}",
    ],
)
def test_what_compose_takes(text: str) -> None:
    assert reported(checked(text)) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("services: {a: {command: x}}", "1:12 service `a` has neither `image` nor `build`"),
        ("services: {a: {image: x, networks: [n]}}", "1:37 network `n` is not defined"),
        ("services: {a: {image: x, volumes: ['vv:/d']}}", "1:36 volume `vv` is not defined"),
        ("services: {a: {image: x, secrets: [s]}}", "1:36 secret `s` is not defined"),
        ("services: {a: {build: {context: ., secrets: [s]}}}", "1:46 secret `s` is not defined"),
        ("services: {a: {image: x, configs: [c]}}", "1:36 config `c` is not defined"),
        ("services: {a: {image: x, models: [m]}}", "1:35 model `m` is not defined"),
        ("services: {a: {image: x, depends_on: [z]}}", "1:39 service `z` is not defined"),
        ("services: {a: {image: x, tmpfs: [/t, /t]}}", "1:38 something is mounted at `/t` already"),
        ("services: {a: {image: x, tmpfs: /t, volumes: [/t]}}", "1:47 something is mounted at `/t` already"),
        (
            "services: {a: {image: x, healthcheck: {test: [curl, x]}}}",
            "1:47 a healthcheck's list must start with `CMD`, `CMD-SHELL` or `NONE`",
        ),
        (
            "services: {a: {build: {dockerfile: d, dockerfile_inline: FROM x}}}",
            "1:39 `dockerfile_inline` cannot be combined with `dockerfile`",
        ),
        (
            "services: {a: {image: x, networks: [default], network_mode: host}}",
            "1:26 `networks` cannot be combined with `network_mode`",
        ),
        (
            "services: {a: {build: {platforms: [linux/arm64]}, platform: linux/amd64}}",
            "1:61 `platform` of `a` is not among `build.platforms`",
        ),
        (
            "services: {a: {build: {additional_contexts: [n=service:b]}}, b: {image: x}}",
            "1:48 service `b` has no `build` whose image could be a context",
        ),
        ("services: {}\nsecrets: {s: {name: n}}", "2:11 secret `s` needs `file` or `environment`"),
    ],
)
def test_what_compose_refuses(text: str, message: str) -> None:
    assert reported(checked(text)) == [message]


@pytest.mark.parametrize(
    ("required", "messages"),
    [("true", ["1:39 `a` needs `b`, which runs only with a profile"]), ("false", [])],
)
def test_a_dependency_that_runs_only_with_a_profile(required: str, messages: list[str]) -> None:
    text = f"services: {{a: {{image: x, depends_on: {{b: {{required: {required}}}}}}}, b: {{image: x, profiles: [p]}}}}"
    found = checked(text, inactive="b")
    assert reported(found) == messages


def test_an_inactive_service_is_not_judged() -> None:
    assert reported(checked("services: {a: {command: x, networks: [n]}}", inactive="a")) == []


@pytest.mark.parametrize(
    ("text", "other", "kind"),
    [
        ("services: {a: {image: x, networks: [n]}}", "{}", "undefined-reference"),
        ("services: {a: {image: x, networks: [n]}}", "networks: {n: }", "defined-elsewhere"),
        ("services: {a: {image: x, networks: [n]}}", "volumes: {n: }", "undefined-reference"),
        ("services: {a: {command: x}}", "services: {a: {image: x}}", "defined-elsewhere"),
        ("services: {a: {command: x}}", "services: {a: {command: y}}", "invalid-compose"),
    ],
)
def test_what_another_file_brings_is_undecided(text: str, other: str, kind: str) -> None:
    assert [str(one.kind) for one in checked(text, other=other).diagnoses] == [kind]


@pytest.mark.parametrize(
    ("services", "active", "messages"),
    [
        ("{a: {container_name: n}, b: {container_name: m}}", "ab", []),
        ("{a: {container_name: n}, b: {container_name: n}}", "ab", [TWICE]),
        ("{a: {container_name: n}, b: {container_name: n}, c: {container_name: n}}", "abc", [TWICE, TWICE]),
        ("{a: {container_name: n}, b: {container_name: n, profiles: [p]}}", "a", []),
        ("{a: {container_name: n, profiles: [p]}, b: {container_name: n, profiles: [p]}}", "ab", [TWICE]),
        ("{a: {container_name: ''}, b: {container_name: ''}}", "ab", []),
    ],
)
def test_names(services: str, active: str, messages: list[str]) -> None:
    model = ComposeModel(long(f"services: {services}"), frozenset(active))
    report = Report()
    check_container_names(model.services, model.active, report)
    assert [one.split(" ", 1)[1] for one in reported(report)] == messages

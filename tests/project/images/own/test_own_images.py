"""Services that name an image which another file of the tree builds."""

from __future__ import annotations

import pytest

from tests.support.small_projects import project

DOCKERFILE = "FROM node:22\nCOPY main.js .\nCMD node main.js\n"


def workflow(*builds: str) -> str:
    """Return a workflow with a step for each build, given as `with` inputs."""
    steps = "".join(f"      - uses: docker/build-push-action@v6\n        with: {one}\n" for one in builds)
    return f"on: push\njobs:\n  image:\n    steps:\n{steps}"


def runs(services: str, *builds: str, **files: str) -> list[tuple[str, str, str]]:
    """Return each service with the Dockerfile and the stage that it runs."""
    tree = {
        "Dockerfile": DOCKERFILE,
        "web.Dockerfile": "FROM nginx AS run\n",
        "main.js": "",
        "deploy/compose.yaml": f"services:\n{services}",
        ".github/workflows/images.yml": workflow(*builds),
        **files,
    }
    found = project(tree).services.all
    return [
        (one.name, one.container.image.path, one.container.image.stage.written.label)
        for one in found
        if one.container
    ]


API = [("api", "Dockerfile", "0")]


@pytest.mark.parametrize(
    ("image", "tags", "expected"),
    [
        ("acme/api:1", "acme/api:2", API),
        ("acme/api", "docker.io/acme/api:latest", API),
        ("ghcr.io/acme/api:1", "'ghcr.io/acme/api:${{ github.sha }}'", API),
        ("ghcr.io/acme/api:${TAG}", "ghcr.io/acme/api:1", API),
        ("ghcr.io/acme/api:1", "'ghcr.io/${{ github.repository_owner }}/api:1'", API),
        ("acme/api:1", "'${{ vars.USER }}/api:1'", []),
        ("acme/api:1", "acme/api-worker:1", []),
        ("ghcr.io/acme/api:1", "acme/api:1", []),
        ("${IMAGE}", "acme/api:1", []),
        ("node:22", "node:22", []),
    ],
)
def test_the_name_decides(image: str, tags: str, expected: list[tuple[str, str, str]]) -> None:
    assert runs(f"  api: {{image: '{image}'}}\n", f"{{push: true, tags: {tags}}}") == expected


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("1.2", API),
        ("1.2-web", [("api", "web.Dockerfile", "run")]),
        ("web", [("api", "web.Dockerfile", "run")]),
    ],
)
def test_the_tag_decides_between_two_images(tag: str, expected: list[tuple[str, str, str]]) -> None:
    builds = [
        "{push: true, tags: 'acme/api:${{ github.sha }}'}",
        "{push: true, file: web.Dockerfile, tags: 'acme/api:${{ github.sha }}-web, acme/api:web'}",
    ]
    assert runs(f"  api: {{image: 'acme/api:{tag}'}}\n", *builds) == expected


def test_two_images_under_one_name_decide_nothing() -> None:
    builds = ["{push: true, tags: acme/api:a}", "{push: true, file: web.Dockerfile, tags: acme/api:b}"]
    assert runs("  api: {image: acme/api}\n", *builds) == []


def test_a_name_that_is_known_counts_before_one_whose_owner_is_not() -> None:
    api, web = (
        "{push: true, tags: 'ghcr.io/acme/api:latest'}",
        "{push: true, file: web.Dockerfile, tags: 'ghcr.io/${{ github.actor }}/api:latest'}",
    )
    assert runs("  api: {image: 'ghcr.io/acme/api:latest'}\n", api, web) == API


def test_what_is_pushed_counts_before_what_is_only_built() -> None:
    builds = ["{file: web.Dockerfile, load: true, tags: acme/api:1}", "{push: true, tags: acme/api:2}"]
    assert runs("  api: {image: acme/api:1}\n", *builds) == API


def test_builds_that_differ_in_arguments_are_one_image_unless_they_change_its_user_or_base() -> None:
    builds = [f"{{push: true, build-args: V={version}, tags: acme/api:{version}}}" for version in "12"]
    assert runs("  api: {image: acme/api}\n", *builds) == API
    changed = "FROM node:22\nARG V\nUSER $V\nCMD node main.js\n"
    assert runs("  api: {image: acme/api}\n", *builds, Dockerfile=changed) == []


def test_compose_files_name_what_they_build_for_others_unless_they_are_for_development() -> None:
    built = "services:\n  x:\n    image: acme/api\n    build: .\n"
    service = "  api: {image: acme/api:1}\n"
    assert runs(service, **{"compose.yaml": built}) == [("x", "Dockerfile", "0"), *API]
    assert runs(service, **{"compose.dev.yaml": built}) == [("x", "Dockerfile", "0")]


def test_a_service_of_the_same_project_wins_whatever_the_name() -> None:
    services = "  x: {image: node, build: ..}\n  api: {image: node}\n"
    assert runs(services, "{push: true, file: web.Dockerfile, tags: node}") == [
        ("x", "Dockerfile", "0"),
        *API,
    ]


def test_who_builds_the_image_is_known() -> None:
    found = project(
        {
            "Dockerfile": DOCKERFILE,
            "compose.yaml": "services:\n  api: {image: acme/api, user: root, command: node x.js}\n",
            ".github/workflows/images.yml": workflow("{push: true, tags: acme/api}"),
        }
    )
    (container,) = [one for one in found.images.containers if one.service]
    assert container.image_builder is not None
    assert container.image_builder.name == ".github/workflows/images.yml"
    assert container.user.name.value == "root"
    assert [word.literal for word in container.command] == ["node", "x.js"]
    assert container.ships


def test_names_that_the_tree_may_give() -> None:
    tree = {
        "Dockerfile": DOCKERFILE,
        "compose.yaml": "services:\n  gateway:\n    build: .\n    image: krakend:${TAG}\n",
    }
    own = project(tree).images.own
    assert [own.may_name(one, "Dockerfile") for one in ("krakend", "flink")] == [True, False]


def test_a_folder_with_a_dockerfile_may_be_that_of_an_image_of_its_name() -> None:
    own = project(
        dict.fromkeys(("images/base/Dockerfile", "images/app/Dockerfile"), "FROM alpine")
    ).images.own
    asked = [
        ("acme/base", "images/app/Dockerfile"),
        ("acme/base", "images/base/Dockerfile"),
        ("base", "x/Dockerfile"),
    ]
    assert [own.may_name(*one) for one in asked] == [True, False, False]


@pytest.mark.parametrize(
    ("known", "other", "expected"),
    [("push: true", "push: true", []), ("push: false", "push: true", []), ("push: true", "load: true", API)],
)
def test_a_build_of_an_unknown_dockerfile_may_be_the_image_unless_only_the_other_is_pushed(
    known: str, other: str, expected: list[tuple[str, str, str]]
) -> None:
    builds = [
        f"{{{known}, tags: acme/api}}",
        f"{{{other}, tags: acme/api, context: '${{{{ github.event.context }}}}'}}",
    ]
    assert runs("  api: {image: acme/api}\n", *builds) == expected


BASE = "FROM debian:13\nENV RUNNER=1001\nUSER $RUNNER\n"


@pytest.mark.parametrize(
    ("base", "tags", "user"),
    [
        ("acme/base", "acme/base", "1001"),
        ("docker.io/acme/base:2", "'acme/base:${{ github.sha }}'", "1001"),
        ("ghcr.io/acme/base:2", "'ghcr.io/${{ github.repository_owner }}/base:2'", "1001"),
        ("${REGISTRY}/base:${TAG}", "acme/base:2", "1001"),
        ("${REGISTRY}/base", "'${{ vars.REGISTRY }}/base'", "1001"),
        ("${REGISTRY}base", "acme/base", None),
        ("${BASE}", "acme/base", None),
        ("acme/base:1", "acme/base:2", None),
        ("acme/base:2@sha256:" + "a" * 64, "acme/base:2", None),
        ("acme/base-slim", "acme/base", None),
        ("${REGISTRY}/debian:13", "'${{ vars.REGISTRY }}/debian:13'", None),
    ],
)
def test_from_names_an_image_that_another_dockerfile_makes(base: str, tags: str, user: str | None) -> None:
    tree = {
        "base/Dockerfile": BASE,
        "app/Dockerfile": f"ARG REGISTRY\nARG TAG\nARG BASE\nFROM {base}\nCMD main\n",
        ".github/workflows/images.yml": workflow(f"{{context: base, tags: {tags}}}", "{context: app}"),
    }
    (app,) = (one for one in project(tree).images.all if one.path == "app/Dockerfile")
    assert app.user.name.value == user


def test_from_decides_nothing_where_several_images_have_the_name() -> None:
    builds = ("{context: base, tags: acme/base}", "{context: other, tags: acme/base}", "{context: app}")
    tree = {
        "base/Dockerfile": BASE,
        "other/Dockerfile": "FROM debian:13\n",
        "app/Dockerfile": "FROM acme/base\n",
        ".github/workflows/images.yml": workflow(*builds),
    }
    (app,) = (one for one in project(tree).images.all if one.path == "app/Dockerfile")
    assert app.user.name.value is None


@pytest.mark.parametrize(("app", "other"), [("acme/base", "debian:13"), ("acme/other", "acme/base")])
def test_images_that_begin_from_each_other_have_an_end(app: str, other: str) -> None:
    tree = {
        "base/Dockerfile": f"FROM {app}\nENV RUNNER=1001\nUSER $RUNNER\n",
        "other/Dockerfile": f"FROM {other}\n",
        ".github/workflows/images.yml": workflow(
            "{context: base, tags: acme/base}", "{context: other, tags: acme/other}"
        ),
    }
    assert {one.path: one.user.name.value for one in project(tree).images.all}["base/Dockerfile"] == "1001"


@pytest.mark.parametrize(
    ("image", "expected"),
    [
        ("ci/$NAME:$BUILD", [("made", "Dockerfile", "0"), ("test", "Dockerfile", "0")]),
        ("ci/$NAME:$OTHER", [("made", "Dockerfile", "0")]),
        ("$BUILD", [("made", "Dockerfile", "0")]),
    ],
)
def test_services_of_one_file_with_the_same_words_run_one_image(
    image: str, expected: list[tuple[str, str, str]]
) -> None:
    made = "  made: {build: .., image: 'ci/$NAME:$BUILD'}\n"
    assert runs(f"{made}  test: {{image: '{image}'}}\n") == expected

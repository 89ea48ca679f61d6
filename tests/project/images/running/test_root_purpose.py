"""What is root on purpose."""

from __future__ import annotations

import pytest

from dockerlint.project.images.running.root_purpose import (
    comment_for_root,
    daemon_socket,
    is_root_by_purpose,
    unprivileged_pod,
    unprivileged_service,
    unprivileged_twin,
)
from tests.support.small_projects import container, lone, project

SERVER = 'FROM debian:13\nCOPY server /\nCMD ["/server"]\n'


@pytest.mark.parametrize(
    ("dockerfile", "service", "expected"),
    [
        (SERVER, "", False),
        (SERVER, "    privileged: true\n", True),
        (SERVER, "    privileged: false\n", False),
        (SERVER, "    cap_add: [NET_ADMIN]\n", True),
        (SERVER, "    cap_add: [CAP_SYS_ADMIN]\n", True),
        (SERVER, "    cap_add: [CHOWN]\n", False),
        (SERVER, "    volumes: ['/var/run/docker.sock:/var/run/docker.sock']\n", False),
        (SERVER, "    volumes: ['/var/run/docker.sock:/tmp/docker.sock:ro']\n", False),
        (SERVER, "    user: root\n    volumes: ['/var/run/docker.sock:/var/run/docker.sock']\n", True),
        (SERVER, "    command: [iptables, -L]\n", True),
        ("FROM debian:13\nRUN apt-get update\n", "", False),
    ],
)
def test_services(dockerfile: str, service: str, expected: bool) -> None:
    assert is_root_by_purpose(container(dockerfile, service, server="x")) is expected


@pytest.mark.parametrize(
    ("stage", "target", "expected"),
    [
        ("FROM alpine:3.22 AS rootless\nUSER 1000\n", "rootless", "rootless"),
        ("FROM alpine:3.22 AS rootless\nUSER 1000\n", None, None),
        ("FROM alpine:3.22 AS small\nUSER 1000\n", "small", None),
        ("FROM alpine:3.22 AS rootless\n", "rootless", None),
    ],
)
def test_a_stage_that_is_built_for_another_user(stage: str, target: str | None, expected: str | None) -> None:
    targets = f"    build: {{context: ., target: {target}}}\n" if target else "    image: alpine\n"
    files = {"Dockerfile": stage + SERVER, "compose.yaml": f"services:\n  a: {{build: .}}\n  b:\n{targets}"}
    found = project({"server": "x", **files}).images
    twin = unprivileged_twin(found.containers[0], found)
    assert (twin.stage.written.name if twin else None) == expected


@pytest.mark.parametrize(
    ("volume", "expected"),
    [
        ("/var/run/docker.sock:/var/run/docker.sock", True),
        ("/var/run/docker.sock:/tmp/docker.sock:ro", True),
        ("/run/docker.sock:/run/docker.sock", True),
        ("./data:/data", False),
    ],
)
def test_the_socket_of_the_docker_daemon(volume: str, expected: bool) -> None:
    found = container(SERVER, f"    volumes: ['{volume}']\n", server="x")
    assert (daemon_socket(found) is not None) is expected


@pytest.mark.parametrize(
    ("users", "expected"),
    [(["app"], "app"), (["app", "web"], "app"), (["app", "root"], None), ([], None)],
)
def test_services_that_set_a_user(users: list[str], expected: str | None) -> None:
    services = "".join(f"  s{index}: {{image: acme/app, user: {one}}}\n" for index, one in enumerate(users))
    files = {
        "server": "x",
        "Dockerfile": SERVER,
        "compose.yaml": f"services:\n  x: {{image: busybox}}\n{services}",
        ".github/workflows/w.yml": "on: push\njobs: {a: {runs-on: x, steps: [{run: 'docker build --push -t acme/app .'}]}}\n",
    }
    found = project(files).images
    (own,) = (one for one in found.containers if one.service is None)
    at = unprivileged_service(own, found)
    assert (at.text if at else None) == expected


@pytest.mark.parametrize(
    ("name", "user", "expected"),
    [
        ("Dockerfile.rootless", "USER 1000\n", "Dockerfile.rootless"),
        ("Dockerfile.rootless", "", None),
        ("Dockerfile.cli", "USER 1000\n", None),
    ],
)
def test_a_published_dockerfile_for_those_who_want_no_root(
    name: str, user: str, expected: str | None
) -> None:
    steps = "".join(
        f"{{run: 'docker build --push -t acme/{one} -f {file} .'}}, "
        for one, file in (("app", "Dockerfile"), ("other", name))
    )
    files = {
        "server": "x",
        "Dockerfile": SERVER,
        name: SERVER + user,
        ".github/workflows/w.yml": f"on: push\njobs: {{a: {{runs-on: x, steps: [{steps}]}}}}\n",
    }
    found = project(files).images
    (own,) = (one for one in found.containers if one.image.dockerfile.path == "Dockerfile")
    twin = unprivileged_twin(own, found)
    assert (twin.dockerfile.path if twin else None) == expected


POD = "containers: [{image: IMAGE, securityContext: {runAsUser: 1000}}]\n"
WORKFLOW = "on: push\njobs: {a: {runs-on: x, steps: [{run: docker build -t acme/app .}]}}\n"


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"k8s/app.yaml": POD.replace("IMAGE", "acme/app:2")}, "1000"),
        ({"k8s/app.yaml": POD.replace("IMAGE", "acme/other")}, None),
        ({"k8s/app.yaml": POD.replace("IMAGE", "acme/app").replace("1000", "0")}, None),
        (
            {
                "k8s/app.yaml": POD.replace("IMAGE", "acme/app"),
                "old.yaml": "containers: [{image: acme/app}]\n",
            },
            None,
        ),
    ],
)
def test_a_pod_with_a_user(files: dict[str, str], expected: str | None) -> None:
    tree = {"Dockerfile": SERVER, "server": "x", ".github/workflows/a.yml": WORKFLOW, **files}
    found = project(tree).images
    user = unprivileged_pod(found.containers[0], found)
    assert (user.text if user else None) == expected


def test_a_service_is_no_pod() -> None:
    compose = "services: {app: {build: ., image: acme/app}}\n"
    tree = {"Dockerfile": SERVER, "compose.yaml": compose, "k8s.yaml": POD.replace("IMAGE", "acme/app")}
    found = project({"server": "x", **tree}).images
    assert unprivileged_pod(found.containers[0], found) is None


@pytest.mark.parametrize(
    ("dockerfile", "expected"),
    [
        (SERVER.replace("CMD", "# the server needs root\n#USER nobody\nCMD"), "# the server needs root"),
        (SERVER + "# the server must run as root\n", "# the server must run as root"),
        (SERVER.replace("COPY", "# this needs root\nCOPY"), None),
        (SERVER.replace("COPY", "# this needs root\nUSER root\nRUN apt-get update\nCOPY"), None),
        ("FROM debian:13 AS build\n# make needs root\nCMD make\n" + SERVER, None),
        (SERVER, None),
    ],
)
def test_a_comment_for_root(dockerfile: str, expected: str | None) -> None:
    comment = comment_for_root(lone(dockerfile, server="x"))
    assert (comment.text if comment else None) == expected


def test_a_comment_does_not_speak_for_a_service() -> None:
    commented = SERVER + "# the server needs root\n"
    assert comment_for_root(container(commented, "    user: root\n", server="x")) is None

"""Why Dockerfiles are not judged as images."""

from __future__ import annotations

import pytest

from dockerlint.project.unjudged.dockerfiles import why_not_an_image
from tests.support.small_projects import project

APP = "FROM node:22\nWORKDIR /app\nCOPY a.js ./\nCMD node a.js\n"
NOTHING = "it starts nothing: no CMD or ENTRYPOINT in its stages"


@pytest.mark.parametrize(
    ("path", "text", "compose", "expected"),
    [
        ("Dockerfile.append", "RUN true\n", "", "it has no FROM"),
        ("Dockerfile", "# syntax=acme/frontend\nFROM node\n", "", "another frontend than Docker's reads it"),
        ("Dockerfile", "FROM alpine\nCOPY a.js /\n", "", NOTHING),
        ("Dockerfile", "FROM scratch\nCOPY a.js /\n", "a: {build: .}", NOTHING),
        ("Dockerfile.dev", APP, "", "its name is one for development or tests: `Dockerfile.dev`"),
        ("dev/Dockerfile", APP, "", "it lies in a folder for development or tests: `dev`"),
        ("hack/fmt/Dockerfile", APP, "", "it lies in a folder of tools or old files: `hack`"),
        (
            "Dockerfile",
            "# For local development only\n" + APP,
            "",
            "the comment at its head says that it is for development or tests",
        ),
        (
            "Dockerfile",
            "FROM node:22 AS test\nCMD x\n",
            "",
            "its stage has a name for development or tests: `test`",
        ),
        (
            "Dockerfile",
            "FROM alpine\nCMD sh\n",
            "",
            "nothing ships it, and no file of an application gets into it",
        ),
        (
            "Dockerfile",
            APP,
            "a: {build: ., profiles: [dev]}",
            "`a`, which runs it, is for development or tests",
        ),
        ("Dockerfile", APP, "a: {build: ., command: npx jest}", "what it starts is for development or tests"),
        (
            "Dockerfile",
            'FROM node:22\nCOPY . .\nCMD ["sleep", "60s"]\n',
            "",
            "it only waits: nothing serves in it",
        ),
        (
            "Dockerfile",
            APP,
            "a: {build: ., command: sleep infinity}",
            "it only waits: nothing serves in it",
        ),
        ("Dockerfile", APP, "a: {build: ., volumes: ['.:/app']}", "`a` mounts sources over it"),
        ("Dockerfile", APP, "a: {build: ., restart: 'no'}", "it does its work and ends"),
        ("mocks/Dockerfile", APP, "", "it lies in a folder with a name for mocks or tests"),
        ("examples/Dockerfile", APP, "", "it lies in a folder of examples"),
    ],
)
def test_one_reason_each(path: str, text: str, compose: str, expected: str) -> None:
    files = {path: text, "a.js": "", "package.json": "{}"}
    if compose:
        files["compose.yaml"] = f"services:\n  {compose}\n"
    assert why_not_an_image(path, project(files)).why == expected


def test_a_script_is_named_before_a_development_stack() -> None:
    files = {
        "Dockerfile": "FROM alpine\nRUN apk add nginx\nCMD nginx\n",
        "publish.sh": "docker build -t acme/front .\ndocker push acme/front\n",
        "examples/compose.yaml": "services:\n  front: {image: acme/front}\n",
    }
    found = why_not_an_image("Dockerfile", project(files))
    assert found.why == "only `publish.sh` builds it, and no file of an application gets into it"
    assert found.at is not None
    assert found.at.text == "docker build -t acme/front ."


def test_a_base_of_another_image() -> None:
    files = {
        "base/Dockerfile": "FROM alpine\nRUN apk add bash\n",
        "Dockerfile": "FROM acme/base\nCOPY a.js /\nCMD a\n",
        "a.js": "",
        "build.sh": "docker build -t acme/base base\n",
    }
    assert why_not_an_image("base/Dockerfile", project(files)).why == NOTHING

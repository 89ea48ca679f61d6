"""Named contexts: what FROM and `COPY --from` mean by the names that a build gives."""

from __future__ import annotations

import pytest

from dockerlint.files import MemoryFiles
from dockerlint.load import load
from dockerlint.project.images.images import Image

_ENTRY = 'FROM node:22\nCOPY --from=scripts entry.sh /entry.sh\nENTRYPOINT ["sh", "/entry.sh"]\n'
_RUN = "jobs:\n  a:\n    steps:\n    - run: docker build {} .\n"
_ACTION = "jobs:\n  a:\n    steps:\n    - uses: docker/build-push-action@v6\n      with:\n        context: .\n        build-contexts: |\n          {}\n"


def _images(tree: dict[str, str]) -> list[Image]:
    return list(load(MemoryFiles(tree)).images.all)


def _origin(image: Image, path: str) -> tuple[str, ...]:
    return image.origins.origins(image.stage, path)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (".github/workflows/a.yml", _RUN.format("--build-context scripts=./tools")),
        (".github/workflows/a.yml", _ACTION.format("scripts=./tools")),
        ("compose.yaml", "services: {a: {build: {context: ., additional_contexts: {scripts: tools}}}}"),
        ("compose.yaml", "services: {a: {build: {context: ., additional_contexts: [Scripts=./tools]}}}"),
        ("docker-bake.hcl", 'target "default" { contexts = { scripts = "tools" } }'),
        ("build.sh", "docker build --build-context scripts=tools ."),
    ],
)
def test_a_folder(path: str, text: str) -> None:
    (image,) = _images({"Dockerfile": _ENTRY, "tools/entry.sh": "exec node a.js", path: text})
    assert _origin(image, "/entry.sh") == ("tools/entry.sh",)
    assert image.files.has("/entry.sh").answer is True


@pytest.mark.parametrize(
    "value", ["https://example.com/a.git", "$FOLDER", "docker-image://alpine", "../outside"]
)
def test_what_is_not_a_folder_of_the_tree(value: str) -> None:
    workflow = _RUN.format(f"--build-context scripts={value}")
    (image,) = _images({"Dockerfile": _ENTRY, ".github/workflows/a.yml": workflow})
    assert _origin(image, "/entry.sh") == ()


def test_a_name_hides_a_stage() -> None:
    dockerfile = f"FROM alpine AS scripts\n{_ENTRY}"
    tree = {
        "Dockerfile": dockerfile,
        "tools/entry.sh": "",
        "compose.yaml": "services: {a: {build: {context: ., additional_contexts: {scripts: tools}}}}",
    }
    (image,) = _images(tree)
    assert _origin(image, "/entry.sh") == ("tools/entry.sh",)
    assert [one.written.label for one in image.stages] == ["1"]


@pytest.mark.parametrize(
    ("value", "base", "user"),
    [("docker-image://node:22", "node:22", "root"), ("docker-image://nginxinc/nginx-unprivileged:1", "nginxinc/nginx-unprivileged:1", "101"), ("./folder", "…", None)],
)  # fmt: skip
def test_what_from_means(value: str, base: str, user: str | None) -> None:
    compose = f"services: {{a: {{build: {{context: ., additional_contexts: {{base: '{value}'}}}}}}}}"
    (image,) = _images({"Dockerfile": "FROM base\n", "compose.yaml": compose})
    assert (str(image.stage.base), image.user.name.value) == (base, user)


def test_a_target_of_bake_is_a_parent() -> None:
    tree = {
        "docker-bake.hcl": 'target "base" { dockerfile = "Base" }\ntarget "default" { contexts = { mine = "target:base" } }',
        "Base": "FROM node:22\nUSER node\nCOPY a.js /a.js\n",
        "Dockerfile": "FROM mine\nCOPY --from=mine /a.js /b.js\n",
        "a.js": "",
    }
    (image,) = (one for one in _images(tree) if one.path == "Dockerfile")
    assert image.user.name.value == "node"
    assert (_origin(image, "/a.js"), _origin(image, "/b.js")) == (("a.js",), ("a.js",))


def test_a_service_is_a_parent() -> None:
    compose = """
services:
  base: {build: {context: base}}
  a: {build: {context: ., additional_contexts: {mine: "service:base"}}}
"""
    tree = {
        "compose.yaml": compose,
        "base/Dockerfile": "FROM node:22\nUSER node\n",
        "Dockerfile": "FROM mine\n",
    }
    (image,) = (one for one in _images(tree) if one.path == "Dockerfile")
    assert image.user.name.value == "node"


def test_services_that_use_each_other_are_unknown() -> None:
    services = "".join(
        f"  s{n}: {{build: {{context: ., additional_contexts: {{a: 'service:s{(n + 1) % 40}', b: 'service:s{(n + 2) % 40}'}}}}}}\n"
        for n in range(40)
    )
    tree = {"compose.yaml": f"services:\n{services}", "Dockerfile": "FROM a\nCOPY --from=b /x /x\n"}
    assert {image.user.name.value for image in _images(tree)} == {None}


def test_other_contexts_make_another_image() -> None:
    compose = """
services:
  a: {build: {context: ., additional_contexts: {scripts: one}}}
  b: {build: {context: ., additional_contexts: {scripts: two}}}
  c: {build: {context: ., additional_contexts: {scripts: two}}}
"""
    found = _images({"compose.yaml": compose, "Dockerfile": _ENTRY, "one/entry.sh": "", "two/entry.sh": ""})
    assert [_origin(image, "/entry.sh") for image in found] == [("one/entry.sh",), ("two/entry.sh",)]
    assert [len(image.builders) for image in found] == [1, 2]

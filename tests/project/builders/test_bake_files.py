"""The builds of Bake files in a tree."""

from __future__ import annotations

from dockerlint.files import MemoryFiles
from dockerlint.load import load
from dockerlint.models.bake import BakeCall
from dockerlint.project.builders.bake_files import bake_sources
from dockerlint.project.reading import Reading
from dockerlint.source import SourceFile, Span
from dockerlint.values import Text
from tests.support.workflow_reading import shown

_AT = Span(SourceFile("x.sh", ""), 0, 0)
_TWO = 'target "default" {}\ntarget "other" { dockerfile = "Other" }'


def _found(tree: dict[str, str], *calls: BakeCall) -> list[tuple[str, list[list[str]]]]:
    files = MemoryFiles(tree)
    sources = bake_sources(Reading(files), tuple(files.walk()), calls)
    return [(one.path, [shown(build) for build in one.builds]) for one in sources]


def _call(*targets: str, files: tuple[str, ...] = (), folder: str = ".") -> BakeCall:
    return BakeCall(
        _AT, Text.known(folder), tuple(map(Text.known, files)), targets=tuple(map(Text.known, targets))
    )


def test_a_call_decides_what_is_built() -> None:
    tree = {"docker-bake.hcl": _TWO}
    assert _found(tree, _call()) == [("docker-bake.hcl", [[".", "-", "-"]])]
    assert _found(tree, _call("other"), _call("other")) == [("docker-bake.hcl", [[".", "Other", "-"]])]


def test_nothing_calls_it() -> None:
    rest = 'target "base" {}\ntarget "of" { inherits = ["base"] }\ntarget "lint" { dockerfile = "Lint" }'
    tree = {"docker-bake.hcl": f"{_TWO}\n{rest}"}
    assert _found(tree) == [("docker-bake.hcl", [[".", "-", "-"], [".", "Other", "-"], [".", "-", "-"]])]


def test_the_files_of_a_folder_are_merged() -> None:
    tree = {
        "a/docker-bake.hcl": _TWO,
        "a/docker-bake.override.json": '{"target": {"default": {"target": "t"}}}',
    }
    assert _found(tree, _call(folder="a")) == [("a/docker-bake.hcl", [["a", "-", "t"]])]


def test_another_name_is_read_alone_or_when_it_is_called() -> None:
    tree = {"docker-bake.ci.hcl": _TWO, "ci/images.hcl": _TWO, "other.hcl": _TWO}
    assert [path for path, _ in _found(tree)] == ["docker-bake.ci.hcl"]
    assert [path for path, _ in _found(tree, _call(files=("ci/images.hcl",)))] == [
        "ci/images.hcl",
        "docker-bake.ci.hcl",
    ]


def test_the_folder_of_a_file_that_nothing_calls() -> None:
    text = 'target "default" { dockerfile = "docker/Dockerfile" }'
    tree = {"docker/docker-bake.hcl": text, "docker/Dockerfile": "FROM x"}
    assert _found(tree) == [("docker/docker-bake.hcl", [[".", "docker/Dockerfile", "-"]])]


def test_a_call_with_a_file_that_is_not_there_decides_nothing() -> None:
    tree = {"docker-bake.hcl": _TWO}
    unknown = BakeCall(_AT, Text.known("."), (Text.unknown("x"),))
    for call in (
        _call(files=("docker-bake.hcl", "generated.hcl")),
        unknown,
        BakeCall(_AT, Text.unknown("x")),
    ):
        assert len(_found(tree, call)[0][1]) == 2


def test_what_a_compose_file_beside_it_may_set_is_unknown() -> None:
    tree = {
        "docker-bake.hcl": 'target "default" {}\ntarget "web" { tags = ["x"] }',
        "compose.yaml": "services:\n  web:\n    build: ./web",
    }
    assert _found(tree, _call("web")) == [("docker-bake.hcl", [["…", "…", "…"]])]


def test_a_broken_file_builds_nothing() -> None:
    assert _found({"docker-bake.hcl": 'target "default" {'}) == []


def test_the_tags_of_metadata_action() -> None:
    workflow = """
jobs:
  image:
    steps:
    - id: meta
      uses: docker/metadata-action@v5
      with: {images: acme/api, tags: "type=raw,value=1"}
    - uses: docker/bake-action@v6
      with:
        files: |
          docker-bake.hcl
          cwd://${{ steps.meta.outputs.bake-file }}
"""
    text = 'target "default" {\n inherits = ["docker-metadata-action"]\n target = "web"\n}'
    tree = {
        "docker-bake.hcl": text,
        "Dockerfile": "FROM x AS web\nFROM x\n",
        ".github/workflows/a.yml": workflow,
    }
    images = load(MemoryFiles(tree)).images
    assert [one.image.stage.written.label for one in images.containers] == ["web"]
    assert "acme/api:1" in [str(one.text) for one in images.own.named]

"""Calls of Bake in workflows."""

from __future__ import annotations

import pytest

from dockerlint.models.bake import BakeCall
from tests.support.workflow_reading import job


def _calls(steps: str, head: str = "") -> list[BakeCall]:
    return [call for step in job(steps, head) for call in step.bakes]


def _shown(call: BakeCall) -> tuple[str, list[str], list[str], bool | None]:
    return str(call.folder), list(map(str, call.files)), list(map(str, call.targets)), call.pushes


@pytest.mark.parametrize(
    ("inputs", "expected"),
    [
        ("{}", (".", [], [], False)),
        ("{push: true, targets: 'a,b', files: x.hcl}", (".", ["x.hcl"], ["a", "b"], True)),
        ('{source: ./go, files: "a.hcl\\nb.json"}', ("go", ["go/a.hcl", "go/b.json"], [], False)),
        ("{workdir: go}", ("go", [], [], False)),
        ("{source: '{{defaultContext}}:sub'}", ("sub", [], [], False)),
        ("{source: '${{ github.server_url }}/${{ github.repository }}.git#v1'}", (".", [], [], False)),
        ("{files: \"a.hcl\\ncwd://${{ steps.meta.outputs.bake-file }}\", push: '${{ x }}'}", (".", ["a.hcl"], [], None)),
        ("{targets: '${{ inputs.t }}'}", (".", [], ["…"], False)),
        ("{targets: '${{ matrix.t }}'}", (".", [], [], False)),
    ],
)  # fmt: skip
def test_a_step(inputs: str, expected: tuple[str, list[str], list[str], bool | None]) -> None:
    (call,) = _calls(f"- uses: docker/bake-action@v6\n  with: {inputs}")
    assert _shown(call) == expected


def test_another_repository() -> None:
    assert _calls("- uses: docker/bake-action@v6\n  with: {source: 'https://github.com/a/b.git'}") == []


def test_the_rows_of_a_matrix() -> None:
    head = "strategy: {matrix: {t: [a, b]}}\nenv: {TAG: '${{ matrix.t }}'}\n"
    found = _calls("- uses: docker/bake-action@v6\n  with: {targets: '${{ matrix.t }}'}", head)
    assert [(_shown(one)[2], str(one.variable("TAG"))) for one in found] == [(["a"], "a"), (["b"], "b")]


def test_a_long_matrix_is_one_unknown_call() -> None:
    head = f"strategy: {{matrix: {{t: {list(range(30))}}}}}\n"
    (call,) = _calls("- run: docker buildx bake ${{ matrix.t }}", head)
    assert _shown(call) == (".", [], ["…"], None)


def test_overrides_of_a_step() -> None:
    (call,) = _calls("- uses: docker/bake-action@v6\n  with:\n    set: |\n      *.args.A=b,c\n      ${{ x }}")
    assert [(one.pattern, str(one.value)) for one in call.overrides] == [("*", "b,c")]
    assert not call.overrides_complete


def test_a_command_with_the_environment_of_its_step() -> None:
    (call,) = _calls("- run: docker buildx bake\n  env: {TAG: x}\n  working-directory: svc")
    assert (str(call.folder), str(call.variable("TAG")), call.variable("OTHER")) == ("svc", "x", None)


def test_a_variable_that_a_step_sets_is_unknown() -> None:
    steps = '- run: echo "TAG=1" >> $GITHUB_ENV\n- run: docker buildx bake'
    (call,) = _calls(steps)
    assert str(call.variable("TAG")) == "…"

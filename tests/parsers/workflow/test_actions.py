from __future__ import annotations

import pytest

from tests.support.workflow_reading import builds, job


@pytest.mark.parametrize(
    ("inputs", "expected"),
    [
        ("{}", [".", "-", "-"]),
        ("{push: true}", [".", "-", "-"]),
        ("{context: web}", ["web", "-", "-"]),
        ("{context: web, file: web/Dockerfile.prod, target: run}", ["web", "web/Dockerfile.prod", "run"]),
        ("{file: docker/a.Dockerfile}", [".", "docker/a.Dockerfile", "-"]),
        ('{context: "{{defaultContext}}:web", file: x}', ["web", "web/x", "-"]),
        ("{context: https://github.com/a/b.git}", ["…", "-", "-"]),
        ('{context: "${{ github.workspace }}", target: ""}', [".", "-", "-"]),
        ('{context: "${{ inputs.x }}", file: "a/${{ inputs.y }}"}', ["…", "…", "-"]),
    ],
)
def test_build_push_action(inputs: str, expected: list[str]) -> None:
    assert builds(f"- uses: docker/build-push-action@v6\n  with: {inputs}") == [expected]


@pytest.mark.parametrize(
    ("checkout", "expected"),
    [
        ("- uses: actions/checkout@v4", "web"),
        ("- uses: actions/checkout@v4\n  with: {fetch-depth: 0, path: .}", "web"),
        ("- uses: actions/checkout@v4\n  with: {path: src}", "…"),
        ("- uses: actions/checkout@v4\n  with: {repository: a/b}", "…"),
        (
            "- uses: actions/checkout@v4\n- uses: actions/checkout@v4\n  with: {repository: a/b, path: b}",
            "web",
        ),
    ],
)
def test_where_the_checkout_lies(checkout: str, expected: str) -> None:
    found = builds(f"{checkout}\n- run: docker build web\n")
    assert found == [[expected, "-", "-"]]


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        ("uses: docker/build-push-action@v6\n  with: {outputs: type=cacheonly}", False),
        ("uses: docker/build-push-action@v6\n  with: {outputs: type=cacheonly, push: false}", False),
        ("uses: docker/build-push-action@v6\n  with: {outputs: type=cacheonly, push: true}", True),
        ("uses: docker/build-push-action@v6\n  with: {outputs: 'type=image,push=true'}", True),
        ("uses: docker/build-push-action@v6\n  with: {outputs: '${{ inputs.to }}'}", True),
        ("uses: docker/build-push-action@v6\n  with: {push: false}", True),
        ("run: docker buildx build --output type=local,dest=out .", False),
        ("run: docker buildx build -o out .", False),
        ("run: docker buildx build -o type=local,dest=out -o type=docker .", True),
        ("run: docker build .", True),
    ],
)
def test_builds_that_make_no_image(step: str, expected: bool) -> None:
    (found,) = job(f"- {step}\n")
    assert [build.makes_image for build in found.builds] == [expected]


@pytest.mark.parametrize(
    ("inputs", "expected"),
    [
        ("{push: true}", True),
        ("{push: 'true'}", True),
        ("{push: false}", False),
        ("{}", False),
        ("{push: \"${{ github.event_name != 'pull_request' }}\"}", None),
        ("{outputs: 'type=image,push=true'}", True),
        ("{outputs: 'type=image,push=${{ inputs.push }}'}", None),
        ("{outputs: type=registry}", True),
        ("{outputs: type=docker}", False),
    ],
)
def test_whether_the_action_pushes(inputs: str, expected: bool | None) -> None:
    (step,) = job(f"- uses: docker/build-push-action@v6\n  with: {inputs}")
    assert [build.pushes for build in step.builds] == [expected]


def test_arguments_and_tags_of_the_action() -> None:
    (step,) = job(
        """\
        - uses: docker/build-push-action@v6
          env: {REG: ghcr.io}
          with:
            tags: |
              ${{ env.REG }}/x:1
              ${{ env.REG }}/x:${{ github.sha }}-a, ${{ env.REG }}/y
            build-args: |
              A=b c
              B=${{ github.sha }}
              # no
              C
              ${{ steps.x.outputs.args }}
        """
    )
    (build,) = step.builds
    assert [(one.name, str(one.value)) for one in build.args] == [("A", "b c"), ("B", "…"), ("C", "None")]
    assert [(one.at.start, one.at.text) for one in build.args][1] == ((12, 13), "B=${{ github.sha }}")
    assert not build.args_complete
    assert [str(tag) for tag in build.tags] == ["ghcr.io/x:1", "ghcr.io/x:…-a", "ghcr.io/y"]


@pytest.mark.parametrize(
    ("matrix", "expected"),
    [
        ("{s: [a, b]}", ["a", "b"]),
        ("{s: [a, b], v: [1, 2]}", ["a", "b"]),
        ("{include: [{s: a}, {s: b}]}", ["a", "b"]),
        ("{s: [a], include: [{s: b}]}", ["a", "b"]),
        ("{s: [a, b], exclude: [{s: a}]}", ["b"]),
        ('{s: "${{ fromJSON(x) }}"}', ["…"]),
        ('{s: [a, "${{ x }}"]}', ["…"]),
        ('{s: [a], include: "${{ fromJSON(x) }}"}', ["a", "…"]),
        ("{v: [1]}", [""]),
    ],
)
def test_a_literal_matrix_is_expanded(matrix: str, expected: list[str]) -> None:
    found = builds(
        '- uses: docker/build-push-action@v6\n  with: {file: "x/${{ matrix.s }}"}',
        f"strategy: {{matrix: {matrix}}}\n",
    )
    assert [one[1] for one in found] == [f"x/{name}".rstrip("/") if name != "…" else "…" for name in expected]


def test_include_extends_rows_and_objects_have_keys() -> None:
    head = """\
    strategy:
      matrix:
        s: [{name: a, dir: x}, {name: b, dir: y}]
        v: [1]
        include:
          - {v: 1, t: prod}
    """
    found = builds("- run: docker build --target ${{ matrix.t }} ${{ matrix.s.dir }}", head)
    assert found == [["x", "-", "prod"], ["y", "-", "prod"]]


def test_values_that_a_step_changes_are_unknown() -> None:
    head = "env: {DIR: a, OTHER: b}\n"
    steps = '- run: echo "DIR=c" >> "$GITHUB_ENV"\n- run: docker build $DIR\n- run: docker build ${OTHER}/x\n'
    assert builds(steps, head) == [["…", "-", "-"], ["b/x", "-", "-"]]


def test_places_of_paths() -> None:
    (step,) = job("- run: |\n    docker build \\\n      -f a/Dockerfile .\n")
    file = step.builds[0].dockerfile
    assert file is not None
    assert file.parts[0].at is not None
    assert (file.parts[0].at.start, file.parts[0].at.text) == ((6, 16), "a/Dockerfile")

from __future__ import annotations

from textwrap import dedent, indent

import pytest
from shell_reading import lines, script

from dockerlint.models.shell import Script
from dockerlint.models.workflow import ImageBuild, Step, Workflow
from dockerlint.parsers.workflow import parse_workflow
from dockerlint.parsers.workflow_builds import docker_builds
from dockerlint.source import SourceFile
from dockerlint.values import Text


def workflow(text: str) -> Workflow:
    found, problems = parse_workflow(SourceFile(".github/workflows/ci.yml", dedent(text)))
    assert not problems
    assert found is not None
    return found


def job(steps: str, head: str = "") -> tuple[Step, ...]:
    parts = [
        "jobs:\n  build:\n",
        indent(dedent(head), "    "),
        "    steps:\n",
        indent(dedent(steps), "      "),
    ]
    return workflow("".join(parts)).jobs[0].steps


def shown(build: ImageBuild) -> list[str]:
    """Give context, Dockerfile and target; `-` for what is not given."""
    return [str(one) if one is not None else "-" for one in (build.context, build.dockerfile, build.target)]


def builds(steps: str, head: str = "") -> list[list[str]]:
    return [shown(build) for step in job(steps, head) for build in step.builds]


def test_steps() -> None:
    found = workflow(
        """
        jobs:
          a:
            steps:
              - name: Set up
                uses: actions/setup-node@v4
                with: {node-version: 22, cache: "${{ inputs.cache }}"}
              - uses: ./.github/actions/x
          b:
            uses: ./.github/workflows/x.yml
          c: 1
        """
    )
    assert [one.name for one in found.jobs] == ["a", "b"]
    first, second = found.jobs[0].steps
    assert (first.name, first.uses, first.version) == ("Set up", "actions/setup-node", "v4")
    assert {name: str(value) for name, value in first.inputs.items()} == {"node-version": "22", "cache": "…"}
    assert (second.uses, second.version) == ("./.github/actions/x", None)
    assert first.at.start == (5, 9)


@pytest.mark.parametrize("text", ["", "a", "on: push", "jobs: []", "- a"])
def test_what_holds_no_jobs_is_no_workflow(text: str) -> None:
    assert parse_workflow(SourceFile("x.yml", text)) == (None, [])


def test_broken_yaml_is_a_problem_and_the_rest_is_read() -> None:
    found, problems = parse_workflow(SourceFile("x.yml", "jobs:\n  a:\n    steps:\n      - run: b\n  c: [\n"))
    assert len(problems) == 1
    assert found is not None
    assert found.jobs[0].name == "a"


def test_commands_have_their_places() -> None:
    (step,) = job("- run: |\n    set -e\n    npm ci \\\n      --omit=dev && ${{ env.X }}/b\n")
    assert lines_of(step) == ["set -e", "; npm ci --omit=dev", "&& …/b"]
    assert [str(tuple(word.at.start)) for word in step.commands[1].words] == ["(6, 11)", "(6, 15)", "(7, 13)"]
    assert step.commands[2].words[0].at.text == "${{ env.X }}/b"


def lines_of(step: Step) -> list[str]:
    return lines(Script(step.commands))


@pytest.mark.parametrize(
    ("head", "step", "complete"),
    [
        ("", "- run: npm ci", True),
        ("", "- run: npm ci\n  shell: bash", True),
        ("", "- run: npm ci\n  shell: bash -e {0}", True),
        ("", "- run: npm ci\n  shell: pwsh", False),
        ("", "- run: npm ci\n  shell: python", False),
        ("runs-on: windows-latest\n", "- run: npm ci", False),
        ("runs-on: windows-latest\n", "- run: npm ci\n  shell: bash", True),
        ("defaults: {run: {shell: cmd}}\n", "- run: npm ci", False),
    ],
)
def test_only_shells_are_read(head: str, step: str, complete: bool) -> None:
    (found,) = job(step, head)
    assert (found.complete, len(found.commands)) == (complete, int(complete))


@pytest.mark.parametrize(
    ("workflow_folder", "job_folder", "step_folder", "expected"),
    [
        ("", "", "", "."),
        ("a", "", "", "a"),
        ("a", "b", "", "b"),
        ("a", "b", "./c/", "c"),
        ("", "", "${{ github.workspace }}/d", "d"),
        ("", "", "..", "…"),
        ("", "", "/srv", "…"),
        ("", "", "${{ inputs.x }}", "…"),
    ],
)
def test_working_directory(workflow_folder: str, job_folder: str, step_folder: str, expected: str) -> None:
    def defaults(folder: str) -> str:
        return f"defaults: {{run: {{working-directory: {folder}}}}}\n" if folder else ""

    own = f"\n        working-directory: {step_folder}" if step_folder else ""
    text = f"{defaults(workflow_folder)}jobs:\n  a:\n    x: 1\n    {defaults(job_folder)}\n    steps:\n      - run: a{own}\n"
    assert str(workflow(text).jobs[0].steps[0].folder) == expected


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


def test_arguments_and_tags_of_the_action() -> None:
    (step,) = job(
        """\
        - uses: docker/build-push-action@v6
          env: {REG: ghcr.io}
          with:
            tags: ${{ env.REG }}/x:1
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
    assert [(one.at.start, one.at.text) for one in build.args][1] == ((10, 13), "B=${{ github.sha }}")
    assert not build.args_complete
    assert [str(tag) for tag in build.tags] == ["ghcr.io/x:1"]


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


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        ("docker build .", [["svc", "-", "-"]]),
        ("docker build -t x -f a/Dockerfile --target=t ..", [[".", "svc/a/Dockerfile", "t"]]),
        ("docker build -fDockerfile.x -q --no-cache .", [["svc", "svc/Dockerfile.x", "-"]]),
        ("docker buildx build --push --platform linux/amd64,linux/arm64 .", [["svc", "-", "-"]]),
        ("docker --context c image build .", [["svc", "-", "-"]]),
        ("podman build .", [["svc", "-", "-"]]),
        ("sudo docker builder build .", [["svc", "-", "-"]]),
        ("docker build - < Dockerfile", [["…", "-", "-"]]),
        ("docker build https://github.com/a/b.git", [["…", "-", "-"]]),
        ("docker build -f $F .", [["svc", "…", "-"]]),
        ("cd a && docker build . && cd ../b && docker build .", [["svc/a", "-", "-"], ["svc/b", "-", "-"]]),
        ("(cd a; docker build .); docker build .", [["svc/a", "-", "-"], ["svc", "-", "-"]]),
        ("if x; then cd a; fi; docker build .", [["…", "-", "-"]]),
        ("cd $X; docker build .", [["…", "-", "-"]]),
        ("docker build", []),
        ("docker compose build x", []),
        ("docker run x build .", []),
        ("docker push x", []),
        ("docker $X .", []),
    ],
)
def test_docker_builds(run: str, expected: list[list[str]]) -> None:
    found = docker_builds(script(run).commands, Text.known("svc"))
    assert [shown(build) for build in found] == expected


def test_arguments_of_a_docker_build() -> None:
    (build,) = docker_builds(
        script('docker build --build-arg A="b c" --build-arg=B=$C --build-arg D -t x --tag y:$Z .').commands,
        Text.known("."),
    )
    assert [(one.name, str(one.value), one.at.text) for one in build.args] == [
        ("A", "b c", 'A="b c"'),
        ("B", "…", "B=$C"),
        ("D", "None", "D"),
    ]
    assert ([str(tag) for tag in build.tags], build.args_complete) == (["x", "y:…"], True)


@pytest.mark.parametrize("run", ["docker build $FLAGS .", 'docker build --build-arg "$A" .'])
def test_arguments_may_be_more_than_written(run: str) -> None:
    (build,) = docker_builds(script(run).commands, Text.known("."))
    assert not build.args_complete


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


def test_every_prefix_is_read() -> None:
    text = "env: {A: b}\njobs:\n  a:\n    strategy: {matrix: {x: [1, {y: 2}], include: [{z: 1}]}}\n    steps:\n      - uses: a@b\n        with:\n          build-args: |\n            A=b\n      - run: >-\n          a 'b\n"
    found = [parse_workflow(SourceFile("x.yml", text[:length]))[0] for length in range(len(text) + 1)]
    assert [len(one.jobs) for one in found if one][-1] == 1

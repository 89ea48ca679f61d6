from __future__ import annotations

import pytest

from dockerlint.project.unjudged.coverage import coverage
from tests.support.small_projects import project

COMPOSE = "services:\n  web:\n    build: .\n"


def open_questions(files: dict[str, str]) -> list[tuple[str, int, int, str, str]]:
    """List path, line and column, question and reason of all that is open."""
    found = coverage(project(files)).unjudged
    return [(one.at.path, *one.at.start, one.question, one.why) for one in found]


@pytest.mark.parametrize(
    ("dockerfile", "place", "question", "why"),
    [
        (
            "FROM acme/base:1\nCMD node a.js\n",
            (1, 1),
            "the user",
            "nothing is known of the base image `acme/base:1`",
        ),
        (
            "ARG B\nFROM $B\nCMD node a.js\n",
            (2, 1),
            "the user",
            "the base image is not known: `B` has no value",
        ),
        ("FROM node:22\nARG WHO\nUSER $WHO\nCMD node a.js\n", (2, 5), "the user", "`WHO` has no value"),
        (
            'FROM node:22\nENTRYPOINT ["sh", "-c", "exec \\"$APP\\""]\n',
            (2, 26),
            "what it starts",
            "its program is known only when it starts",
        ),
    ],
)
def test_an_open_question_has_its_reason_and_place(
    dockerfile: str, place: tuple[int, int], question: str, why: str
) -> None:
    healthy = COMPOSE + "    healthcheck: {test: [CMD, 'true']}\n"
    assert open_questions({"Dockerfile": dockerfile, "compose.yaml": healthy}) == [
        ("Dockerfile", *place, question, why)
    ]


def test_a_service_whose_base_image_may_have_a_healthcheck_is_open() -> None:
    files = {"Dockerfile": "FROM acme/base:1\nUSER app\nCMD node a.js\n", "compose.yaml": COMPOSE}
    assert open_questions(files) == [
        (
            "compose.yaml",
            2,
            3,
            "whether it has a healthcheck",
            "nothing is known of the base image `acme/base:1`",
        )
    ]


WORKFLOW = (
    "on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: docker build --push -t acme/api .\n"
)


@pytest.mark.parametrize(
    ("base", "compose", "why"),
    [
        ("acme/base:1", {}, "nothing is known of the base image `acme/base:1`"),
        (
            "node:22",
            {"compose.dev.yaml": COMPOSE.replace("build: .", "{image: $IMAGE, healthcheck: {test: check}}")},
            "a service with a healthcheck may run it: one of their names is not known",
        ),
    ],
)
def test_an_image_that_listens_and_may_have_a_healthcheck_is_open(
    base: str, compose: dict[str, str], why: str
) -> None:
    text = f"FROM {base}\nUSER app\nEXPOSE 3000\nCMD node a.js\n"
    files = {"Dockerfile": text, ".github/workflows/a.yml": WORKFLOW, **compose}
    assert open_questions(files) == [("Dockerfile", 1, 1, "whether it has a healthcheck", why)]


def test_nothing_is_asked_of_what_does_not_ship() -> None:
    files = {"Dockerfile": "FROM acme/base:1\nCMD node a.js\n", "compose.dev.yaml": COMPOSE}
    assert open_questions(files) == []


APP = {
    "package.json": '{"name": "app", "scripts": {"build": "tsc"}, "devDependencies": {"typescript": "5"}}',
    "tsconfig.json": '{"compilerOptions": {"outDir": "dist"}}',
    "src/main.ts": "start();\n",
    "compose.yaml": COMPOSE + "    healthcheck: {test: [CMD, 'true']}\n",
}


def test_a_file_of_node_that_nothing_brings_is_open() -> None:
    text = 'FROM node:22\nUSER node\nCOPY --from=acme/app /app /srv\nCMD ["node", "/srv/main.js"]\n'
    assert open_questions({**APP, "Dockerfile": text}) == [
        (
            "Dockerfile",
            4,
            6,
            "the code that it runs",
            "nothing in the tree shows how `/srv/main.js` gets into the image",
        )
    ]


def test_a_file_of_a_context_that_is_not_known_is_open() -> None:
    text = 'FROM node:22\nUSER node\nCOPY lost.yml made.js /srv/\nCOPY . /srv\nCMD ["node", "/srv/main.js"]\n'
    files = {**APP, "docker/api/Dockerfile": text}
    del files["compose.yaml"]
    assert open_questions(files) == [
        (
            "docker/api/Dockerfile",
            5,
            6,
            "the code that it runs",
            "no folder has all that its COPY instructions name, so `/srv/main.js` may be any file",
        )
    ]


def test_node_modules_that_a_command_may_have_changed_are_open() -> None:
    text = (
        "FROM node:22\nUSER node\nWORKDIR /app\nCOPY . .\nRUN npm ci && npm run build\nRUN ./clean.sh node_modules\n"
        "CMD node dist/main.js\n"
    )
    assert open_questions({**APP, "Dockerfile": text}) == [
        (
            "Dockerfile",
            6,
            5,
            "what its node_modules hold",
            "what `clean.sh` does to the node_modules is not known",
        )
    ]


def test_a_service_whose_dockerfile_is_not_in_the_tree_is_open() -> None:
    files = {"compose.yaml": "services:\n  web:\n    build: {context: ., dockerfile: Dokerfile}\n"}
    why = "the Dockerfile or the stage that it builds is not in the tree, or a variable decides it"
    assert open_questions(files) == [("compose.yaml", 2, 3, "what it builds", why)]

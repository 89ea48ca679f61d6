from __future__ import annotations

import json

import pytest

from dockerlint.project.workspaces.pin import PnpmPin, Rank, admitted
from dockerlint.project.workspaces.pnpm_major import PnpmVersion
from tests.support.small_projects import project

Found = tuple[str, str, str, int]
LOCK = "lockfileVersion: '9.0'\n\nimporters:\n\n  .: {}\n"
BASE = {"package.json": '{"name": "shop"}', "pnpm-lock.yaml": LOCK}


def pins(files: dict[str, str], folder: str = ".") -> list[Found]:
    """Return the pins of a workspace but the lockfile's: version, written text, path and line."""
    return [
        (pin.version, pin.at.text, pin.at.path, pin.at.start.line)
        for pin in all_pins(files, folder)
        if pin.rank is not Rank.LOCKFILE
    ]


def all_pins(files: dict[str, str], folder: str = ".") -> tuple[PnpmPin, ...]:
    """Return the pins of a workspace, the one that decides first."""
    made = project(files)
    (found,) = [one for one in made.workspaces.all if one.folder == folder]
    return made.pnpm.pins_of(found)


def version(files: dict[str, str]) -> PnpmVersion:
    """Return which pnpm installs the only workspace."""
    made = project(files)
    (found,) = made.workspaces.all
    return made.pnpm.version_of(found)


def in_dockerfile(text: str, **files: str) -> list[tuple[str, str, int]]:
    """Return the pins of a Dockerfile: version, written text and line."""
    found = pins({**BASE, "Dockerfile": "FROM node:22\n" + text, **files})
    return [(version, written, line) for version, written, _, line in found]


def in_job(steps: str, head: str = "", **files: str) -> list[tuple[str, str, int]]:
    """Return the pins of a workflow with one job: version, written text and line, from the first step on."""
    text = f"{head}\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    steps:\n{steps}"
    first = text[: text.index(steps)].count("\n")
    found = pins({**BASE, ".github/workflows/test.yml": text, **files})
    return [(version, written, line - first) for version, written, _, line in found]


@pytest.mark.parametrize(
    ("text", "majors"),
    [
        ("9", {9}),
        ("9.15.4", {9}),
        ("v9.15.4", {9}),
        ("^8.1.0 || ^9.0.0", {8, 9}),
        (">=8.15 <10", {8, 9}),
        ("<=9.1.0 >7", {8, 9}),
        ("11.0.0-beta.1", {11}),
        ("latest-10", {10}),
        ("next-11", {11}),
        (">=28", {28, 29}),
        ("latest", set()),
        ("", set()),
        ("workspace:*", set()),
    ],
)
def test_the_majors_that_a_text_admits(text: str, majors: set[int]) -> None:
    assert admitted(text) == majors


@pytest.mark.parametrize(
    ("command", "version"),
    [
        ("npm i -g pnpm@9", "9"),
        ("npm install --global --no-fund pm2 'pnpm@9.1.0' turbo", "9.1.0"),
        ("npm add --location=global pnpm@^10.0.0", "^10.0.0"),
        ("npm i -g @pnpm/exe@10.1.0", "10.1.0"),
        ("yarn global add pnpm@8", "8"),
        ("bun add -g pnpm@8", "8"),
        ("pnpm add -g pnpm@latest-10", "latest-10"),
        ("corepack enable && corepack prepare pnpm@9.1.0 --activate", "9.1.0"),
        ("corepack prepare --activate pnpm@9.1.0+sha256.abc", "9.1.0"),
        ("corepack use pnpm@9.1.0", "9.1.0"),
        ("corepack install -g pnpm@9.1.0", "9.1.0"),
        ("corepack pnpm@9.1.0 install", "9.1.0"),
        ("npx --yes pnpm@9.1.0 install", "9.1.0"),
        ("npx -p pnpm@9.1.0 pnpm install", "9.1.0"),
        ("npm exec --package=pnpm@9.1.0 -- pnpm install", "9.1.0"),
        ("pnpm dlx pnpm@9.1.0 install", "9.1.0"),
        ("npx corepack@0.34 prepare pnpm@9.1.0", "9.1.0"),
        ("curl -fsSL https://get.pnpm.io/install.sh | env PNPM_VERSION=9.1.0 sh -", "9.1.0"),
        ("export PNPM_VERSION=9.1.0 && wget -qO- https://get.pnpm.io/install.sh | sh -", "9.1.0"),
        ("PNPM_VERSION=9.1.0; npm i -g pnpm@$PNPM_VERSION", "9.1.0"),
        ('V=9.1.0 && npm i -g "pnpm@${V%.*}"', "9.1"),
    ],
)
def test_a_command_that_names_a_pnpm(command: str, version: str) -> None:
    found = in_dockerfile(f"RUN {command}\n")
    assert [(one[0], one[2]) for one in found] == [(version, 2)]


@pytest.mark.parametrize(
    "text",
    [
        "RUN npm i -g pnpm pnpm@latest pnpm@next",
        "RUN npm i -g @acme/pnpm@8 pnpm-sync@8",
        "RUN npm i pnpm@8",
        "RUN echo pnpm@8 && corepack enable pnpm",
        "# RUN npm i -g pnpm@8",
        "ARG PNPM_VERSION\nRUN npm i -g pnpm@$PNPM_VERSION",
        "RUN npm i -g pnpm@$(cat version)",
        'RUN V=9 && npm i -g "pnpm@${V//9/8}"',
        "LABEL pnpm=pnpm@8",
    ],
)
def test_what_names_no_pnpm(text: str) -> None:
    assert in_dockerfile(text + "\n") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ARG PNPM_VERSION=8\nRUN npm i -g pnpm@${PNPM_VERSION}", [("8", "8", 2)]),
        ('ENV V="8.15.9"\nRUN npm i -g pnpm@$V\nRUN npm i -g pnpm@$V', [("8.15.9", "8.15.9", 2)]),
        ("ARG V=8\nRUN npm i -g pnpm@$V.15.9", [("8.15.9", "8", 2)]),
        ("ARG MINOR\nRUN npm i -g pnpm@8.$MINOR", [("8.x", "8.$MINOR", 3)]),
        ("ARG PNPM_VERSION=8", [("8", "8", 2)]),
        ("ENV V=8\nRUN V=9 && npm i -g pnpm@$V", [("9", "9", 3)]),
        ('RUN ["npm", "i", "-g", "pnpm@8"]', [("8", "8", 2)]),
        ("RUN <<EOF\nset -e\nnpm i -g pnpm@8\nEOF", [("8", "8", 4)]),
        ("RUN npm i -g \\\n  pnpm@8", [("8", "8", 3)]),
        ('CMD ["npx", "pnpm@8", "start"]', [("8", "8", 2)]),
    ],
)
def test_the_place_is_where_the_version_is_written(text: str, found: list[tuple[str, str, int]]) -> None:
    assert in_dockerfile(text + "\n") == found


def test_a_global_argument_counts_once_for_all_stages() -> None:
    stages = "FROM node:22 AS {}\nARG PNPM_VERSION\nRUN npm i -g pnpm@$PNPM_VERSION\n"
    text = "ARG PNPM_VERSION=8\n" + stages.format("a") + stages.format("b")
    assert pins({**BASE, "Dockerfile": text}) == [("8", "8", "Dockerfile", 1)]


def test_the_build_argument_of_compose_wins() -> None:
    text = "FROM node:22\nARG PNPM_VERSION=8\nRUN npm i -g pnpm@$PNPM_VERSION\nCOPY . .\n"
    compose = "services:\n  a:\n    build:\n      context: .\n      args:\n        PNPM_VERSION: '10'\n"
    assert pins({**BASE, "Dockerfile": text, "compose.yaml": compose}) == [("10", "10", "compose.yaml", 6)]


OTHER = {"legacy/package.json": '{"name": "legacy"}', "legacy/pnpm-lock.yaml": LOCK}
INSTALL = "FROM node:22\nRUN npm i -g pnpm@8\n"


@pytest.mark.parametrize(
    ("copies", "compose", "folder"),
    [
        ("COPY . .\n", "context: legacy, dockerfile: ../d/Dockerfile", "legacy"),
        ("COPY . .\n", "context: ., dockerfile: d/Dockerfile", "."),
        ("COPY legacy ./\n", "context: ., dockerfile: d/Dockerfile", "legacy"),
        ("COPY legacy package.json ./\n", "context: ., dockerfile: d/Dockerfile", "."),
        ("", "context: ., dockerfile: d/Dockerfile", "."),
        ("RUN git clone https://example.com/x\n", "context: ., dockerfile: d/Dockerfile", None),
        ("COPY . .\n", "context: ../x, dockerfile: d/Dockerfile", None),
    ],
)
def test_a_dockerfile_is_of_the_workspace_of_its_context(
    copies: str, compose: str, folder: str | None
) -> None:
    files = {
        **BASE,
        **OTHER,
        "d/Dockerfile": INSTALL + copies,
        "compose.yaml": f"services:\n  a:\n    build: {{{compose}}}\n",
    }
    assert [one for one in (".", "legacy") if pins(files, one)] == ([folder] if folder else [])


SETUP = "      - uses: pnpm/action-setup@v4\n        with: {version: %s}\n"


@pytest.mark.parametrize(
    ("steps", "head", "found"),
    [
        (SETUP % "9", "", [("9", "9", 2)]),
        (SETUP % '"9.1.0"', "", [("9.1.0", "9.1.0", 2)]),
        (SETUP % "latest", "", []),
        (SETUP % "'${{ vars.V }}'", "", []),
        (SETUP % "'${{ matrix.pnpm }}'", "", []),
        (SETUP % "'${{ env.V }}'", "env: {V: 9}", [("9", "9", -5)]),
        ("      - run: echo V=8 >> $GITHUB_ENV\n" + SETUP % "'${{ env.V }}'", "env: {V: 9}", []),
        ("      - uses: other/setup@v4\n        with: {version: 9}\n", "", []),
        ("      - run: |\n          corepack enable\n          npm i -g pnpm@8\n", "", [("8", "8", 3)]),
        ("      - run: npm i -g pnpm@$V\n        env: {V: 8}\n", "", [("8", "8", 2)]),
        ("      - run: npx pnpm@8 install\n", "", [("8", "8", 1)]),
        (
            "      - run: curl -L https://get.pnpm.io/install.sh | sh -\n        env: {PNPM_VERSION: 8}\n",
            "",
            [("8", "8", 2)],
        ),
    ],
)
def test_pins_of_workflows(steps: str, head: str, found: list[tuple[str, str, int]]) -> None:
    assert in_job(steps, head + "\n# pnpm") == found


@pytest.mark.parametrize(
    ("steps", "folders"),
    [
        (SETUP % "8", ["."]),
        (SETUP % "8" + "      - run: cd legacy && pnpm install\n", ["legacy"]),
        (SETUP % "8" + "      - run: pnpm install\n        working-directory: legacy\n", ["legacy"]),
        (SETUP % "8" + "      - run: pnpm -C legacy install\n", ["legacy"]),
        (SETUP % "8" + "      - run: pnpm install\n      - run: cd legacy; pnpm test\n", [".", "legacy"]),
        (SETUP % "8" + "      - run: pnpm install\n        working-directory: ${{ matrix.x }}\n", []),
    ],
)
def test_a_step_is_of_the_workspaces_in_which_pnpm_is_called(steps: str, folders: list[str]) -> None:
    text = f"jobs:\n  test:\n    runs-on: ubuntu-24.04\n    steps:\n{steps}"
    files = {**BASE, **OTHER, ".github/workflows/test.yml": text}
    assert [one for one in (".", "legacy") if pins(files, one)] == folders


def test_a_nested_workflow_speaks_of_its_own_folder() -> None:
    text = f"jobs:\n  test:\n    runs-on: x\n    steps:\n{SETUP % 8}"
    files = {**BASE, **OTHER, "legacy/.github/workflows/test.yml": text}
    assert (pins(files), len(pins(files, "legacy"))) == ([], 1)


def test_the_fields_of_manifests_by_their_rank() -> None:
    root = {
        "name": "shop",
        "engines": {"pnpm": ">=9"},
        "volta": {"pnpm": "9.2.0"},
        "devEngines": {
            "packageManager": [{"name": "npm", "version": "10"}, {"name": "pnpm", "version": "^9"}]
        },
        "packageManager": "pnpm@9.15.4+sha512.abc",
    }
    member = {"name": "api", "packageManager": "pnpm@8.1.0", "engines": {"pnpm": "8"}}
    files = {
        "package.json": json.dumps(root),
        "pnpm-workspace.yaml": "packages: [api]\n",
        "api/package.json": json.dumps(member),
        ".tool-versions": "pnpm 9.3.0\n",
    }
    assert [(pin.rank.name, pin.name, pin.at.text) for pin in all_pins(files)] == [
        ("PACKAGE_MANAGER", "packageManager", "9.15.4"),
        ("DEV_ENGINES", "devEngines.packageManager", "^9"),
        ("TOOL", ".tool-versions", "9.3.0"),
        ("TOOL", "volta.pnpm", "9.2.0"),
        ("ENGINES", "engines.pnpm", ">=9"),
        ("MEMBER", "packageManager", "8.1.0"),
        ("MEMBER", "engines.pnpm", "8"),
    ]


def test_another_manager_and_a_range_in_package_manager_decide_nothing() -> None:
    yarn = {"package.json": '{"name": "a", "packageManager": "yarn@4.1.0"}', "pnpm-lock.yaml": LOCK}
    loose = {"package.json": '{"name": "a", "packageManager": "pnpm@9"}', ".tool-versions": "pnpm 8\n"}
    assert [pin.name for pin in all_pins(yarn)] == ["lockfileVersion"]
    assert [(pin.rank.name, pin.version) for pin in all_pins(loose)] == [("TOOL", "8"), ("ENGINES", "9")]


@pytest.mark.parametrize(
    ("files", "majors", "because"),
    [
        ({"Dockerfile": INSTALL + "COPY . .\nRUN pnpm install\n"}, (8,), "what installs it"),
        ({"Dockerfile": INSTALL + "COPY . .\n"}, (9, 10), "lockfileVersion"),
        ({".tool-versions": "pnpm 10.1.0\n"}, (10,), "a version manager"),
        (
            {"mise.toml": '[tools]\npnpm = "10"\n', "package.json": '{"name": "a", "volta": {"pnpm": "9"}}'},
            (9,),
            "volta",
        ),
    ],
)
def test_what_installs_decides_for_all_rules(
    files: dict[str, str], majors: tuple[int, ...], because: str
) -> None:
    found = version({**BASE, **files})
    assert (found.majors, found.because) == (majors, because)


def test_an_install_in_a_dockerfile_shows_pnpm() -> None:
    alone = {"package.json": '{"name": "shop"}', "Dockerfile": INSTALL + "COPY . .\n"}
    installing = {**alone, "Dockerfile": alone["Dockerfile"] + "RUN pnpm install\n"}
    assert [version(alone).shown, version(installing).shown] == [False, True]

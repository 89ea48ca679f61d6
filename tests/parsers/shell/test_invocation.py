from __future__ import annotations

import pytest

from dockerlint.parsers.shell.invocation import Invocation, invocation, unwrapped
from tests.support.shell_reading import script, word


def read(text: str) -> Invocation:
    call = invocation(script(text).commands[-1])
    assert call is not None
    return call


def shown(call: Invocation) -> tuple[str, str, dict[str, list[str]], list[str]]:
    flags = {name: [word(value) if value else "" for value in values] for name, values in call.flags.items()}
    return call.program, call.verb, flags, [word(one) for one in call.arguments]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("npm i pm2 -g", ("npm", "install", {"global": [""]}, ["pm2"])),
        ("npm add x", ("npm", "install", {}, ["x"])),
        ("npm rm x", ("npm", "remove", {}, ["x"])),
        ("npm install --loglevel error x", ("npm", "install", {"loglevel": ["error"]}, ["x"])),
        ("npm ci -w a --workspace=b", ("npm", "ci", {"workspace": ["a", "b"]}, [])),
        (
            "npm run build -w a -- --filter z",
            ("npm", "run", {"workspace": ["a"]}, ["build", "--filter", "z"]),
        ),
        ("npm --prefix=$D start", ("npm", "start", {"prefix": ["…"]}, [])),
        ("npm exec -- nest build", ("npm", "exec", {}, ["nest", "build"])),
        ("npm --$X ci", ("npm", "ci", {"": ["--…"]}, [])),
        (
            "pnpm --filter ${S}... --prod deploy /o",
            ("pnpm", "deploy", {"filter": ["…..."], "prod": [""]}, ["/o"]),
        ),
        (
            "pnpm -F=web -C apps/a i -P",
            ("pnpm", "install", {"filter": ["web"], "dir": ["apps/a"], "prod": [""]}, []),
        ),
        ("pnpm -Fweb add -w x", ("pnpm", "add", {"filter": ["web"], "workspace-root": [""]}, ["x"])),
        ("pnpm build --filter x", ("pnpm", "run", {}, ["build", "--filter", "x"])),
        ("pnpm run b --filter x", ("pnpm", "run", {}, ["b", "--filter", "x"])),
        ("pnpm recursive exec -- rm -rf x", ("pnpm", "exec", {"recursive": [""]}, ["rm", "-rf", "x"])),
        ("pnpm", ("pnpm", "", {}, [])),
        ("pnpm $CMD x", ("pnpm", "", {}, ["…", "x"])),
        ("yarn --frozen-lockfile", ("yarn", "install", {"frozen-lockfile": [""]}, [])),
        ("yarn build -x", ("yarn", "run", {}, ["build", "-x"])),
        ("yarn workspace a build", ("yarn", "run", {"workspace": ["a"]}, ["build"])),
        (
            "yarn workspaces foreach -At --include 'a*' run b",
            (
                "yarn",
                "run",
                {"workspaces": [""], "foreach": [""], "all": [""], "topological": [""], "include": ["a*"]},
                ["b"],
            ),
        ),
        ("yarn workspaces focus a", ("yarn", "focus", {"workspaces": [""]}, ["a"])),
        ("yarn global add x", ("yarn", "add", {"global": [""]}, ["x"])),
        ("bun i --production", ("bun", "install", {"production": [""]}, [])),
        ("corepack pnpm@9.1.0 i", ("pnpm", "install", {}, [])),
        ("corepack prepare pnpm@9 --activate", ("corepack", "prepare", {"activate": [""]}, ["pnpm@9"])),
        ("npx -y -p a b -c d", ("npx", "npx", {"yes": [""], "package": ["a"]}, ["b", "-c", "d"])),
        ("pnpx b", ("npx", "npx", {}, ["b"])),
        (
            "turbo prune $A --docker --out-dir x",
            ("turbo", "prune", {"docker": [""], "out-dir": ["x"]}, ["…"]),
        ),
        ("turbo build -F web", ("turbo", "run", {"filter": ["web"]}, ["build"])),
        ("nx run-many -t build -p a", ("nx", "run-many", {"target": ["build"], "projects": ["a"]}, [])),
        ("tsc -p x.json", ("tsc", "", {"project": ["x.json"]}, [])),
        ("nest build api -c n.json", ("nest", "build", {"config": ["n.json"]}, ["api"])),
        (
            "apt-get install -yq -t sid a",
            ("apt-get", "install", {"yes": [""], "quiet": [""], "target-release": ["sid"]}, ["a"]),
        ),
        ("apt -o A=b install c", ("apt-get", "install", {"option": ["A=b"]}, ["c"])),
        (
            "apk add --no-cache --virtual .b gcc",
            ("apk", "add", {"no-cache": [""], "virtual": [".b"]}, ["gcc"]),
        ),
        ("python3 -m pip install -r r.txt x", ("pip", "install", {"requirement": ["r.txt"]}, ["x"])),
        ("python3.12 -m uv pip install x", ("uv", "pip install", {}, ["x"])),
        ("pip3.12 install x", ("pip", "install", {}, ["x"])),
        ("pip install --no-cache x", ("pip", "install", {"no-cache-dir": [""]}, ["x"])),
        ("pip install --no-c x", ("pip", "install", {"no-c": [""]}, ["x"])),
        ("pip cache purge", ("pip", "cache purge", {}, [])),
        (
            "apt-get install -yqt sid a",
            ("apt-get", "install", {"yes": [""], "quiet": [""], "target-release": ["sid"]}, ["a"]),
        ),
        (
            "apt-get -yoDpkg::Options::=--force-confold install a",
            ("apt-get", "install", {"yes": [""], "option": ["Dpkg::Options::=--force-confold"]}, ["a"]),
        ),
        ("apt-get -o=Dpkg::Use-Pty=0 update", ("apt-get", "update", {"option": ["Dpkg::Use-Pty=0"]}, [])),
        ("aptitude safe-upgrade", ("apt-get", "upgrade", {}, [])),
        ("apk cache clean", ("apk", "cache clean", {}, [])),
        ("yum -y localinstall x.rpm", ("dnf", "install", {"assumeyes": [""]}, ["x.rpm"])),
        ("microdnf up --setopt=tsflags=nodocs", ("dnf", "upgrade", {"setopt": ["tsflags=nodocs"]}, [])),
        ("dnf groupinstall 'Dev Tools'", ("dnf", "group install", {}, ["Dev Tools"])),
        ("dnf module install -y nodejs:18", ("dnf", "module install", {"assumeyes": [""]}, ["nodejs:18"])),
        ("zypper -n in -n vim", ("zypper", "install", {"non-interactive": [""], "name": [""]}, ["vim"])),
        ("zypper --gpg-auto ref", ("zypper", "refresh", {"gpg-auto-import-keys": [""]}, [])),
        ("uv pip install --no-cache-dir x", ("uv", "pip install", {"no-cache": [""]}, ["x"])),
        ("uv tool", ("uv", "tool", {}, [])),
        ("uv pip $X y", ("uv", "", {}, ["…", "y"])),
        ("uv run --with x gunicorn -w 4", ("uv", "run", {"with": ["x"]}, ["gunicorn", "-w", "4"])),
        ("uvx --from a b -x", ("uvx", "tool run", {"from": ["a"]}, ["b", "-x"])),
        ("pipx inject poetry x --force", ("pipx", "inject", {"force": [""]}, ["poetry", "x"])),
        ("gem i x -v 1 -- --with-y z", ("gem", "install", {"version": ["1"]}, ["x"])),
        ("gem install x --no-doc", ("gem", "install", {"no-document": [""]}, ["x"])),
        ("go install -tags a,b -v x@v1", ("go", "install", {"tags": ["a,b"], "v": [""]}, ["x@v1"])),
        ("go run x@v1 -tags z", ("go", "run", {}, ["x@v1", "-tags", "z"])),
        ("go mod download", ("go", "mod download", {}, [])),
        (
            "cargo +nightly b -r -F x",
            ("cargo", "build", {"toolchain": [""], "release": [""], "features": ["x"]}, []),
        ),
        ("cargo install --vers 1 x", ("cargo", "install", {"version": ["1"]}, ["x"])),
        ("composer -d app i --no-dev", ("composer", "install", {"working-dir": ["app"], "no-dev": [""]}, [])),
        ("composer global require a/b:1", ("composer", "global require", {}, ["a/b:1"])),
    ],
)
def test_invocations(text: str, expected: tuple[str, str, dict[str, list[str]], list[str]]) -> None:
    assert shown(read(text)) == expected


@pytest.mark.parametrize("text", ["ls -la", "$X install", "A=1", "python3 -m venv x", "corepackx"])
def test_other_commands_are_none(text: str) -> None:
    assert invocation(script(text).commands[-1]) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("npx -y turbo@2 prune a", ("turbo", "prune", {}, ["a"])),
        ("pnpm exec nest build", ("nest", "build", {}, [])),
        ("pnpm turbo run b", ("turbo", "run", {}, ["b"])),
        ("pnpm dlx pnpm@9 i", ("pnpm", "install", {}, [])),
        ("npx pnpm dlx tsc -b", ("tsc", "", {"build": [""]}, [])),
        ("pnpm build", ("pnpm", "run", {}, ["build"])),
        ("npm run turbo", ("npm", "run", {}, ["turbo"])),
        ("npx cowsay", ("npx", "npx", {}, ["cowsay"])),
        ("pnpm go build", ("pnpm", "run", {}, ["go", "build"])),
    ],
)
def test_runners_are_looked_through(
    text: str, expected: tuple[str, str, dict[str, list[str]], list[str]]
) -> None:
    assert shown(unwrapped(read(text))) == expected


@pytest.mark.parametrize(
    ("text", "script_name"),
    [
        ("npm start", "start"),
        ("yarn b", "b"),
        ("pnpm run $X", None),
        ("npm ci", None),
        ("npm t", "test"),
        ("cargo run x", None),
        ("uv run x", None),
    ],
)
def test_script(text: str, script_name: str | None) -> None:
    assert read(text).script == script_name


@pytest.mark.parametrize(
    ("text", "is_global", "production", "frozen"),
    [
        ("npm i -g x", True, False, False),
        ("npm i x --location=global", True, False, False),
        ("npm i --global=false x", False, False, False),
        ("npm ci --omit=dev", False, True, True),
        ("npm ci --omit optional", False, False, True),
        ("npm i --production=false", False, False, False),
        ("npm i --only=production", False, True, False),
        ("npm ci --omit=dev --include=dev", False, False, True),
        ("pnpm i -P --frozen-lockfile", False, True, True),
        ("pnpm i --frozen-lockfile=false", False, False, False),
        ("yarn install --immutable", False, False, True),
    ],
)
def test_what_an_install_does(text: str, is_global: bool, production: bool, frozen: bool) -> None:
    call = read(text)
    assert (call.is_global, call.is_production, call.is_frozen) == (is_global, production, frozen)


def test_values_keep_their_place_and_variables() -> None:
    (value,) = read("pnpm --filter=${S}... build").values("filter")
    assert (value.at.start.column, value.at.text, value.parts[1:]) == (15, "${S}...", ("...",))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("apt-get -y install curl", "install"),
        ("uv pip install x", "install"),
        ("npm i x", "i"),
        ("pnpm build", None),
        ("yarn", None),
        ("sudo apt-get 'install' x", "'install'"),
        ("apt-get $X install", None),
    ],
)
def test_the_place_of_the_verb(text: str, expected: str | None) -> None:
    at = read(text).verb_at
    assert (at and at.text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("npm ci", False),
        ("npm ci --$X", True),
        ("npm i $X", True),
        ("npm i x@$V", False),
        ("npm i ''", False),
    ],
)
def test_a_variable_may_hold_options(text: str, expected: bool) -> None:
    assert read(text).is_open is expected

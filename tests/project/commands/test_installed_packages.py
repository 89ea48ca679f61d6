from __future__ import annotations

import pytest

from dockerlint.knowledge.commands.package_specs import Pin, Source
from dockerlint.project.commands.installed_packages import InstalledPackage, fetches, installs
from tests.support.one_command import first_call, run


def shown(packages: tuple[InstalledPackage, ...]) -> list[str]:
    """Show `name version PIN`, and the source where it is no repository."""
    out = []
    for one in packages:
        source = [] if one.source is Source.REPOSITORY else [one.source.name]
        out.append(
            " ".join([one.name or "?", *([one.version] if one.version else []), one.pin.name, *source])
        )
    return out


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "apt-get install -yq --no-install-recommends curl git=1:2.39 nano-",
            ["curl NONE", "git 1:2.39 EXACT"],
        ),
        (
            "apt-get -o Dpkg::Options::=--force-confold -t sid install g++ ./x.deb",
            ["g++ NONE", "? NO_CHOICE LOCAL"],
        ),
        ("sudo apt install -y curl/bookworm", ["curl bookworm RANGE"]),
        ("apt-get update", []),
        ("apt-get remove curl", []),
        ("apt-get install --simulate curl", []),
        ("apt-get install -sy curl", []),
        ("apt-get -d install curl", []),
        ("apt-get install --download-only=false curl", ["curl NONE"]),
        ("apt install --print-uris curl", []),
        ("apt-get install --dry-run curl", []),
        ("apk add -s curl", []),
        ("dnf install --downloadonly curl", []),
        ("zypper install -D curl", []),
        ("pip install --dry-run flask", []),
        ("gem install --explain rake", []),
        ("gem install --version 13.2.1 rake", ["rake 13.2.1 EXACT"]),
        ("npm install --package-lock-only -g pm2", []),
        ("pnpm add --lockfile-only lodash", []),
        ("apk add --no-cache -t .deps gcc~13 curl@edge !busybox", ["gcc 13 RANGE", "curl NONE"]),
        ("apk -U add curl", ["curl NONE"]),
        ("yum -y install httpd-2.4.57 @development", ["httpd 2.4.57 EXACT", "@development NO_CHOICE GROUP"]),
        ("dnf in -y https://x.org/y.rpm vim", ["? NO_CHOICE ADDRESS", "vim NONE"]),
        ("dnf module install -y nodejs:18 php", ["nodejs 18 RANGE", "php NONE"]),
        ("dnf -y groupinstall 'Development Tools'", ["Development Tools NO_CHOICE GROUP"]),
        ("microdnf install -y shadow-utils", ["shadow-utils NONE"]),
        ("zypper --non-interactive in -- -nano vim=9 'git>=2'", ["vim 9 EXACT", "git 2 RANGE"]),
        ("zypper in -y -t pattern devel_basis", ["devel_basis UNKNOWN"]),
        ("zypper in -y virtualbox = 7.0", ["virtualbox 7.0 EXACT"]),
        (
            "pip install flask==3.0 'uvicorn[standard]>=0.30' six",
            ["flask 3.0 EXACT", "uvicorn 0.30 RANGE", "six NONE"],
        ),
        ("pip3 install -r requirements.txt -e .", ["? NO_CHOICE LOCAL", "? NO_CHOICE LIST"]),
        ("pip install -c constraints.txt flask six==1.16", ["flask UNKNOWN", "six 1.16 EXACT"]),
        ("PIP_CONSTRAINT=c.txt pip install flask", ["flask UNKNOWN"]),
        ("pip install --$OPTION flask", ["flask UNKNOWN"]),
        ("pip install $OPTIONS flask", ["? UNKNOWN", "flask UNKNOWN"]),
        ("python3 -m pip install --user --upgrade pip", ["pip NONE"]),
        ("pip download flask", []),
        ("uv pip install --system flask==3.0", ["flask 3.0 EXACT"]),
        ("uv tool install --with boto3 dvc@3.5", ["dvc 3.5 EXACT", "boto3 NONE"]),
        ("uv sync --frozen --no-dev", []),
        ("uv add --tag v1 git+https://github.com/a/b", ["b UNKNOWN GIT"]),
        ("pipx install 'poetry==1.8.5'", ["poetry 1.8.5 EXACT"]),
        ("pipx inject poetry poetry-plugin-export", ["poetry-plugin-export NONE"]),
        ("gem install bundler:2.5.1 rake", ["bundler 2.5.1 EXACT", "rake NONE"]),
        ("gem i bundler -v '~> 2'", ["bundler ~> 2 RANGE"]),
        ("gem install bundler --version $V", ["bundler UNKNOWN"]),
        ("gem install nokogiri -- --use-system-libraries", ["nokogiri NONE"]),
        ("go install x.org/y@latest ./cmd/api", ["x.org/y latest MOVING", "? NO_CHOICE LOCAL"]),
        ("go get -u -tool x.org/y@v1.2.3", ["x.org/y v1.2.3 EXACT"]),
        ("cargo +stable install --locked ripgrep@14.1.0 fd-find", ["ripgrep 14.1.0 EXACT", "fd-find NONE"]),
        ("cargo install ripgrep --version 14", ["ripgrep 14 RANGE"]),
        ("cargo install --git https://github.com/a/b b", ["b UNKNOWN"]),
        ("cargo build --release", []),
        (
            "composer require a/b:1.0.2 c/d ^2 ext-json",
            ["a/b 1.0.2 EXACT", "c/d ^2 RANGE", "ext-json NO_CHOICE GROUP"],
        ),
        ("composer global require a/b", ["a/b NONE"]),
        ("composer install --no-dev", []),
        ("npm i -g pm2@5.4.2 @nestjs/cli", ["pm2 5.4.2 EXACT", "@nestjs/cli NONE"]),
        ("npm add ./x npm/cli#v10.0.0", ["? NO_CHOICE LOCAL", "cli v10.0.0 EXACT GIT"]),
        ("npm ci", []),
        ("npm install", []),
        ("pnpm add -g turbo@2", ["turbo 2 RANGE"]),
        ("yarn global add serve", ["serve NONE"]),
        ("yarn add x@latest", ["x latest MOVING"]),
        ("bun add -g x", ["x NONE"]),
        ("corepack prepare pnpm@9.1.0 --activate", ["pnpm 9.1.0 EXACT"]),
        ("corepack use yarn@stable", ["yarn stable MOVING"]),
        ("ls install x; apt-get update", []),
    ],
)
def test_what_is_installed(line: str, expected: list[str]) -> None:
    assert shown(installs(run(line))) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("npx -y cowsay@1 hello", ["cowsay 1 RANGE"]),
        ("npx -p typescript@5.5.4 tsc -p .", ["typescript 5.5.4 EXACT"]),
        ("npm exec -- prisma generate", ["prisma NONE"]),
        ("pnpm dlx turbo@latest prune api", ["turbo latest MOVING"]),
        ("yarn dlx x", ["x NONE"]),
        ("bunx x@1.2.3", ["x 1.2.3 EXACT"]),
        ("uvx --from ruff==0.6 ruff check", ["ruff 0.6 EXACT"]),
        ("uv tool run --with x ruff@latest check", ["ruff latest MOVING", "x NONE"]),
        ("pipx run black .", ["black NONE"]),
        ("go run x.org/y@v1.2.3 --flag", ["x.org/y v1.2.3 EXACT"]),
        ("go run .", ["? NO_CHOICE LOCAL"]),
        ("npm run build", []),
    ],
)
def test_what_is_fetched_to_run_once(line: str, expected: list[str]) -> None:
    assert shown(fetches(run(line))) == expected


@pytest.mark.parametrize(
    ("dockerfile", "expected"),
    [
        (
            "FROM a\nARG PACKAGES='curl git=1'\nRUN apt-get install -y $PACKAGES\n",
            ["curl NONE", "git 1 EXACT"],
        ),
        ("FROM a\nENV V=2.51.0-2.fc42\nRUN dnf -y install git-core-${V}\n", ["git-core 2.51.0-2.fc42 EXACT"]),
        ("FROM a\nARG V\nRUN apt-get install -y curl=$V\n", ["curl UNKNOWN"]),
        ("FROM a\nRUN apt-get install -y $PACKAGES curl\n", ["? UNKNOWN", "curl NONE"]),
        ("FROM a\nRUN P='curl git' && apt-get install -y $P\n", ["curl NONE", "git NONE"]),
        ('FROM a\nRUN export P=curl; P="$P=1"; apt-get install -y $P\n', ["curl 1 EXACT"]),
        ("FROM a\nRUN if x; then P=curl; fi; apt-get install -y $P\n", ["? UNKNOWN"]),
        ("FROM a\nRUN (P=curl); apt-get install -y $P\n", ["? UNKNOWN"]),
        ("FROM a\nRUN apt-get install -y $(cat list) curl\n", ["? UNKNOWN", "curl NONE"]),
        ("FROM a\nENV O='-t sid -y'\nRUN apt-get install $O curl\n", ["curl NONE"]),
        ("FROM a\nENV P=''\nRUN apt-get install -y $P curl\n", ["curl NONE"]),
        ("FROM a\nENV P='a b'\nRUN dnf -y groupinstall \"$P\"\n", ["a b NO_CHOICE GROUP"]),
        ("FROM a\nENV A=x\nRUN npm i -g $A-$B@1\n", ["? 1 RANGE"]),
    ],
)
def test_variables_are_followed_and_unknown_stays_unknown(dockerfile: str, expected: list[str]) -> None:
    assert shown(installs(first_call(dockerfile))) == expected


def test_a_value_that_grows_without_end_is_unknown() -> None:
    doubled = "X=$X$X; " * 60
    packages = installs(first_call(f"FROM a\nRUN X=curl; {doubled} apt-get install -y $X\n"))
    assert [one.pin for one in packages] == [Pin.UNKNOWN]


def test_a_package_knows_its_place() -> None:
    packages = installs(first_call('FROM a\nENV P="a b"\nRUN apt-get install \\\n  $P c="1"\n'))
    assert [(one.at.start, one.at.text, one.name) for one in packages] == [
        ((4, 3), "$P", "a"),
        ((4, 3), "$P", "b"),
        ((4, 6), 'c="1"', "c"),
    ]

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dockerlint.knowledge.commands.package_specs import GRAMMARS, Pin, Source
from dockerlint.parsers.npm.specs import GAP, PackageSpec, continues, read_spec, read_version

NONE, MOVING, RANGE, EXACT, UNKNOWN = Pin.NONE, Pin.MOVING, Pin.RANGE, Pin.EXACT, Pin.UNKNOWN
LOCAL = PackageSpec(None, None, Pin.NO_CHOICE, Source.LOCAL)
ADDRESS = PackageSpec(None, None, Pin.NO_CHOICE, Source.ADDRESS)


@pytest.mark.parametrize(
    ("grammar", "text", "name", "version", "pin"),
    [
        ("apt", "curl", "curl", None, NONE),
        ("apt", "curl=7.88.1-10", "curl", "7.88.1-10", EXACT),
        ("apt", "git=1:2.5.0*", "git", "1:2.5.0*", RANGE),
        ("apt", "curl/bookworm", "curl", "bookworm", RANGE),
        ("apt", "libc6:arm64", "libc6", None, NONE),
        ("apt", "libc6:arm64=2.36", "libc6", "2.36", EXACT),
        ("apt", "g++", "g++", None, NONE),
        ("apt", "ncbi-blast+=2.6.0-1", "ncbi-blast+", "2.6.0-1", EXACT),
        ("apt", f"curl={GAP}", "curl", None, UNKNOWN),
        ("apt", f"php{GAP}-cli", None, None, UNKNOWN),
        ("apk", "curl", "curl", None, NONE),
        ("apk", "curl=8.5.0-r0", "curl", "8.5.0-r0", EXACT),
        ("apk", "curl~8", "curl", "8", RANGE),
        ("apk", "curl=~8", "curl", "8", RANGE),
        ("apk", "curl~=8", "curl", "8", RANGE),
        ("apk", "curl>=8", "curl", "8", RANGE),
        ("apk", "curl><Q12l/v=", "curl", "Q12l/v=", EXACT),
        ("apk", "curl@edge", "curl", None, NONE),
        ("apk", "curl@edge=8-r0", "curl", "8-r0", EXACT),
        ("apk", "so:libcrypto.so.3", "so:libcrypto.so.3", None, NONE),
        ("rpm", "rpm-sign", "rpm-sign", None, NONE),
        ("rpm", "rpm-sign-4.16.1.3", "rpm-sign", "4.16.1.3", EXACT),
        ("rpm", "gcc-c++-1.1.1", "gcc-c++", "1.1.1", EXACT),
        ("rpm", "curl-7.76.1-26.el9.x86_64", "curl", "7.76.1-26.el9", EXACT),
        ("rpm", "openssl-1:1.1.1k", "openssl", "1:1.1.1k", EXACT),
        ("rpm", "1:openssl-1.1.1k-9.el8", "openssl", "1.1.1k-9.el8", EXACT),
        ("rpm", "nginx-1.24*", "nginx", "1.24*", RANGE),
        ("rpm", "curl = 7.76", "curl", "7.76", EXACT),
        ("rpm", "curl >= 7.76", "curl", "7.76", RANGE),
        ("rpm", "glibc.i686", "glibc", None, NONE),
        ("rpm", "java-1.8.0-openjdk", "java-1.8.0-openjdk", None, NONE),
        ("rpm", "java-11-openjdk-headless", "java-11-openjdk-headless", None, NONE),
        ("rpm", "compat-libstdc++-33", "compat-libstdc++-33", None, UNKNOWN),
        ("rpm", "compat-libstdc++-33.i686", "compat-libstdc++-33", None, UNKNOWN),
        ("rpm", "gcc-toolset-12", "gcc-toolset-12", None, UNKNOWN),
        ("rpm", "/usr/bin/rpmsign", "/usr/bin/rpmsign", None, NONE),
        ("rpm", "@nodejs:18", "nodejs", "18", RANGE),
        ("rpm", f"kernel-devel-{GAP}", None, None, UNKNOWN),
        ("module", "nodejs:18/minimal", "nodejs", "18", RANGE),
        ("module", "nodejs", "nodejs", None, NONE),
        ("zypper", "tomcat", "tomcat", None, NONE),
        ("zypper", "tomcat=9.0.39", "tomcat", "9.0.39", EXACT),
        ("zypper", "tomcat<=9.0", "tomcat", "9.0", RANGE),
        ("zypper", "virtualbox-2.0.6", "virtualbox", "2.0.6", EXACT),
        ("zypper", "virtualbox = 2.0.6", "virtualbox", "2.0.6", EXACT),
        ("zypper", "LocalRepo:example", "example", None, NONE),
        ("zypper", "perl(Time::ParseDate)", "perl(Time::ParseDate)", None, NONE),
        ("python", "flask", "flask", None, NONE),
        ("python", "flask==3.0.0", "flask", "3.0.0", EXACT),
        ("python", "flask===3", "flask", "3", EXACT),
        ("python", "flask==3.*", "flask", "3.*", RANGE),
        ("python", "flask ~= 3.0", "flask", "3.0", RANGE),
        ("python", "flask>=3,<4", "flask", "3,<4", RANGE),
        ("python", "uvicorn[standard]==0.30", "uvicorn", "0.30", EXACT),
        ("python", "uvicorn[a, b]", "uvicorn", None, NONE),
        ("python", "flask==3;python_version<'3.9'", "flask", "3", EXACT),
        ("python", "flask;python_version<'3.9'", "flask", None, NONE),
        ("python", "ruff@0.6.2", "ruff", "0.6.2", EXACT),
        ("python", "ruff@latest", "ruff", "latest", MOVING),
        ("python", f"flask=={GAP}", "flask", None, UNKNOWN),
        ("python", f"flask{GAP}", None, None, UNKNOWN),
        ("ruby", "rails", "rails", None, NONE),
        ("ruby", "rails:7.1.0", "rails", "7.1.0", EXACT),
        ("ruby", "rails:~> 7.1", "rails", "~> 7.1", RANGE),
        ("go", "golang.org/x/tools/gopls", "golang.org/x/tools/gopls", None, NONE),
        ("go", "golang.org/x/tools/gopls@latest", "golang.org/x/tools/gopls", "latest", MOVING),
        ("go", "x.org/y@v0.16.1", "x.org/y", "v0.16.1", EXACT),
        ("go", "x.org/y@v0.0.0-20240101-abc", "x.org/y", "v0.0.0-20240101-abc", EXACT),
        ("go", "x.org/y@1a2b3c4d", "x.org/y", "1a2b3c4d", EXACT),
        ("go", "x.org/y@v1", "x.org/y", "v1", RANGE),
        ("go", "x.org/y@main", "x.org/y", "main", MOVING),
        ("cargo", "ripgrep", "ripgrep", None, NONE),
        ("cargo", "ripgrep@14.1.0", "ripgrep", "14.1.0", EXACT),
        ("cargo", "ripgrep@14", "ripgrep", "14", RANGE),
        ("composer", "laravel/installer", "laravel/installer", None, NONE),
        ("composer", "laravel/installer:5.2.0", "laravel/installer", "5.2.0", EXACT),
        ("composer", "laravel/installer=^5", "laravel/installer", "^5", RANGE),
        ("composer", "laravel/installer 5.2", "laravel/installer", "5.2", EXACT),
        ("composer", "laravel/installer:dev-master", "laravel/installer", "dev-master", MOVING),
        ("npm", "pm2", "pm2", None, NONE),
        ("npm", "pm2@", "pm2", None, NONE),
        ("npm", "pm2@5.4.2", "pm2", "5.4.2", EXACT),
        ("npm", "pnpm@9.1.0+sha256.abc", "pnpm", "9.1.0+sha256.abc", EXACT),
        ("npm", "@nestjs/cli@10", "@nestjs/cli", "10", RANGE),
        ("npm", "@nestjs/cli", "@nestjs/cli", None, NONE),
        ("npm", "pm2@>=5 <6", "pm2", ">=5 <6", RANGE),
        ("npm", "pm2@1.x", "pm2", "1.x", RANGE),
        ("npm", "pm2@latest", "pm2", "latest", MOVING),
        ("npm", "pm2@*", "pm2", "*", MOVING),
        ("npm", "old@npm:lodash@4.17.21", "lodash", "4.17.21", EXACT),
        ("npm", f"pnpm@{GAP}", "pnpm", None, UNKNOWN),
        ("npm", GAP, None, None, UNKNOWN),
    ],
)
def test_packages_of_a_repository(
    grammar: str, text: str, name: str | None, version: str | None, pin: Pin
) -> None:
    assert read_spec(text, grammar) == PackageSpec(name, version, pin, Source.REPOSITORY)


@pytest.mark.parametrize(
    ("grammar", "text", "expected"),
    [
        ("apt", "./wkhtmltox_0.12.deb", LOCAL),
        ("apt", "/opt/a.deb", LOCAL),
        ("apk", "mypackage-1.1.1.apk", LOCAL),
        ("apk", "https://example.org/glibc.apk", ADDRESS),
        ("rpm", "tito-0.6.2-1.fc22.noarch.rpm", LOCAL),
        ("rpm", f"https://example.org/{GAP}.rpm", ADDRESS),
        ("zypper", "tomcat-9.0.39-1.rpm", LOCAL),
        ("python", ".", LOCAL),
        ("python", ".[dev]", LOCAL),
        ("python", "./api", LOCAL),
        ("python", "dist/api.whl", LOCAL),
        ("python", "api-1-py3-none-any.whl", LOCAL),
        ("python", "https://example.org/api.tar.gz", ADDRESS),
        ("python", "api @ https://example.org/api.tar.gz", ADDRESS._replace(name="api")),
        ("ruby", "pkg/x-1.0.gem", LOCAL),
        ("go", "./cmd/...", LOCAL),
        ("go", ".", LOCAL),
        ("go", "main.go", LOCAL),
        ("go", "std", LOCAL),
        ("go", "cmd/vet", LOCAL),
        ("npm", "./x", LOCAL),
        ("npm", "../folder", LOCAL),
        ("npm", "file:../x", LOCAL),
        ("npm", "x-v1.2.3.tgz", LOCAL),
        ("npm", "x@workspace:*", LOCAL._replace(name="x")),
        ("npm", "https://example.org/x.tgz", ADDRESS),
    ],
)
def test_files_and_addresses(grammar: str, text: str, expected: PackageSpec) -> None:
    assert read_spec(text, grammar) == expected


@pytest.mark.parametrize(
    ("grammar", "text", "name", "version", "pin"),
    [
        ("python", "git+https://github.com/a/b.git@0.6-alpha#egg=b", "b", "0.6-alpha", EXACT),
        ("python", "git+https://github.com/a/b", "b", None, NONE),
        ("python", "git+https://github.com/a/b@main", "b", "main", MOVING),
        ("python", "git+https://github.com/a/b@feature-x", "b", "feature-x", UNKNOWN),
        ("python", "git+ssh://git@github.com/a/b.git", "b", None, NONE),
        ("python", "git+ssh://git@github.com/a/b.git@v1.0", "b", "v1.0", EXACT),
        ("python", "c @ git+https://github.com/a/b@1f2e3d4", "c", "1f2e3d4", EXACT),
        ("python", f"git+https://github.com/a/b@{GAP}", "b", None, UNKNOWN),
        ("npm", "git+ssh://git@github.com:npm/cli.git#v1.0.27", "cli", "v1.0.27", EXACT),
        ("npm", "git+https://isaacs@github.com/npm/cli#semver:^5.0", "cli", "semver:^5.0", RANGE),
        ("npm", "git://github.com/npm/cli.git", "cli", None, NONE),
        ("npm", "npm/cli", "cli", None, NONE),
        ("npm", "github:npm/cli#abcdef0", "cli", "abcdef0", EXACT),
    ],
)
def test_git(grammar: str, text: str, name: str, version: str | None, pin: Pin) -> None:
    assert read_spec(text, grammar) == PackageSpec(name, version, pin, Source.GIT)


@pytest.mark.parametrize(
    ("grammar", "text"),
    [
        ("apt", "lamp-server^"),
        ("apt", "?priority(required)"),
        ("apk", ".build-deps"),
        ("rpm", "@development"),
        ("rpm", "@Web Server"),
        ("group", "Development Tools"),
        ("zypper", "pattern:lamp_server"),
        ("composer", "ext-json"),
    ],
)
def test_groups(grammar: str, text: str) -> None:
    assert read_spec(text, grammar) == PackageSpec(text, None, Pin.NO_CHOICE, Source.GROUP)


@pytest.mark.parametrize(
    ("grammar", "text"),
    [("apt", "nano-"), ("apk", "!busybox"), ("zypper", "!vim"), ("zypper", "-vim"), ("go", "x.org/y@none")],
)
def test_words_that_install_nothing(grammar: str, text: str) -> None:
    assert read_spec(text, grammar) is None


@pytest.mark.parametrize(
    ("grammar", "version", "pin"),
    [("ruby", "7.1", EXACT), ("ruby", "~> 7", RANGE), ("cargo", "1.2.3", EXACT), ("cargo", "1", RANGE)],
)
def test_versions_that_an_option_gives(grammar: str, version: str, pin: Pin) -> None:
    assert read_version("x", version, grammar) == PackageSpec("x", version, pin, Source.REPOSITORY)


@pytest.mark.parametrize(
    ("grammar", "text", "expected"),
    [
        ("composer", "^1.0", True),
        ("composer", "dev-main", True),
        ("composer", "a/b", False),
        ("composer", "ext-json", False),
        ("composer", "php", False),
        ("zypper", "=", True),
        ("zypper", "2.0.6", True),
        ("zypper", "389-ds", False),
        ("npm", "1.0", False),
    ],
)
def test_words_that_are_the_version_of_the_one_before(grammar: str, text: str, expected: bool) -> None:
    assert continues(text, grammar) is expected


@settings(derandomize=True, max_examples=60)
@given(st.text(alphabet="a1.-@:/=<>~^*+#[]! \0é", max_size=12))
def test_any_word_is_read_and_what_is_unknown_is_never_a_name(text: str) -> None:
    for grammar in GRAMMARS:
        spec = read_spec(text, grammar)
        assert spec is None or GAP not in f"{spec.name}{spec.version}"

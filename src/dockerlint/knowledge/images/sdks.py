"""Images to build in, which hold the compiler of a language, and what is built and started there.

Sources: docker-library/golang, rust-lang/docker-rust, carlossg/docker-maven, keeganwitt/docker-gradle and dotnet/dotnet-docker for the
images; go.dev/ref/mod ("go install") and `go help build` for the names of programs, doc.rust-lang.org/cargo/commands, the Maven
lifecycle (maven.apache.org), docs.gradle.org (Java plugin), docs.spring.io (bootJar) and learn.microsoft.com/dotnet/core/tools.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Sdk(NamedTuple):
    """What builds in images of an SDK: a program with one of the verbs among its words."""

    repositories: str
    """A regular expression for their names on Docker Hub."""
    holds: str
    """What such an image holds that only a build needs."""
    programs: frozenset[str]
    verbs: frozenset[str]


_GO = Sdk("golang", "the Go toolchain", frozenset({"go"}), frozenset({"build", "install"}))
_RUST = Sdk("rust", "the Rust toolchain", frozenset({"cargo"}), frozenset({"build", "b", "install"}))
_JAVA = Sdk(
    "maven|gradle",
    "the JDK and the build tool",
    frozenset("mvn mvnw gradle gradlew".split()),
    frozenset("package install verify build assemble jar bootJar shadowJar installDist".split()),
)
_DOTNET = Sdk(
    r"mcr\.microsoft\.com/dotnet/sdk",
    "the .NET SDK",
    frozenset({"dotnet"}),
    frozenset({"publish", "build"}),
)
_SDKS = (_GO, _RUST, _JAVA, _DOTNET)

RUNS_ALONE = frozenset("goose migrate dbmate sql-migrate grpcurl caddy".split())
"""Programs that `go install` gets from elsewhere and that need no Go to run (their documentation); others may be linters or generators."""

BUILT_FILE = re.compile(r"(?:^|/)target/(?:[\w.-]+/)?(?:release|debug)/[^/]+$")
"""Where cargo puts programs."""


def sdk_of(repository: str | None) -> Sdk | None:
    """Return the SDK that the images of a repository hold; None for any other one."""
    return next((one for one in _SDKS if repository and re.fullmatch(one.repositories, repository)), None)

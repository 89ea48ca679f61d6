from __future__ import annotations

import pytest

from dockerlint.project.images.building.compiled import shipped_sdk
from tests.support.small_projects import project

TREE = {
    "go.mod": "module example.org/tools/gate/v2\n",
    "Cargo.toml": '[package]\nname = "gate"\n',
    "main.go": "",
    "run.jar": "",
    "run.sh": "#!/bin/sh\nexec gate\n",
    "any.sh": '#!/bin/sh\nexec "$RUN"\n',
    "compose.yaml": "services: {it: {build: .}}\n",
}


def found(dockerfile: str) -> list[tuple[str, str, str]]:
    """Return the SDK, the base and the RUN of each container that ships with an SDK."""
    images = project({**TREE, "Dockerfile": dockerfile}).images
    sdks = (shipped_sdk(one, images) for one in images.shipped)
    return [
        (one.sdk.holds, one.stage.written.base.text, one.step.instruction.at.text.strip())
        for one in sdks
        if one
    ]


def kept(base: str, run: str, start: str) -> bool:
    return bool(found(f"FROM {base}\nWORKDIR /src\nCOPY . .\nRUN {run}\n{start}\n"))


@pytest.mark.parametrize(
    ("run", "start"),
    [
        ("go install", "CMD gate"),
        ("go mod init acme && go get && go install", "CMD acme"),
        ("go build .", 'CMD ["./gate"]'),
        ("CGO_ENABLED=0 go build -ldflags='-s -w' -o bin/api ./cmd/server", 'ENTRYPOINT ["/src/bin/api", "-v"]'),
        ("go build -o out/ ./cmd/server", 'CMD ["out/server"]'),
        ("go build main.go", 'CMD ["./main"]'),
        ("go install github.com/caddyserver/caddy/v2/cmd/caddy@v2.10.0", "CMD caddy run"),
        ("go install", 'CMD ["./run.sh"]'),
        ("go install", 'CMD ["sh", "-c", "sleep 3; exec gate"]'),
    ],
)  # fmt: skip
def test_a_program_of_go_ships_in_the_image_that_builds_it(run: str, start: str) -> None:
    assert kept("golang:1.25", run, start)
    assert not kept("debian:13", run, start)


@pytest.mark.parametrize(
    ("run", "start"),
    [
        ("go install", "CMD other"),
        ("go install", 'CMD ["go", "run", "."]'),
        ("go install", "CMD go generate && gate"),
        ("go install", 'CMD ["air"]'),
        ("go install", 'CMD ["./any.sh"]'),
        ("go install", "CMD gate & other"),
        ("go install ./...", "CMD gate"),
        ("go install honnef.co/go/tools/cmd/staticcheck@2025.1", "CMD staticcheck ./..."),
        ('if [ -n "$B" ]; then go install; fi', "CMD gate"),
        ("go mod download", "CMD gate"),
        ("go install", ""),
    ],
)
def test_an_sdk_that_may_be_needed_is_nothing_left(run: str, start: str) -> None:
    assert not kept("golang:1.25", run, start)


@pytest.mark.parametrize(
    ("base", "run", "start", "expected"),
    [
        ("rust:1.90", "cargo build --release", 'CMD ["./target/release/gate"]', True),
        ("rust:1.90", "cargo install --path .", "CMD gate", True),
        ("rust:1.90", "cargo install mdbook", "CMD mdbook serve", False),
        ("rust:1.90", "cargo build --release", 'CMD ["cargo", "run"]', False),
        ("maven:3-eclipse-temurin-21", "mvn -B package", 'CMD ["java", "-Xmx1g", "-jar", "target/gate.jar"]', True),
        ("gradle:8-jdk21", "./gradlew bootJar", "CMD java -jar build/libs/gate.jar", True),
        ("maven:3-eclipse-temurin-21", "mvn package", 'CMD ["java", "-jar", "run.jar"]', False),
        ("maven:3-eclipse-temurin-21", "mvn package", 'CMD ["mvn", "spring-boot:run"]', False),
        ("maven:3-eclipse-temurin-21", "mvn dependency:go-offline", 'CMD ["java", "-jar", "x.jar"]', False),
        ("mcr.microsoft.com/dotnet/sdk:9.0", "dotnet publish -c Release -o out", 'CMD ["dotnet", "out/Gate.dll"]', True),
        ("mcr.microsoft.com/dotnet/sdk:9.0", "dotnet restore", 'CMD ["dotnet", "watch"]', False),
        ("mcr.microsoft.com/dotnet/aspnet:9.0", "dotnet publish", 'CMD ["dotnet", "out/Gate.dll"]', False),
    ],
)  # fmt: skip
def test_other_languages(base: str, run: str, start: str, expected: bool) -> None:
    assert kept(base, run, start) is expected


def test_the_sdk_may_be_that_of_a_parent_stage() -> None:
    dockerfile = "FROM golang:${V} AS sdk\nWORKDIR /src\nCOPY . .\nRUN go install\nFROM sdk\nCMD gate\n"
    assert found(dockerfile) == [("the Go toolchain", "golang:${V}", "RUN go install")]


def test_a_stage_that_another_one_copies_from_builds_for_it() -> None:
    dockerfile = """\
FROM golang:1.25 AS build
WORKDIR /src
COPY . .
RUN go build -o /gate .
CMD ["/gate"]
FROM alpine:3.22
COPY --from=build /gate /gate
CMD ["/gate"]
"""
    assert found(dockerfile) == []

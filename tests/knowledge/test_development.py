from __future__ import annotations

import pytest

from dockerlint.knowledge.development import (
    is_development_compose,
    is_development_env_file,
    is_development_script,
    is_example,
    is_example_image,
    is_fixture,
    is_for_development,
    is_in_development_folder,
    is_production_name,
    is_run_for_development,
    is_test_folder,
    tool_folder,
)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("Dockerfile.dev", True),
        ("web/Dockerfile.playwright", True),
        ("docker/playwright-report.Dockerfile", True),
        ("docker-compose.ci.yml", True),
        ("api-e2e", True),
        ("Dockerfile.integration", True),
        ("docker-compose-loadtest.yaml", True),
        ("oauth-mock.Dockerfile", True),
        ("Dockerfile.device", False),
        ("development/api/Dockerfile", True),
        (".devcontainer/Dockerfile", True),
        (".cursor/Dockerfile", True),
        ("docker/devenv/docker-compose.main.yml", True),
        ("devices/Dockerfile", False),
        ("localstack/Dockerfile", False),
        ("Dockerfile", False),
    ],
)
def test_development_by_file_and_folder(path: str, expected: bool) -> None:
    assert is_for_development(path) is expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("docker/dev-postgres/Dockerfile", True),
        ("oauth-mock/Dockerfile", True),
        ("mock-oauth/Dockerfile", True),
        ("apps/shop/cypress/Dockerfile", True),
        ("apps/shop-e2e/Dockerfile", True),
        ("tools/load-generator/Dockerfile", True),
        ("load-gen/Dockerfile", True),
        ("api-integration-tests/Dockerfile", True),
        ("dev-portal/Dockerfile", False),
        ("dev-postgres/Dockerfile", True),
        ("dev-only-imports/Dockerfile", False),
        ("apps/dev-only-imports/Dockerfile", True),
        ("developer-portal/Dockerfile", False),
        ("devices/Dockerfile", False),
        ("hammock/Dockerfile", False),
        ("loader/Dockerfile", False),
        ("speed-test/Dockerfile", False),
        ("api/Dockerfile.mock", False),
    ],
)
def test_folders_of_stand_ins_and_tests(path: str, expected: bool) -> None:
    assert is_in_development_folder(path) is expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("docker-compose.deps.yml", True),
        ("docker/dependencies/compose.yaml", True),
        ("docker-compose.dev.yml", True),
        ("docker-compose.depot.yml", False),
        ("compose.yaml", False),
    ],
)
def test_compose_files_for_development(path: str, expected: bool) -> None:
    assert is_development_compose(path) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("dev-postgres-replica", True),
        ("stripe-mock", True),
        ("api_dev", True),
        ("devdb", True),
        ("device-api", False),
        ("mockingbird", False),
        ("", False),
    ],
)
def test_names_of_images_and_containers(name: str, expected: bool) -> None:
    assert is_run_for_development(name) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("dev", True),
        ("dev:up", True),
        ("start-deps", True),
        ("db:test", True),
        ("scripts/dev.sh", True),
        ("up", False),
        ("deploy", False),
        ("latest", False),
    ],
)
def test_scripts_for_development(name: str, expected: bool) -> None:
    assert is_development_script(name) is expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("pkg/fixtures/a.Dockerfile", True),
        ("testdata/x/compose.yaml", True),
        ("fixtures.Dockerfile", False),
        ("test/Dockerfile", False),
    ],
)
def test_fixtures(path: str, expected: bool) -> None:
    assert is_fixture(path) is expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("demo/api/Dockerfile", True),
        ("packages/a/examples/start.ts", True),
        (".examples/nginx/Dockerfile", True),
        ("hack/demo-env/Dockerfile", True),
        ("benchmarks/Dockerfile", True),
        ("shop-example/compose.yaml", True),
        ("demo", False),
        ("demographics/Dockerfile", False),
        ("recipe-service/Dockerfile", False),
    ],
)
def test_examples(path: str, expected: bool) -> None:
    assert is_example(path) is expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [("e2e/Dockerfile", True), ("a/testfiles/x/Dockerfile", True), ("dev/build/Dockerfile", False)],
)
def test_folders_of_tests(path: str, expected: bool) -> None:
    assert is_test_folder(path) is expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("hack/dockerfiles/fmt.Dockerfile", "hack"),
        ("web/scripts/l10n/Dockerfile", "web/scripts"),
        ("server/hotfix/3.5.9/Dockerfile", "server/hotfix/3.5.9"),
        ("docker/deprecated/web/Dockerfile", "docker/deprecated"),
        ("hotfix/Dockerfile", None),
        ("hacker-news/Dockerfile", None),
        ("scripts", None),
    ],
)
def test_folders_of_tools(path: str, expected: str | None) -> None:
    assert tool_folder(path) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("acme-example-vite", True),
        ("demo", True),
        ("examples.web", True),
        ("exampled", False),
        ("acme-web", False),
    ],
)
def test_images_named_for_examples(name: str, expected: bool) -> None:
    assert is_example_image(name) is expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (".env.dev", True),
        ("api/.development.env", True),
        ("config/dev.env", True),
        ("env.d/development/common", True),
        (".env", False),
        (".env.local", False),
        ("device.env", False),
        ("dev/config/web.env/common", False),
    ],
)
def test_names_of_env_files(path: str, expected: bool) -> None:
    assert is_development_env_file(path) is expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("infra/docker-compose.prod.yml", True),
        ("compose-production.yaml", True),
        ("prod/compose.yaml", False),
        ("compose.products.yaml", False),
    ],
)
def test_names_for_production(path: str, expected: bool) -> None:
    assert is_production_name(path) is expected

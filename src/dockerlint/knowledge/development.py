"""Which files, stages, images and scripts are for development or tests: rules about what ships ignore them.

The words are those of names that public repositories use for these.
"""

from __future__ import annotations

import re

_WORDS = re.compile(
    r"(?:^|[._-])(?:dev|devenv|development|local|test|tests|testing|regtest|integration|ci|e2e|cypress|playwright|storybook|debug|lint|mocks?"
    r"|load-?(?:gen|generator|tests?|testing))(?:$|[._-])",
    re.IGNORECASE,
)
_FOLDERS = frozenset(
    ".devcontainer .cursor dev devenv develop development local local-dev dev-local test tests testing regtest __tests__ e2e ci fixtures".split()
)
"""Names of folders whose Dockerfiles and compose files are for development; agents of Cursor work in the image of `.cursor/Dockerfile`
(https://cursor.com/docs/cloud-agent/setup)."""
_CI_NAME = re.compile(r"(?:^|/)(?:ci\.Dockerfile|Dockerfile[._-]ci)$", re.IGNORECASE)
_FIXTURES = frozenset(
    "fixtures __fixtures__ testdata test-data test_data testfiles testfiles-negative".split()
)
"""Names of folders of what tests read, as pytest, Jest, `go test` and BuildKit's parser know them."""
_TESTS = frozenset("test tests testing __tests__ e2e ci .devcontainer .cursor".split()) | _FIXTURES
"""Names of folders of what only tests and developers use, even if a registry has it."""
_EXAMPLE = re.compile(
    r"(?:\.?(?:examples?|samples?|demos?)|playgrounds?|tutorials?|recipes?|recipe_code|benchmarks?|\.config|\.devcontainer)$"
    r"|demo[-_].+$|.+-(?:examples?|samples?|demos?|playground)$",
    re.IGNORECASE,
)
"""Names of folders that show how something is used or measured, as seen in public repositories."""
_EXAMPLE_IMAGE = re.compile(
    r"(?:.+[._-])?(?:examples?|samples?|demos?|playground|tutorials?)(?:[._-].+)?", re.IGNORECASE
)
_OTHER_FOLDERS = re.compile(
    r"(?:playwright|cypress|mocks?|deps|dependencies)$|mock-|e2e-"
    r"|.+-(?:mocks?|e2e)$|(?:.+-)?(?:integration|load|stress|smoke)-?(?:tests?|testing)$|load-?gen(?:erator)?$",
    re.IGNORECASE,
)
"""Names of folders that hold mocks, tests and load generators, unless a workflow publishes what is built there."""
_TOOLS = re.compile(r"hack|tools|scripts|\.github|deprecated|archived?|obsolete|attic")
"""Names of folders of what maintainers call by hand, or that nobody uses any more."""
_FROZEN = re.compile(r"(?:.*/)?hotfix(?:es)?/v?\d+(?:\.\d+)+(?=/)", re.IGNORECASE)
"""A patch of one released version: nobody builds it again."""
_DEV_FOLDER = re.compile(r"dev-(?!(?:portal|docs?|hub|cent(?:er|re)|site|rel|tools?)$)", re.IGNORECASE)
"""A substitute for a server, in a folder below another one. At the top of a tree, it may be a project of its own."""
_DEV_STAND_IN = re.compile(
    r"dev-(?:db|database|postgres|mysql|mariadb|mongo|redis|valkey|kafka|rabbitmq|minio|mail|smtp|proxy|env|infra)",
    re.IGNORECASE,
)
_STACK = re.compile(r"(?:^|[._-])(?:deps|dependencies)(?:$|[._-])", re.IGNORECASE)
"""A compose file of what an application needs while it runs outside of containers."""
_RUN = re.compile(
    r"(?:^|[._-])(?:dev|development|mocks?|e2e|tests)(?:$|[._-])|^dev-?(?:db|database|postgres|mysql|mariadb|mongo|redis)$",
    re.IGNORECASE,
)
_DEVELOPMENT_NAME = re.compile(r"(?:^|[._-])(?:dev|development)(?:$|[._-])", re.IGNORECASE)
_PRODUCTION_NAME = re.compile(r"(?:^|[._-])(?:prod|production|staging)(?:$|[._-])", re.IGNORECASE)
_TEST_SERVICE = re.compile(r"tests?(?:_.+)?|.+_tests?", re.IGNORECASE)
_SCRIPT = re.compile(
    r"(?:^|[:._/-])(?:dev|develop|development|local|deps|dependencies|watch|debug|tests?|e2e|integration)(?:$|[:._-])",
    re.IGNORECASE,
)


def is_named_for_ci(path: str) -> bool:
    """Return whether the name of a Dockerfile says that a CI builds it: `ci.Dockerfile`, `Dockerfile.ci`."""
    return _CI_NAME.search(path) is not None


def is_for_development(path: str) -> bool:
    """Return whether a file or stage is for development.

    Its name holds one of the words between dots, dashes or underscores, or one of the folders above it has just such a name.
    """
    return development_part(path) is not None


def development_part(path: str) -> str | None:
    """Return the name of a file or stage that is one for development, or else of the folder above it that is; None where none is."""
    *folders, name = path.split("/")
    return name if _WORDS.search(name) else next((one for one in folders if one in _FOLDERS), None)


def is_fixture(path: str) -> bool:
    """Return whether a file is there for tests to read: what is wrong with it may be so on purpose."""
    return not _FIXTURES.isdisjoint(path.split("/")[:-1])


def is_test_folder(path: str) -> bool:
    """Return whether a file lies below a folder of tests: nobody runs what is there to use it, even if a registry has it."""
    return not _TESTS.isdisjoint(path.split("/")[:-1])


def is_example(path: str) -> bool:
    """Return whether a folder above a file has the name of examples: `examples/`, `demo/`, `playground/`, `benchmarks/`."""
    return any(map(_EXAMPLE.match, path.split("/")[:-1]))


def is_example_image(name: str) -> bool:
    """Return whether the last component of an image's name is one for an example: `acme-example-vite`, `demo`."""
    return _EXAMPLE_IMAGE.fullmatch(name) is not None


def is_in_development_folder(path: str) -> bool:
    """Return whether a folder above a file has the name of a mock or of tests: `dev-postgres/`, `oauth-mock/`, `cypress/`."""
    folders = path.split("/")[:-1]
    if any(map(_OTHER_FOLDERS.match, folders)) or any(map(_DEV_FOLDER.match, folders[1:])):
        return True
    return bool(_DEV_STAND_IN.match(path))


def tool_folder(path: str) -> str | None:
    """Return the folder of what maintainers call by hand that a file lies in: `hack`, `services/web/scripts`, `hotfix/3.5.9`."""
    if found := _FROZEN.match(path):
        return found[0]
    folders = path.split("/")[:-1]
    at = next((index for index, one in enumerate(folders, 1) if _TOOLS.fullmatch(one)), None)
    return "/".join(folders[:at]) if at else None


def is_development_compose(path: str) -> bool:
    """Return whether a compose file is for development by its name or a folder above it."""
    name = path.rpartition("/")[2]
    return is_for_development(path) or is_in_development_folder(path) or bool(_STACK.search(name))


def is_development_env_file(path: str) -> bool:
    """Return whether an env file, or its folder, has a name for development: `.env.dev`, `dev.env`, `env.d/development/common`."""
    return any(map(_DEVELOPMENT_NAME.search, path.split("/")[-2:]))


def is_production_name(path: str) -> bool:
    """Return whether a file is for production by its name: `docker-compose.prod.yml`."""
    return _PRODUCTION_NAME.search(path.rpartition("/")[2]) is not None


def is_run_for_development(name: str) -> bool:
    """Return whether an image, a container or a profile has a name for development: `dev-postgres`, `stripe-mock`, `devdb`."""
    return bool(_RUN.search(name))


def is_test_service(name: str) -> bool:
    """Return whether a service has a name for tests: `test`, `test_unit`, `api_test`; `speed-test` may be what it serves."""
    return _TEST_SERVICE.fullmatch(name) is not None


def is_development_script(name: str) -> bool:
    """Return whether a script is for development or tests by its name: `dev:up`, `start-deps`, `test:e2e`, `scripts/dev.sh`."""
    return bool(_SCRIPT.search(name))


_SIDE = re.compile(r"[^/]*\b(?:spec|tests?|e2e|cypress|jest|vitest|storybook|stories|node|editor)\b[^/]*$")
"""Names of tsconfig files for tests, tools and editors, as Nx, Vite and Angular generate them."""


def is_side_configuration(path: str) -> bool:
    """Return whether a tsconfig is for tests, tools or editors, not for what is built."""
    return bool(_SIDE.search(path))

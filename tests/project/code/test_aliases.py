"""What the `paths` of a tsconfig.json make of a specifier."""

from __future__ import annotations

import pytest

from dockerlint.models.tsconfig import TsConfig
from dockerlint.project.code.aliases import best_pattern, is_alias, substituted
from tests.support.code_trees import app, undeclared

CONFIG = TsConfig(
    path="tsconfig.json",
    paths={
        "@app/log": ("log.ts",),
        "@app/*": ("src/*", "gen/*.ts"),
        "@app/log/*": ("log/*",),
        "*": ("any/*",),
    },
)


@pytest.mark.parametrize(
    ("specifier", "pattern", "alias"),
    [
        ("@app/log", "@app/log", True),
        ("@app/log/file", "@app/log/*", True),
        ("@app/mail", "@app/*", True),
        ("express", "*", False),
    ],
)
def test_the_pattern_of_a_specifier(specifier: str, pattern: str, *, alias: bool) -> None:
    assert best_pattern(CONFIG, specifier) == pattern
    assert is_alias([TsConfig(path="x.json"), CONFIG], specifier) is alias


def test_the_targets_of_a_pattern() -> None:
    assert list(substituted(CONFIG, "@app/*", "@app/mail/send")) == ["src/mail/send", "gen/mail/send.ts"]


def test_a_configuration_that_is_not_the_nearest_may_map_a_name() -> None:
    files = app("import '@app/log'; import 'left-pad';")
    base = {"tsconfig.base.json": '{"compilerOptions": {"paths": {"@app/*": ["./gone/*"]}}}'}
    assert undeclared(files) == [
        (".", "@app/log", ("src/main.ts",), False),
        (".", "left-pad", ("src/main.ts",), False),
    ]
    assert undeclared({**files, **base}) == [(".", "left-pad", ("src/main.ts",), False)]

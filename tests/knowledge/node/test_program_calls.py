from __future__ import annotations

import pytest

from dockerlint.knowledge.node.program_calls import PROGRAM_CALL, called_program


@pytest.mark.parametrize(
    ("code", "program"),
    [
        ("execSync('npx knex migrate:latest', { stdio })", "knex"),
        ('child_process.spawn("npx", ["--yes", "knex"])', "knex"),
        ("await execa(`node_modules/.bin/knex`, args)", "knex"),
        ("exec('')", None),
    ],
)
def test_the_program_that_a_call_runs(code: str, program: str | None) -> None:
    found = PROGRAM_CALL.search(code)
    assert found
    assert called_program(found["words"]) == program


def test_a_call_with_other_words_is_none() -> None:
    assert PROGRAM_CALL.search("execSync(command)") is None

from __future__ import annotations

from dockerlint.knowledge.commands.always_succeed import ALWAYS_SUCCEED


def test_a_program_that_reads_a_file_is_not_one() -> None:
    assert ALWAYS_SUCCEED & {"cat", "curl", "grep", "echo"} == {"echo"}

"""`dockerfile_inline` is judged by the rules about Dockerfiles, at its place in the compose file."""

from __future__ import annotations

from dockerlint.catalog import rules
from dockerlint.config import Settings
from dockerlint.engine import lint
from dockerlint.files import MemoryFiles
from dockerlint.load import load


def _compose(dockerfile: str) -> dict[str, str]:
    body = "".join(f"        {line}\n" for line in dockerfile.split("\n"))
    return {"compose.yaml": f"services:\n  a:\n    build:\n      dockerfile_inline: |\n{body}"}


def _found(dockerfile: str) -> list[tuple[str, int, int, str]]:
    known = [rule for rule in rules() if rule.id in {"interactive-install", "syntax"}]
    findings = lint(load(MemoryFiles(_compose(dockerfile))), known, Settings()).findings
    return [(one.rule, *one.at.start, one.message) for one in findings]


def test_a_rule_about_commands_speaks_of_it() -> None:
    message = "`apt-get install` asks before it installs further packages, and nobody can answer"
    assert _found("FROM debian\nRUN apt-get install b") == [("interactive-install", 6, 13, message)]


def test_what_buildkit_refuses_is_found_once_and_there() -> None:
    assert _found("FROM node:22\nEXPOSE x") == [
        ("syntax", 6, 16, "`x` is not a port such as `8080` or `53/udp`")
    ]
    assert _found("FROM x\nRUN <<EOF") == [("syntax", 6, 13, "heredoc `<<EOF` is never closed")]


def test_what_compose_changes_first_is_left_alone() -> None:
    assert _found("FROM x\nRUN apt-get install $$B") == []


def test_it_lies_in_the_compose_file_whose_comments_silence_it() -> None:
    text = _compose("FROM debian\nRUN apt-get install b")["compose.yaml"]
    known = [rule for rule in rules() if rule.id == "interactive-install"]
    files = MemoryFiles({"compose.yaml": text})
    (finding,) = lint(load(files), known, Settings()).findings
    assert finding.at.file is files.read("compose.yaml")
    assert finding.at.text == "apt-get"
    silenced = f"# dockerlint: ignore-file[interactive-install] nobody waits\n{text}"
    assert lint(load(MemoryFiles({"compose.yaml": silenced})), known, Settings()).findings == ()

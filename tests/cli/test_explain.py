"""`dockerlint explain`."""

from __future__ import annotations

from tests.support.command_line import Shell


def test_explain_shows_the_page(shell: Shell) -> None:
    code, out, _ = shell("explain", "syntax")
    assert code == 0
    assert out.startswith(
        "error[syntax]: The file has a syntax error\ncore; precision very-high; since 0.1.0\n\nThe tool that reads"
    )
    assert "\n  Dockerfile\n    FROM alpine:3.20\n    COPPY . /app\n" in out
    assert "- YAML 1.2: https://yaml.org/spec/1.2.2/\n" in out
    assert "```" not in out


def test_links_to_the_documentation_are_paths_of_the_repository(shell: Shell) -> None:
    _, out, _ = shell("explain", "download-piped-to-shell")
    assert " for development or tests (docs/how-it-links.md#what-ships).\n" in out

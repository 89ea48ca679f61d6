"""Rule pages as SARIF's descriptions of rules."""

from __future__ import annotations

import pytest

from dockerlint.pages import parse_page
from dockerlint.reporters.sarif_rules import HOME, LONGEST_DESCRIPTION, descriptor
from tests.support.one_page import HEADER, page_of


def test_a_page_is_the_help_of_its_rule() -> None:
    found = descriptor(page_of("## Good\n\n```dockerfile\nFROM a\n```\n"))
    assert (found.id, found.name) == ("found-word", "ImageFoundWord")
    assert (found.short_description.text, found.full_description.text, found.help.text) == (
        "Title",
        "Why.",
        "Why.",
    )
    assert found.help.markdown.startswith("# Title\n\nWhy.\n\n## Good\n")
    assert (found.help_uri, found.default_configuration.level) == (HOME, "error")
    assert found.properties == {"tags": ["image"], "precision": "high", "problem.severity": "error"}


@pytest.mark.parametrize(
    ("severity", "level", "problem"),
    [("error", "error", "error"), ("warning", "warning", "warning"), ("info", "note", "recommendation")],
)
def test_levels(severity: str, level: str, problem: str) -> None:
    found = descriptor(page_of("", HEADER.replace("error", severity)))
    assert (found.default_configuration.level, found.properties["problem.severity"]) == (level, problem)


def test_a_security_rule_in_a_group() -> None:
    found = descriptor(page_of("", f"{HEADER}\ngroup: hardening\ncwe: [79, 250]\nsecurity-severity: 7.5"))
    assert found.properties["tags"] == [
        *("image", "hardening", "security", "external/cwe/cwe-079", "external/cwe/cwe-250"),
    ]
    assert found.properties["security-severity"] == "7.5"


def test_the_first_link_to_more_is_the_address() -> None:
    page = page_of(
        "## See also\n\n- [here](rules/x.md)\n- [there](https://example.org/a)\n- [b](https://example.org/b)\n"
    )
    assert descriptor(page).help_uri == "https://example.org/a"


def test_links_of_the_text_are_written_out_and_long_texts_are_cut() -> None:
    why = f"See [x](https://example.org). {'y' * LONGEST_DESCRIPTION}"
    found = descriptor(parse_page("image/found-word.md", f"---\n{HEADER}\n---\n\n# Title\n\n{why}\n"))
    assert found.help.text == f"See x: https://example.org. {'y' * LONGEST_DESCRIPTION}"
    assert len(found.full_description.text) == LONGEST_DESCRIPTION
    assert found.full_description.text.endswith("y…")


def test_links_to_files_of_the_repository_are_paths() -> None:
    text = f"---\n{HEADER}\n---\n\n# Title\n\nAs [it ships](../../docs/how-it-links.md).\n"
    found = descriptor(parse_page("image/found-word.md", text))
    assert found.help.text == "As it ships (docs/how-it-links.md)."
    assert found.help.markdown == "# Title\n\nAs it ships (docs/how-it-links.md)."

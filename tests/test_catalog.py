from __future__ import annotations

import re
from pathlib import Path

import pytest

import dockerlint
from dockerlint.catalog import load_check, module_name, rules
from dockerlint.findings import ReadingKind
from dockerlint.pages import PageError, parse_page

RULES = rules()


def test_each_page_has_its_check_and_each_check_its_page() -> None:
    checks = Path(dockerlint.__file__).parent / "checks"
    modules = {
        f"dockerlint.checks.{path.parent.name}.{path.stem}"
        for path in checks.glob("*/*.py")
        if path.stem != "__init__"
    }
    checked = [rule for rule in RULES if rule.page.subject]
    assert modules == {module_name(rule.page) for rule in checked}
    assert all(callable(rule.load()) for rule in checked)


def test_each_kind_that_the_reading_reports_has_its_page() -> None:
    assert {rule.id for rule in RULES if rule.page.reported_by} == set(ReadingKind)


def test_names_are_unique() -> None:
    known = {rule.id for rule in RULES}
    assert len(known) == len(RULES)
    families = {rule.page.family for rule in RULES}
    for rule in RULES:
        assert known.isdisjoint(rule.page.aliases)
        assert rule.names.isdisjoint(families)
        assert set(rule.page.aliases).isdisjoint(rule.page.silenced_by)


def test_the_rules_that_a_page_names_exist() -> None:
    known = {rule.id for rule in RULES}
    assert [rule.id for rule in RULES if not known.issuperset(rule.page.gives_way_to)] == []


def test_a_page_without_a_check_says_which_file_is_missing() -> None:
    header = (
        "---\nseverity: info\ncosts: style\nsubject: stage\nprecision: high\nsince: 0.1.0\n---\n# Made up\n"
    )
    page = parse_page("image/made-up.md", header)
    missing = re.escape("its check is missing: write `src/dockerlint/checks/image/made_up.py`")
    with pytest.raises(PageError, match=missing):
        load_check(page)

from __future__ import annotations

import re

import pytest

from dockerlint.knowledge.commands.package_caches import CACHES
from dockerlint.knowledge.commands.package_installs import INSTALLS, RUNS
from dockerlint.knowledge.commands.package_managers import SAME_AS, TOOLS
from dockerlint.knowledge.commands.package_questions import (
    ANSWERS,
    ANSWERS_SETTING,
    ASKING,
    RECOMMENDED_OFF,
    RECOMMENDED_SETTINGS,
    REFRESHES,
    UPGRADES,
)
from dockerlint.knowledge.commands.package_specs import EXACT_REF, GIT, GRAMMARS, MOVING_REF, RANGE_REF

TABLES = {
    "installs": {program: set(verbs) for program, verbs in INSTALLS.items()},
    "runs": {program: set(verbs) for program, verbs in RUNS.items()},
    "asking": {program: set(verbs) for program, verbs in ASKING.items()},
    "refreshes": {program: set(verbs) for program, verbs in REFRESHES.items()},
    "upgrades": {program: set(verbs) for program, verbs in UPGRADES.items()},
    "caches": {
        program: {verb for one in caches for verb in one.filled_by} for program, caches in CACHES.items()
    },
}


@pytest.mark.parametrize("table", TABLES)
def test_every_program_is_one_whose_command_line_is_read(table: str) -> None:
    assert set(TABLES[table]) <= set(TOOLS)


@pytest.mark.parametrize("table", TABLES)
def test_every_verb_is_a_canonical_one(table: str) -> None:
    aliases = {
        (program, verb)
        for program, verbs in TABLES[table].items()
        for verb in verbs
        if TOOLS[program].verbs.get(verb, verb) != verb
    }
    assert aliases == set()


def test_every_alias_leads_to_a_program_or_a_canonical_verb() -> None:
    assert {name for name in SAME_AS.values() if name not in TOOLS} == set()
    chains = {
        (program, alias)
        for program, tool in TOOLS.items()
        for alias, verb in tool.verbs.items()
        if tool.verbs.get(verb, verb) != verb
    }
    assert chains == set()


def test_every_option_that_names_something_takes_a_value() -> None:
    wrong = {
        (program, option)
        for table in (INSTALLS, RUNS)
        for program, verbs in table.items()
        for takes in verbs.values()
        for option in (*takes.named, *takes.instead, *takes.lists, *filter(None, [takes.version]))
        if option not in TOOLS[program].valued
    }
    wrong |= {
        (program, option)
        for program, caches in CACHES.items()
        for cache in caches
        for option in cache.moved_by
        if option not in TOOLS[program].valued
    }
    assert wrong == set()


def test_options_are_named_as_their_tools_name_them() -> None:
    options = {(program, option) for program, found in ANSWERS.items() for option in found}
    options |= {(program, option) for program, found in RECOMMENDED_OFF.items() for option in found}
    options |= {
        (program, option) for program, caches in CACHES.items() for one in caches for option in one.off
    }
    assert {
        (name, option) for name, option in options if TOOLS[name].names.get(option, option) != option
    } == set()


def test_what_asks_can_be_answered() -> None:
    assert set(ASKING) == set(ANSWERS)
    assert set(ANSWERS_SETTING) <= set(ASKING)
    assert set(RECOMMENDED_OFF) == set(RECOMMENDED_SETTINGS)


@pytest.mark.parametrize("name", GRAMMARS)
def test_patterns_of_a_grammar_compile_and_name_the_package(name: str) -> None:
    grammar = GRAMMARS[name]
    for pattern in (
        grammar.exact,
        grammar.moving,
        grammar.paths,
        grammar.group,
        grammar.skipped,
        grammar.unsure,
    ):
        re.compile(pattern)
    for pattern in (grammar.hosted, grammar.second):
        re.compile(pattern)
    assert "ref" in re.compile(grammar.ref).groupindex
    assert all({"name"} <= set(re.compile(form).groupindex) for form in grammar.forms)


def test_shared_patterns_compile() -> None:
    assert [re.compile(one).groups for one in (GIT, EXACT_REF, MOVING_REF, RANGE_REF)] == [0, 0, 0, 0]


def test_every_takes_names_a_grammar() -> None:
    named = {
        takes.grammar for table in (INSTALLS, RUNS) for verbs in table.values() for takes in verbs.values()
    }
    assert named == set(GRAMMARS)


def test_folders_of_caches_are_absolute_or_begin_with_a_variable_or_the_home() -> None:
    folders = {folder for caches in CACHES.values() for one in caches for folder in one.folders}
    assert {
        folder for folder in folders if not re.fullmatch(r"(?:/|~/|\$[A-Za-z_]+)[\w./-]*", folder)
    } == set()
    assert {
        program for program, caches in CACHES.items() for one in caches if one.folders[-1][0] == "$"
    } == set()

"""A search over the code of a tree, with entries and wanted names that are given."""

from __future__ import annotations

import pytest

from dockerlint.project.code.entries import EntryPoint
from dockerlint.project.code.search import Wanted
from tests.support.code_trees import app, linked


@pytest.mark.parametrize(("others", "found"), [(False, ["dev"]), (True, ["x"])])
def test_a_search_finds_the_listed_names_or_all_others(others: bool, found: list[str]) -> None:
    code, workspaces = linked(app("", job="import 'dev'; import 'x';"))
    (package,) = workspaces.all[0].packages
    wanted = Wanted({package: {"dev"}}, others=others)
    search = code.sources.search({".": (EntryPoint("src/job.ts", "a job"),)}, wanted)
    assert [(use.name, use.sites[0].chain) for use in search.uses(".")] == [
        (name, ("src/job.ts",)) for name in found
    ]

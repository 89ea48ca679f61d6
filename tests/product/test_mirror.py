"""The tests mirror the package: `tests/<package>/test_<module>.py`. What has no test of its name is listed, and the list only shrinks."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCES, TESTS = ROOT / "src/dockerlint", ROOT / "tests"
ELSEWHERE = ("checks/", "knowledge/")
"""Rules are tested by their pages; data by what reads it."""
UNTESTED = set((TESTS / "product/modules_without_a_test.txt").read_text("utf-8").split())


def modules_without_a_test() -> set[str]:
    names = {path.relative_to(SOURCES).as_posix() for path in SOURCES.rglob("*.py") if path.name[:2] != "__"}
    tests = {path.relative_to(TESTS).as_posix() for path in TESTS.rglob("test_*.py")}
    return {
        name
        for name in names
        if not name.startswith(ELSEWHERE)
        and (Path(name).parent / f"test_{Path(name).name}").as_posix() not in tests
    }


def test_every_module_has_a_test_of_its_name_or_is_listed() -> None:
    assert modules_without_a_test() - UNTESTED == set()


def test_the_list_only_shrinks() -> None:
    assert UNTESTED - modules_without_a_test() == set()


def test_every_test_is_of_a_module_or_of_the_whole_product() -> None:
    tests = {path.relative_to(TESTS) for path in TESTS.rglob("test_*.py")}
    lost = {
        test.as_posix()
        for test in tests
        if test.parts[0] != "product"
        and not (SOURCES / test.parent / test.name.removeprefix("test_")).exists()
    }
    assert lost == {
        "checks/pnpm/test_lockfile_stops.py",
        "checks/test_pages.py",
        "parsers/dockerfile/test_spans.py",
    }

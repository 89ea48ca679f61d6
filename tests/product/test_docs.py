"""What people read: links lead somewhere, commands are the ones that run, and no rule page is left unwritten."""

from __future__ import annotations

import ast
import re
import runpy
import tomllib
from pathlib import Path
from urllib.parse import unquote

import pytest

from dockerlint.catalog import Rule, module_name, rules
from dockerlint.cli.options import FORMATS
from dockerlint.pages import SUBJECTS, examples, parse_page, root
from dockerlint.project.project import SUBJECTS as SUBJECTS_OF_PROJECT
from tests.checks import test_pages

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted(
    [
        *ROOT.glob("*.md"),
        *(ROOT / "docs").rglob("*.md"),
        *(ROOT / "rules").rglob("*.md"),
        *ROOT.glob("examples/*/*.md"),
    ]
)
FENCE = re.compile(r"^(`{3,}|~{3,})[^\n]*\n.*?^\1", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]\n]*\]\((?P<target>[^)\s]+)\)")
BLOCK = re.compile(
    r'^(?P<ticks>`{3,})\w+ title="(?P<path>[^"]+)"\n(?P<text>.*?)^(?P=ticks)$', re.MULTILINE | re.DOTALL
)
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def anchors(text: str) -> set[str]:
    titles = HEADING.findall(FENCE.sub("", text))
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def leads_nowhere(document: Path, target: str) -> bool:
    if re.match(r"[a-z]+:", target):
        return False
    path, _, anchor = target.partition("#")
    place = (document.parent / unquote(path)).resolve() if path else document
    if not place.exists() or not place.is_relative_to(ROOT):
        return True
    return bool(anchor) and anchor not in anchors(place.read_text("utf-8"))


@pytest.mark.parametrize("document", DOCUMENTS, ids=named)
def test_links_lead_somewhere(document: Path) -> None:
    text = FENCE.sub("", document.read_text("utf-8"))
    assert [link for link in LINK.findall(text) if leads_nowhere(document, link)] == []


def test_the_rule_pages_are_those_of_the_catalog() -> None:
    pages = {path.relative_to(root()).as_posix() for path in root().glob("*/*.md")}
    assert {f"{rule.page.family}/{rule.id}.md" for rule in rules()} == pages


def test_readme_runs_the_tests_as_ci_does() -> None:
    command = ".venv/bin/python -m pytest -q"
    assert f"&& {command}\n" in (ROOT / "README.md").read_text("utf-8")
    assert (ROOT / ".ci/run").read_text("utf-8").endswith(f"\n{command}\n")


def test_the_changelog_opens_with_what_is_not_released_or_this_version() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    headings = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert headings[0] in {"Unreleased", version}


def test_each_format_is_in_the_table_of_usage() -> None:
    rows = re.findall(r"^\| `(\w+)` \|", (ROOT / "docs/usage.md").read_text("utf-8"), re.MULTILINE)
    assert rows == list(FORMATS)


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", "docs/architecture.md"])
def test_each_subject_is_documented(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert [subject for subject in SUBJECTS if f"`{subject}`" not in text] == []


def defined_names() -> set[str]:
    """Return the name of every function, class, method and annotated field of the source."""
    names: set[str] = set()
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                names.add(node.name)
            elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                names.add(node.target.id)
    return names


def test_the_four_roads_name_what_exists() -> None:
    text = (ROOT / "docs/architecture.md").read_text("utf-8")
    roads = text[text.index("## Four roads") : text.index("## The Project")]
    words = re.findall(r"`(?:[a-zA-Z_]+\.)*([a-zA-Z_]+)`", roads)
    names = defined_names() | {"json"}
    assert [word for word in words if word not in names] == []
    places = re.findall(r"\(([a-z_/]+\.py)", roads)
    assert len(places) > 5
    assert [place for place in places if not list((ROOT / "src").rglob(place))] == []


WORKED = [(one["path"], one["text"]) for one in BLOCK.finditer((ROOT / "CONTRIBUTING.md").read_text("utf-8"))]


@pytest.mark.parametrize(("written", "code"), list(zip(WORKED[::2], WORKED[1::2], strict=True)))
def test_each_worked_example_of_a_rule_works(
    written: tuple[str, str], code: tuple[str, str], tmp_path: Path
) -> None:
    page = parse_page(written[0].removeprefix("rules/"), written[1])
    assert code[0] == f"src/{module_name(page).replace('.', '/')}.py"
    (tmp_path / "check.py").write_text(code[1], "utf-8")
    check = runpy.run_path(str(tmp_path / "check.py"))["check"]
    rule = Rule(page, lambda: check)
    for example in examples(page):
        test_pages.test_each_example_gives_exactly_its_findings_and_labels(rule, example)
    test_pages.test_what_a_fix_writes_is_shown_under_fixed(rule)


def test_the_worked_examples_show_a_label_and_a_fix() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    assert [len(WORKED), "Label(" in text, "Fix(" in text] == [6, True, True]


ASKED = re.compile(r"`(?P<subject>[a-z]+)\.(?P<member>[a-z_]+)[`.(]")


def test_the_questions_of_each_subject_are_members_of_it() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    asked = [(one["subject"], one["member"]) for one in ASKED.finditer(text) if one["subject"] in SUBJECTS]
    types = {name: subject.type for name, subject in SUBJECTS_OF_PROJECT.items()}
    assert {name for name, _ in asked} >= {
        "stage",
        "step",
        "command",
        "image",
        "container",
        "service",
        "module",
    }
    assert [f"{name}.{member}" for name, member in asked if member not in members(types[name])] == []


def members(kind: type) -> set[str]:
    return set(dir(kind)) | {name for one in kind.__mro__ for name in getattr(one, "__annotations__", {})}

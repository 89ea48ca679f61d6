from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import dockerlint
from dockerlint.catalog import Rule, load_check, module_name, rules
from dockerlint.config import Settings
from dockerlint.engine import lint
from dockerlint.files import MemoryFiles
from dockerlint.findings import Edit, Finding
from dockerlint.load import load
from dockerlint.pages import SUBJECTS, Example, Page, PageError, examples, parse_page, read_pages, root

RULES = rules()
EXAMPLES = [(rule, example) for rule in RULES for example in examples(rule.page)]
KNOWN = {rule.id for rule in RULES}


def named(pair: object) -> str:
    return (
        pair.id
        if isinstance(pair, Rule)
        else f"{pair.kind}{pair.number}"
        if isinstance(pair, Example)
        else ""
    )


def findings(rule: Rule, contents: dict[str, bytes]) -> list[Finding]:
    """Lint a little project with one rule; .gitignore is taken as a list of plain paths."""
    ignored = contents.get(".gitignore", b"").decode().split()
    project = load(MemoryFiles(contents, ignored))
    result = lint(project, *running(rule))
    assert result.errors == ()
    return [one for one in result.findings if one.rule == rule.id]


def running(rule: Rule) -> tuple[tuple[Rule, ...], Settings]:
    """Run one rule; what judges the ignores of all rules is given all."""
    return (
        (RULES, Settings(extend_select=(rule.id,)))
        if rule.page.subject == "ignore"
        else ((rule,), Settings(select=(rule.id,)))
    )


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=named)
def test_each_example_gives_exactly_its_findings(rule: Rule, example: Example) -> None:
    open_widths = {(one.path, one.line, one.column) for one in example.expected if one.width is None}

    def place(finding: Finding) -> tuple[str, int, int, int | None, str]:
        at = finding.at.first_line()
        start = (at.path, *at.start)
        width = None if start in open_widths else at.finish - at.begin
        return (*start, width, finding.message)

    wanted = [(one.path, one.line, one.column, one.width, one.message) for one in example.expected]
    assert sorted(map(place, findings(rule, example.contents())), key=str) == sorted(wanted, key=str)


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=named)
def test_each_prefix_of_each_example_lints_without_an_exception(rule: Rule, example: Example) -> None:
    for path, text in example.files.items():
        for end in cuts(path, text):
            findings(rule, example.contents({path: text[:end]}))


def cuts(path: str, text: str) -> Iterator[int]:
    """Return the end of every line, and twenty seeded places."""
    yield from (found.start() for found in re.finditer(r"^", text, re.MULTILINE))
    chosen = random.Random(path)  # noqa: S311 - a seed, not a secret
    yield from (chosen.randrange(len(text) + 1) for _ in range(20))


@pytest.mark.parametrize("rule", RULES, ids=named)
def test_what_a_fix_writes_is_shown_under_fixed(rule: Rule) -> None:
    by_kind = {kind: [one for one in examples(rule.page) if one.kind == kind] for kind in ("bad", "fixed")}
    written = [fixed for example in by_kind["bad"] if (fixed := applied(rule, example)) is not None]
    assert written == [dict(example.files) for example in by_kind["fixed"]]


def applied(rule: Rule, example: Example) -> dict[str, str] | None:
    """Return the files with every fix applied, or None where no finding has one."""
    edits = [edit for one in findings(rule, example.contents()) if one.fix for edit in one.fix.edits]
    files = dict(example.files)
    for edit in sorted(edits, key=last_first):
        text = files[edit.at.path]
        files[edit.at.path] = text[: edit.at.begin] + edit.text + text[edit.at.finish :]
    return files if edits else None


def last_first(edit: Edit) -> tuple[str, int]:
    return edit.at.path, -edit.at.begin


@pytest.mark.parametrize("rule", RULES, ids=named)
def test_each_page_is_whole(rule: Rule) -> None:
    page = rule.page
    kinds = [example.kind for example in examples(page)]
    assert "bad" in kinds
    assert "good" in kinds
    assert page.why
    assert re.findall(r"^## (.*)$", page.body, re.MULTILINE)[-1] == "See also"
    assert not page.title.endswith(".")
    for expected in (one for example in examples(page) for one in example.expected):
        assert not expected.message.endswith(".")
        assert not expected.message[0].isupper()


def test_names_are_unique() -> None:
    assert len(KNOWN) == len(RULES)
    families = {rule.page.family for rule in RULES}
    for rule in RULES:
        assert KNOWN.isdisjoint(rule.page.aliases)
        assert rule.names.isdisjoint(families)
        assert set(rule.page.aliases).isdisjoint(rule.page.silenced_by)


def test_each_page_has_its_check_and_each_check_its_page() -> None:
    checks = Path(dockerlint.__file__).parent / "checks"
    modules = {
        f"dockerlint.checks.{path.parent.name}.{path.stem}"
        for path in checks.glob("*/*.py")
        if path.stem != "__init__"
    }
    assert modules == {module_name(rule.page) for rule in RULES}
    assert all(callable(rule.load()) for rule in RULES)


def test_a_page_without_a_check_says_which_file_is_missing() -> None:
    header = "---\nseverity: info\nsubject: stage\nprecision: high\nsince: 0.1.0\n---\n# Made up\n"
    page = parse_page("image/made-up.md", header)
    missing = re.escape("its check is missing: write `src/dockerlint/checks/image/made_up.py`")
    with pytest.raises(PageError, match=missing):
        load_check(page)


def test_the_pages_are_found_and_sorted() -> None:
    pages = read_pages()
    assert root().name in {"rules", "_rules"}
    assert [page.path for page in pages] == sorted(page.path for page in pages)
    assert {"core/syntax.md", "core/unreadable-file.md"} <= {page.path for page in pages}


HEADER = "severity: error\nsubject: file\nprecision: high\nsince: 0.1.0"


def page_of(body: str, header: str = HEADER, path: str = "image/found-word.md") -> Page:
    return parse_page(path, f"---\n{header}\n---\n\n# Title\n\nWhy.\n\n{body}")


def test_each_check_has_its_page() -> None:
    checks = Path(dockerlint.__file__).parent / "checks"
    found = {
        ".".join(path.relative_to(checks.parent).with_suffix("").parts) for path in checks.glob("*/*.py")
    }
    assert {f"dockerlint.{name}" for name in found if not name.endswith("__init__")} == {
        module_name(rule.page) for rule in RULES
    }


def test_each_subject_of_a_header_is_one_of_a_project() -> None:
    project = load(MemoryFiles({}))
    assert [list(project.subjects(name)) for name in SUBJECTS if name != "ignore"] == [[]] * 10


def test_a_header_is_read() -> None:
    more = (
        "only: [COPY, ADD]\ngroup: style\npreview: true\ncwe: 250\nsecurity-severity: 5.3\n"
        "aliases: [DL1, dclint:x]\nsilenced-by: [DL2]"
    )
    page = page_of("## Bad\n", f"{HEADER}\n{more}")
    assert (page.id, page.family, page.title, page.why) == ("found-word", "image", "Title", "Why.")
    assert (page.only, page.group, page.preview) == (("COPY", "ADD"), "style", True)
    assert (page.cwe, page.security_severity) == ((250,), 5.3)
    assert (page.aliases, page.silenced_by) == (("DL1", "dclint:x"), ("DL2",))
    assert (page.url, page.fixable) == ("rules/image/found-word.md", False)
    assert page_of("## Fixed\n").fixable


@pytest.mark.parametrize(
    ("header", "message"),
    [
        (HEADER.replace("severity: error\n", ""), ":1: the header lacks `severity`"),
        (HEADER.replace("\nsince: 0.1.0", ""), ":1: the header lacks `since`"),
        (HEADER.replace("error", "fatal"), ":2: `fatal` is no value of `severity`"),
        (HEADER.replace("file", "files"), ":3: `files` is no value of `subject`"),
        (HEADER.replace("high", "sure"), ":4: `sure` is no value of `precision`"),
        (HEADER.replace("0.1.0", "soon"), ":5: `soon` is no value of `since`"),
        (f"{HEADER}\nauthor: me", ":6: `author` is no key"),
        (f"{HEADER}\nseverity: error", ":6: `severity` is given twice"),
        (f"{HEADER}\naliases: [a, a]", ":6: `[a, a]` is no value of `aliases`"),
        (f"{HEADER}\naliases: [a", ":6: `[a` is no value of `aliases`"),
        (f"{HEADER}\nsecurity-severity: 11", ":6: `11` is no value of `security-severity`"),
        (f"{HEADER}\ngroup: nice", ":6: `nice` is no value of `group`"),
        (f"{HEADER}\npreview: yes", ":6: `yes` is no value of `preview`"),
        (f"{HEADER}\n\n", ":6: a header line is `key: value` or `key: [a, b]`"),
    ],
)
def test_a_wrong_header_is_refused(header: str, message: str) -> None:
    with pytest.raises(PageError, match=f"^{re.escape('image/found-word.md' + message)}$"):
        page_of("", header)


@pytest.mark.parametrize("path", ["image/Found.md", "image/found_word.md", "found-word.md", "a/b/c.md"])
def test_a_wrong_name_is_refused(path: str) -> None:
    with pytest.raises(PageError, match=r"a page is called family/rule-name\.md, in kebab case"):
        page_of("", path=path)


@pytest.mark.parametrize("text", ["# Title\n", "---\nseverity: error\n# Title\n"])
def test_a_page_without_a_header_is_refused(text: str) -> None:
    with pytest.raises(PageError, match="a page begins with a header between `---` lines"):
        parse_page("a/b.md", text)


BAD = """## Bad

```dockerfile title="Dockerfile"
FROM a
RUN b \\
  # ^ first message
  c
# ^ second: `message`
#^^ third
```

```json title="package.json"
{"a": 1}
```

```text title="findings"
package.json:1:2-5 fourth message
package.json:1:7 fifth
```

## Good

````md title="README.md"
```
````

## See also

```sh
anything
```
"""


def test_carets_and_lists_name_the_expected_findings() -> None:
    bad, good = examples(page_of(BAD))
    assert [(one.path, one.line, one.column, one.width, one.message) for one in bad.expected] == [
        ("Dockerfile", 2, 5, 1, "first message"),
        ("Dockerfile", 4, 2, 2, "third"),
        ("Dockerfile", 4, 3, 1, "second: `message`"),
        ("package.json", 1, 2, 3, "fourth message"),
        ("package.json", 1, 7, None, "fifth"),
    ]
    assert list(bad.files) == ["Dockerfile", "package.json"]
    assert bad.files["package.json"] == '{"a": 1}\n'
    assert (good.kind, good.number, good.files) == ("good", 1, {"README.md": "```\n"})


def test_each_heading_is_a_project_of_its_own() -> None:
    block = '```text title="a"\nx\n# ^ m\n```\n'
    found = examples(page_of(f"## Bad\n\n{block}\n## Bad\n\n{block}"))
    assert [(one.kind, one.number) for one in found] == [("bad", 1), ("bad", 2)]


def test_a_block_may_stand_for_a_file_in_another_encoding() -> None:
    text = '## Bad\n\n```text title="a" encoding="utf-16"\nx\n# ^ m\n```\n'
    (example,) = examples(page_of(text))
    assert example.contents()["a"].startswith((b"\xff\xfe", b"\xfe\xff"))
    assert example.contents({"a": "y"})["a"].decode("utf-16") == "y"


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("## Bad\n\n```text\nx\n```\n", 'a block of `## Bad` lacks title="path"'),
        ('## Bad\n\n```text title="a"\nx\n', "a block is not closed"),
        ('## Bad\n\n```text title="a"\nx\n```\n', "bad example 1 lacks findings"),
        ('## Good\n\n```text title="a"\nx\n# ^ m\n```\n', "good example 1 has findings"),
        ('## Bad\n\n```text title="findings"\na:1 m\n```\n', "a line of `findings` is"),
        ('## Bad\n\n```a title="a"\n```\n\n```a title="a"\n```\n', "`a` is given twice in one example"),
    ],
)
def test_a_wrong_example_is_refused(body: str, message: str) -> None:
    with pytest.raises(PageError, match=f"^image/found-word.md: {re.escape(message)}"):
        examples(page_of(body))

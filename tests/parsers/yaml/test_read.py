"""YAML trees: values, places, and what is said of broken documents, with both parsers of ruamel.yaml."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dockerlint.parsers.yaml import read as yaml
from dockerlint.parsers.yaml.read import parse_yaml
from dockerlint.source import SourceFile
from dockerlint.tree import Map, Node, Scalar, Seq, find, plain


@pytest.fixture(params=["c", "pure"], autouse=True)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "pure":
        monkeypatch.setattr(yaml, "_parser", lambda: None)


def documents(text: str) -> list[Node]:
    found, problems = yaml.parse_yaml(SourceFile("f.yaml", text))
    assert problems == []
    return found


def problems(text: str) -> list[tuple[int, int, str, str]]:
    return [
        (*one.at.start, one.at.text, one.message) for one in yaml.parse_yaml(SourceFile("f.yaml", text))[1]
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("22:22", "22:22"),
        ("yes", "yes"),
        ("on", "on"),
        ("2024-01-02", "2024-01-02"),
        ("0o17", 15),
        ("0x1F", 31),
        ("1.10", 1.1),
        ("-3", -3),
        ("1e3", 1000.0),
        ("True", True),
        ("~", None),
        ("", None),
        ("1_000", "1_000"),
        ("'1'", "1"),
        ('"true"', "true"),
        ("!!str 1", "1"),
        ("!!int '1'", 1),
    ],
)
def test_scalars_follow_yaml_1_2(text: str, value: object) -> None:
    assert [plain(one) for one in documents(f"a: {text}")] == [{"a": value}]


def test_text_is_kept_beside_the_value() -> None:
    node = find(documents("mode: 0440")[0], "mode")
    assert isinstance(node, Scalar)
    assert (node.text, node.value, node.quoted) == ("0440", 440, False)


@pytest.mark.parametrize(
    ("text", "path", "shown"),
    [
        ("a: é1\r\nb: 😀 x\r\n", ("b",), "😀 x"),
        ("a:\n  b: 1\n\n# end\n", ("a",), "b: 1"),
        ("a: &x\n  # note\n  b: 1\n", ("a",), "b: 1"),
        ("a: !override [x, y]\n", ("a",), "[x, y]"),
        ("a: &x !reset null\n", ("a",), "null"),
        ("a: |\n  one\n  two\n\nb: 1\n", ("a",), "|\n  one\n  two"),
        ("- {a: 'q', b: 2}\n", (0, "a"), "'q'"),
    ],
)
def test_spans(text: str, path: tuple[str | int, ...], shown: str) -> None:
    node = find(documents(text)[0], *path)
    assert node is not None
    assert node.span.text == shown


def test_an_empty_value_stands_behind_its_colon() -> None:
    node = find(documents("a:\n  b:\n  c: 1\n")[0], "a", "b")
    assert isinstance(node, Scalar)
    assert node.is_null
    assert node.span.start == (2, 5)


def test_tags_are_kept() -> None:
    tree = documents("a: !reset null\nb: !override {c: 1}\n")[0]
    assert (
        [entry.value.tag for entry in tree.entries.values()] == ["!reset", "!override"]
        if isinstance(tree, Map)
        else False
    )


def test_merge_keys_are_flattened_and_own_keys_win() -> None:
    tree = documents("x: &x {a: 1, b: 2}\nz: &z {b: 3, c: 4}\ny:\n  <<: [*x, *z]\n  a: 0\n")[0]
    merged = find(tree, "y")
    assert isinstance(merged, Map)
    assert plain(merged) == {"a": 0, "b": 2, "c": 4}
    assert [entry.merged for entry in merged.entries.values()] == [False, True, True]
    assert merged.entries["c"].value.span.start == (2, 17)


def test_aliases_share_their_node() -> None:
    tree = documents("a: &x [1]\nb: *x\n")[0]
    assert find(tree, "a") is find(tree, "b")


def test_several_documents() -> None:
    assert [plain(one) for one in documents("a: 1\n---\nb: 2\n...\n---\n")] == [{"a": 1}, {"b": 2}, None]


def test_nothing_is_no_document() -> None:
    assert documents("# only a comment\n") == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a: 1\na: 2\n", (2, 1, "a", "key `a` is defined twice")),
        ("a: *x\n", (1, 4, "*x", "alias `x` has no anchor before it")),
        ("a: &x\n  b: *x\n", (2, 6, "*x", "alias `x` is inside its own anchor")),
        ("a:\n\tb: 1\n", (2, 1, "\t", "indentation with a tab: YAML requires spaces")),
        ("a: b: c\n", (1, 5, ":", "a `:` where no key can be: quote the value, or fix the indentation")),
        ("a:\n  b: 1\n c: 2\n", (3, 2, "c", "a key was expected: the indentation matches nothing above")),
        ("a: [1, 2\nb: 3\n", (2, 2, ":", "the list `[` is not closed, or a `,` is missing")),
        ("a: 'x\nb: 1\n", (1, 4, "'", "the quote is never closed")),
        ("a: [\n", (2, 1, "", "a value was expected, but the text ends: is a `[` or `{` not closed?")),
        ("a: [b, }\n", (1, 8, "}", "a value was expected here")),
        ("a: @x\n", (1, 4, "@", "`@` cannot start a value: quote it")),
        ("a: `x`\n", (1, 4, "`", "a backtick cannot start a value: quote it")),
        ("a: \x01\n", (1, 4, "\x01", "a control character is not allowed")),
        ("a: {{ x }}\n", (1, 5, "{ x }", "`{{` starts a mapping in YAML: quote the template")),
        ("a:\n  <<: [1]\n", (2, 3, "<<", "`<<` must name a mapping or a list of mappings")),
        ("a: - b\n", (1, 4, "-", "a list item is not allowed here")),
        ("<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> x\n", (1, 1, "<<<<<<<", "unresolved merge conflict")),
        ("[" * 300, (1, 200, "", "more than 200 nested containers")),
    ],
)
def test_broken_documents_are_problems_at_their_place(text: str, wanted: tuple[int, int, str, str]) -> None:
    assert problems(text) == [wanted]


def test_a_broken_document_is_given_up_to_the_break() -> None:
    found, _ = yaml.parse_yaml(SourceFile("f.yaml", "a:\n  b: 1\n  c: [x, y\nd: 1\n"))
    assert [plain(one) for one in found] == [{"a": {"b": 1, "c": ["x", "y d"]}}]


def test_one_side_of_a_merge_conflict_is_read() -> None:
    text = "<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> x\nb: 3\n"
    assert [plain(one) for one in yaml.parse_yaml(SourceFile("f.yaml", text))[0]] == [{"a": 1, "b": 3}]


def test_an_alias_bomb_stays_small() -> None:
    lines = ["a0: &a0 [x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    tree = documents("\n".join(lines))[0]
    last = find(tree, "a29")
    assert isinstance(last, Seq)
    assert len({id(item) for item in last.items}) == 1


@settings(derandomize=True, max_examples=150)
@given(st.text(alphabet="ab:-[]{}&*!|>'\"\\# \t\r\n<%@,?\ufeff\u2028\x00é😀", max_size=40))
def test_no_text_raises_and_every_span_lies_in_it(text: str) -> None:
    found, said = yaml.parse_yaml(SourceFile("f.yaml", text))
    for span in [one.at for one in said] + [node.span for top in found for node in nodes(top)]:
        assert 0 <= span.begin <= span.finish <= len(text)


def nodes(node: Node) -> Iterator[Node]:
    yield node
    if isinstance(node, Map):
        for entry in node.entries.values():
            yield entry.key
            yield from nodes(entry.value)
    elif isinstance(node, Seq):
        for item in node.items:
            yield from nodes(item)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a: 1\n\tb: 2\n", "2:1 indentation with a tab: YAML requires spaces"),
        ("a: b: c\n", "1:5 a `:` where no key can be: quote the value, or fix the indentation"),
        ("a: 1\nb\n", "2:1 a key without `:`, or a line with the wrong indentation"),
        ("a: [1\nb: 2\n", "2:2 the list `[` is not closed, or a `,` is missing"),
        ("a: {b: 1\n", "2:1 the mapping `{` is not closed, or a `,` is missing"),
        ("a: 'b\n", "1:4 the quote is never closed"),
        ('a: "\\d"\n', "1:6 an escape that YAML does not know: double a backslash, or use single quotes"),
        ("a: `b`\n", "1:4 a backtick cannot start a value: quote it"),
        ("a: @b\n", "1:4 `@` cannot start a value: quote it"),
        ("a: !x!b c\n", "1:4 the tag's handle is not declared"),
        ("a: - b\n", "1:4 a list item is not allowed here"),
    ],
)
def test_faults(text: str, wanted: str) -> None:
    _, problems = parse_yaml(SourceFile("compose.yaml", text))
    found = [f"{one.at.start.line}:{one.at.start.column} {one.message}" for one in problems]
    assert found == [wanted]

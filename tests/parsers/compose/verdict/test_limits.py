"""Hostile and broken compose files: bounded, a finding at its place, and what can be read is read."""

from __future__ import annotations

import pytest

from dockerlint.files import MemoryFiles
from dockerlint.load import load
from dockerlint.project.project import Project

WEB = "services:\n  web:\n    image: x\n"


def loaded(files: dict[str, str | bytes]) -> Project:
    return load(MemoryFiles(files))


def said(project: Project) -> list[tuple[str, str, int, int, str]]:
    found = project.files.diagnoses
    return [
        (one.kind, one.problem.at.path, *one.problem.at.start, one.problem.message)
        for one in sorted(found, key=lambda one: (one.problem.at.path, one.problem.at.begin))
    ]


def names(project: Project) -> list[str]:
    return [service.name for _, service in project.compose.services()]


def chain(count: int, line: str) -> str:
    return "".join(line.format(n=n, before=n - 1, after=n + 1) for n in range(1, count))


def test_an_alias_bomb_is_bounded() -> None:
    nine = ", ".join(["*a{before}"] * 9)
    project = loaded({"compose.yaml": "x-0: &a0 [x]\n" + chain(40, f"x-{{n}}: &a{{n}} [{nine}]\n") + WEB})
    message = "the aliases of this file expand to more than 1,000,000 values"
    assert said(project) == [("limit-reached", "compose.yaml", 1, 1, message)]


def test_a_chain_of_merge_keys_is_bounded() -> None:
    line = "x-{n}: &a{n} {{<<: *a{before}, k{n}: 1}}\n"
    project = loaded({"compose.yaml": "x-0: &a0 {k: v}\n" + chain(5_000, line) + WEB})
    assert said(project) == [("limit-reached", "compose.yaml", 627, 15, "more than 200,000 keys and values")]


def test_a_large_file_is_read_up_to_the_limit() -> None:
    line = "  s{n}: {{image: x, environment: {{A: '1', B: '2', C: '3'}}}}\n"
    text = "services:\n" + chain(170_000, line)
    assert 9_000_000 < len(text) < 10 * 1024 * 1024
    project = loaded({"compose.yaml": text, "other/compose.yaml": WEB})
    assert [(rule, path, message) for rule, path, _, _, message in said(project)] == [
        ("limit-reached", "compose.yaml", "more than 200,000 keys and values")
    ]
    assert names(project)[-1] == "web"
    assert len(names(project)) > 10_000


def test_a_command_of_millions_of_words_is_not_split() -> None:
    project = loaded({"compose.yaml": f"{WEB}    command: {'x ' * 70_000}\n"})
    message = "a command longer than 131,072 characters is not read"
    assert said(project) == [("limit-reached", "compose.yaml", 4, 14, message)]


@pytest.mark.parametrize(
    ("text", "at", "message"),
    [
        ("services:\n\ta: 1\n", (2, 1), "indentation with a tab: YAML requires spaces"),
        (
            "services:\n  a: [\n",
            (3, 1),
            "a value was expected, but the text ends: is a `[` or `{` not closed?",
        ),
        ('services:\n  a:\n    image: "x\n', (3, 12), "the quote is never closed"),
        (
            "services:\n  a:\n    build:\n    \timage: x\n",
            (4, 5),
            "indentation with a tab: YAML requires spaces",
        ),
    ],
)
def test_what_broke_off_is_not_judged(text: str, at: tuple[int, int], message: str) -> None:
    assert said(loaded({"compose.yaml": text})) == [("syntax", "compose.yaml", *at, message)]


def test_a_long_scalar_is_read() -> None:
    project = loaded({"compose.yaml": f"x-long: '{'y' * 5_000_000}'\n{WEB}"})
    assert (said(project), names(project)) == ([], ["web"])


def test_deep_containers_are_bounded() -> None:
    project = loaded({"compose.yaml": f"{WEB}x-deep: {'[' * 3_000}{']' * 3_000}\n"})
    message = "more than 200 nested containers"
    assert said(project) == [("limit-reached", "compose.yaml", 4, 207, message)]
    assert names(project) == ["web"]


def test_a_thousand_services_are_read() -> None:
    line = (
        "  s{n}:\n    image: x\n    container_name: c{n}\n    ports: ['{n}:80']\n    depends_on: [s{after}]\n"
    )
    project = loaded({"compose.yaml": "services:\n" + chain(1_001, line) + "  s1001: {image: x}\n"})
    assert (said(project), len(names(project))) == ([], 1_001)


def test_a_circle_of_a_thousand_services_is_one_finding() -> None:
    line = "  s{n}: {{image: x, depends_on: [s{after}]}}\n"
    project = loaded(
        {"compose.yaml": "services:\n" + chain(1_000, line) + "  s1000: {image: x, depends_on: [s1]}\n"}
    )
    assert [(rule, line) for rule, _, line, _, _ in said(project)] == [("dependency-cycle", 1_001)]


def test_alternatives_under_one_name_are_no_finding() -> None:
    line = "  s{n}: {{image: x, container_name: qq, profiles: [p{n}]}}\n"
    assert said(loaded({"compose.yaml": "services:\n" + chain(2_000, line)})) == []


def test_a_long_chain_of_extends_is_bounded() -> None:
    text = "services:\n" + chain(300, "  s{n}: {{extends: s{after}}}\n") + "  s300: {image: x}\n"
    found = said(loaded({"compose.yaml": text}))
    assert {(rule, message) for rule, _, _, _, message in found} == {
        ("limit-reached", "more than 50 services extend each other")
    }


def test_a_file_that_a_thousand_services_extend_is_read_once() -> None:
    line = "  s{n}: {{extends: {{file: base.yaml, service: b}}}}\n"
    base = "services:\n  b: {image: x}\n" + chain(300, "  t{n}: {{image: x}}\n")
    project = loaded({"compose.yaml": "services:\n" + chain(1_001, line), "base.yaml": base})
    assert (said(project), len(names(project))) == ([], 1_000)


def test_extends_in_a_circle_are_refused() -> None:
    files: dict[str, str | bytes] = {
        "compose.yaml": "services:\n  a: {extends: {file: b.yaml, service: b}}\n",
        "b.yaml": "services:\n  b: {extends: {file: compose.yaml, service: a}}\n",
    }
    assert said(loaded(files)) == [
        ("invalid-compose", "b.yaml", 2, 46, "`extends` leads back to the service `a`"),
    ]


def test_a_long_chain_of_includes_is_bounded() -> None:
    files: dict[str, str | bytes] = {f"c{n}.yaml": f"include: [c{n + 1}.yaml]\n" for n in range(90)}
    assert said(loaded({"compose.yaml": "include: [c0.yaml]\n", **files})) == [
        ("limit-reached", "c49.yaml", 1, 11, "more than 50 files include each other")
    ]


def test_includes_that_double_are_bounded() -> None:
    files: dict[str, str | bytes] = {
        f"c{n}.yaml": f"include: [c{n + 1}.yaml, c{n + 1}.yaml]\n" for n in range(30)
    }
    found = said(loaded({"compose.yaml": "include: [c0.yaml]\n", **files, "c30.yaml": WEB}))
    assert {(rule, message) for rule, _, _, _, message in found} == {
        ("limit-reached", "more than 1,000 files are included")
    }


def test_a_circle_of_includes_is_refused() -> None:
    files: dict[str, str | bytes] = {
        "compose.yaml": "include: [a.yaml]\n",
        "a.yaml": "include: [compose.yaml]\n",
    }
    assert said(loaded(files)) == [("invalid-compose", "a.yaml", 1, 11, "`include` leads back to this file")]


@pytest.mark.parametrize("key", ["env_file", "label_file"])
def test_a_folder_is_no_env_file(key: str) -> None:
    files: dict[str, str | bytes] = {"compose.yaml": f"{WEB}    {key}: ./conf\n", "conf/a.env": "A=1\n"}
    message = {"env_file": "env_file `conf` is a folder", "label_file": "the file `conf` is a folder"}
    assert said(loaded(files)) == [("invalid-compose", "compose.yaml", 4, 7 + len(key), message[key])]


def test_variables_beyond_all_bounds() -> None:
    many = loaded({"compose.yaml": f"{WEB}    command: '{'${A}' * 200_000}'\n"})
    deep = loaded({"compose.yaml": f"{WEB}    command: '{'${A:-' * 5_000}{'}' * 5_000}'\n"})
    assert (said(many), names(many)) == ([], ["web"])
    assert said(deep) == [("invalid-compose", "compose.yaml", 4, 14, "variables are nested too deep")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (b"\xef\xbb\xbfservices:\r\n  web:\r\n    image: x\r\n    foo: 1\r\n", ("invalid-compose", 4, 5)),
        (b"services:\n  web:\n    image: x\n\tfoo: 1\n", ("syntax", 4, 1)),
        (b"services:\n  web:\n    image: x\n    image: y\n", ("syntax", 4, 5)),
        (b"services:\n  web:\n    image: x # \xff\n", ("syntax", 3, 16)),
        (b"services:\n  web:\n    image: x\n    labels: *none\n", ("syntax", 4, 13)),
        (b"services:\n  web:\n    image: x\n    labels: &l {a: *l}\n", ("syntax", 4, 20)),
    ],
)
def test_broken_text_has_its_place_and_nothing_is_lost(text: bytes, wanted: tuple[str, int, int]) -> None:
    project = loaded({"compose.yaml": text, "other/compose.yaml": "services: {b: {image: y}}\n"})
    assert [(rule, line, column) for rule, _, line, column, _ in said(project)] == [wanted]
    assert names(project) == ["web", "b"]

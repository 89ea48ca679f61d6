"""What Bake files define."""

from __future__ import annotations

import pytest

from dockerlint.models.bake import BakeOverride
from dockerlint.parsers.bake.definition import Definition
from dockerlint.parsers.bake.files import parse_bake
from dockerlint.source import SourceFile
from dockerlint.values import Text
from tests.parsers.hcl.test_evaluate import shown


def definition(
    *texts: str, overrides: tuple[BakeOverride, ...] = (), given: dict[str, str] | None = None
) -> Definition:
    files = [parse_bake(SourceFile(f"docker-bake.{n}.hcl", text)) for n, text in enumerate(texts)]
    known = {name: Text.known(value) for name, value in (given or {}).items()}
    return Definition(files, known.get, overrides)


def _attributes(found: Definition, name: str) -> dict[str, object]:
    target = found.target(name)
    assert target is not None
    return {key: shown(value) for key, value in target.attributes.items()}


@pytest.mark.parametrize(
    ("default", "given", "expected"),
    [('"a"', {}, "a"), ('"a"', {"V": "b"}, "b"), ("true", {"V": "0"}, False), ("1", {"V": "2"}, 2), ("1", {"V": "x"}, "?"), ('["a"]', {"V": "b"}, "?"), ("null", {}, None), ("V", {}, "?")],
)  # fmt: skip
def test_variables(default: str, given: dict[str, str], expected: object) -> None:
    assert shown(definition(f'variable "V" {{ default = {default} }}', given=given).variable("V")) == expected


def test_other_variables() -> None:
    found = definition('A = "a${B}"\nB = "b"\nvariable "C" {}', given={"A": "x", "C": "c"})
    assert [shown(found.variable(name)) for name in "ABCD"] == ["ab", "b", "c", "?"]


def test_later_files_win_and_maps_are_merged() -> None:
    found = definition(
        'target "a" {\n dockerfile = "D"\n args = {A = 1, B = 2}\n tags = ["x"]\n}',
        'target "a" {\n target = "t"\n args = {B = 3, A = null}\n tags = ["y"]\n dockerfile = null\n}',
    )
    assert _attributes(found, "a") == {
        "dockerfile": "D",
        "args": {"A": 1, "B": 3},
        "tags": ["y"],
        "target": "t",
    }


def test_inheritance() -> None:
    found = definition(
        """
target "base" {
  context = "c"
  args = {A = "base", B = "base"}
}
target "release" { args = {A = "release"} }
target "app" {
  inherits = ["base", "release"]
  args = {C = "app"}
}
target "open" { inherits = ["elsewhere"] }
target "computed" { inherits = SOMETHING }
target "circle" { inherits = ["circle"] }
"""
    )
    assert _attributes(found, "app") == {"context": "c", "args": {"A": "release", "B": "base", "C": "app"}}
    whole = [found.target(name) for name in ("app", "open", "computed", "circle")]
    assert [one.complete for one in whole if one] == [True, False, False, False]
    assert found.target("none") is None
    assert found.bases() == {"base", "release", "elsewhere", "circle"}


def test_a_long_chain_of_inheritance_ends() -> None:
    text = "".join(f'target "t{n}" {{ inherits = ["t{n + 1}"] }}\n' for n in range(500))
    found = definition(text).target("t0")
    assert found is not None
    assert found.complete is False


def test_a_matrix() -> None:
    found = definition(
        """
target "app" {
  name = "app-${stage}-${replace(item.v, ".", "-")}"
  matrix = {
    stage = ["a", "b"]
    item = [{ v = "1.0" }, { v = "2.0" }]
  }
  target = stage
  args = { V = item.v }
}
target "open" {
  matrix = { x = SOMETHING }
  name = "open-${x}"
  target = x
}
"""
    )
    assert found.selected(["app"]) == ["app-a-1-0", "app-a-2-0", "app-b-1-0", "app-b-2-0"]
    assert _attributes(found, "app-b-1-0") == {"target": "b", "args": {"V": "1.0"}}
    assert _attributes(found, "open") == {"target": "?"}


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (["default"], ["web", "api"]),
        (["w*"], ["web", "worker"]),
        (["worker", "web", "worker"], ["worker", "web"]),
        (["none"], []),
        (["loop"], ["web"]),
        (["both"], ["web"]),
    ],
)
def test_selected(wanted: list[str], expected: list[str]) -> None:
    found = definition(
        """
group "default" { targets = ["web", "rest"] }
group "rest" { targets = ["api"] }
group "loop" { targets = ["loop", "web"] }
group "both" { targets = ["web"] }
target "web" {}
target "api" {}
target "worker" {}
target "both" {}
"""
    )
    assert found.selected(wanted) == expected


def test_overrides() -> None:
    overrides = (
        BakeOverride("*", ("args", "A"), Text.known("2")),
        BakeOverride("app", ("tags",), Text.known("x"), appends=True),
        BakeOverride("app", ("target",), Text.known("t")),
        BakeOverride("app", ("platform",), Text.known("p")),
        BakeOverride("other", ("target",), Text.known("u")),
    )
    found = definition('target "app" {\n args = {A = "1"}\n tags = ["a"]\n}', overrides=overrides)
    assert _attributes(found, "app") == {"args": {"A": "2"}, "tags": ["a", "x"], "target": "t"}


def test_overrides_of_a_list_count_together() -> None:
    tags = [BakeOverride("app", ("tags",), Text.known(one)) for one in "xy"]
    more = BakeOverride("app", ("tags",), Text.known("z"), appends=True)
    text = 'target "app" { tags = ["a"] }'
    assert _attributes(definition(text, overrides=tuple(tags)), "app") == {"tags": ["x", "y"]}
    assert _attributes(definition(text, overrides=(*tags, more)), "app") == {"tags": ["a", "x", "y", "z"]}

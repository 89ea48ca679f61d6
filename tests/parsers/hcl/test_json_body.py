"""HCL's JSON syntax."""

from __future__ import annotations

import json

from dockerlint.parsers.hcl.evaluate import Evaluator
from dockerlint.parsers.hcl.json_body import json_body
from dockerlint.parsers.hcl.syntax import Body
from dockerlint.parsers.json.read import parse_json
from dockerlint.source import SourceFile
from dockerlint.tree import Map
from dockerlint.values import Text
from tests.parsers.hcl.test_evaluate import shown


def _body(text: str) -> Body:
    tree, _ = parse_json(SourceFile("docker-bake.json", text))
    assert isinstance(tree, Map)
    return json_body(tree, {"target", "group"})


def test_blocks_and_templates() -> None:
    body = _body('{"T": "x", "target": {"web": {"tags": ["a:${T}", "${T}"], "args": {"N": 1}}, "bad": 1}}')
    evaluator = Evaluator(lambda _: Text.known("t"))
    assert list(body.attributes) == ["T"]
    assert [(one.kind, one.labels, one.at.text) for one in body.blocks] == [
        ("target", ("web",), '"web"'),
        ("target", ("bad",), '"bad"'),
    ]
    found = {name: shown(evaluator.value(one.value)) for name, one in body.blocks[0].body.attributes.items()}
    assert found == {"tags": ["a:t", "t"], "args": {"N": 1}}


def test_the_place_of_a_template_is_its_string() -> None:
    body = _body('{"T": "x${A}"}')
    value = Evaluator(lambda _: Text.unknown("not set")).value(body.attributes["T"].value)
    assert isinstance(value, Text)
    assert [part.at.text for part in value.parts if part.at] == ['"x${A}"']


def test_deep_values_are_unread() -> None:
    body = _body('{"T": ' + "[" * 200 + "]" * 200 + "}")
    assert "?" in json.dumps(shown(Evaluator(lambda _: None).value(body.attributes["T"].value)))

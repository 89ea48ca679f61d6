from __future__ import annotations

import subprocess
import sys

import sarif_om

from dockerlint.reporters.sarif_model import as_json


def test_defaults_of_the_library_are_left_out_but_levels_are_not() -> None:
    message = sarif_om.Message(text="m")
    assert as_json(sarif_om.Result(message=message)) == {
        "kind": "fail",
        "level": "warning",
        "message": {"text": "m"},
    }
    assert as_json(sarif_om.ReportingConfiguration()) == {"level": "warning"}
    assert as_json(sarif_om.Region(start_line=1)) == {"startLine": 1}
    assert as_json(sarif_om.ArtifactLocation(uri="a")) == {"uri": "a"}


def test_what_is_no_default_is_kept_even_when_it_is_falsy() -> None:
    assert as_json(sarif_om.Location(id=0)) == {"id": 0}
    assert as_json(sarif_om.Result(message=None, rule_index=0, locations=[])) == {
        "kind": "fail",
        "level": "warning",
        "locations": [],
        "ruleIndex": 0,
    }
    assert as_json(sarif_om.ReportingConfiguration(enabled=False)) == {"enabled": False, "level": "warning"}


def test_a_default_that_the_library_makes_anew_each_time_is_left_out() -> None:
    component = sarif_om.ToolComponent(name="x")
    assert component.contents == ["localizedData", "nonLocalizedData"]
    assert as_json(component) == {"name": "x"}
    assert as_json(sarif_om.ToolComponent(name="x", contents=["localizedData"])) == {
        "name": "x",
        "contents": ["localizedData"],
    }


def test_names_are_those_of_the_schema() -> None:
    assert as_json(sarif_om.SarifLog(schema_uri="s", version="2.1.0", runs=[])) == {
        "$schema": "s",
        "version": "2.1.0",
        "runs": [],
    }


def test_dictionaries_keep_their_keys_and_their_values_are_written_too() -> None:
    bag = {"security-severity": "7.0", "a_b": [sarif_om.ArtifactContent(text="t"), None, 1]}
    assert as_json(bag) == {"security-severity": "7.0", "a_b": [{"text": "t"}, None, 1]}


def test_the_library_is_imported_for_this_format_only() -> None:
    code = "import dockerlint.cli.linting, dockerlint.reporters.github, sys; print('sarif_om' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout == "False\n"

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest
import sarif_om

from dockerlint import __version__
from dockerlint.catalog import Rule
from dockerlint.config import Settings
from dockerlint.engine import LintResult, RuleError, lint
from dockerlint.pages import Page, parse_page
from dockerlint.reporters import sarif
from dockerlint.reporters.sarif import as_json
from dockerlint.reporters.sarif_rules import descriptor
from dockerlint.reporters.view import View
from tests.support.lint_fakes import fake_project, fake_rule, finder

PAGE = """---
severity: error
subject: file
costs: leak
precision: very-high
since: 0.1.0
{more}
---
# A `USER` is missing

The first part has
two lines and a [link](https://example.org/a).

The second part.

## Bad

```dockerfile title="Dockerfile"
FROM a
```

## See also

- [Reference](https://example.org/reference)
- [More](https://example.org/more)
"""


def run(result: LintResult, *rules: Rule) -> dict[str, Any]:
    written: dict[str, Any] = as_json(sarif.log(result, [rule.page for rule in rules]))
    (only,) = written["runs"]
    return dict(only)


def page(more: str = "group: hardening", path: str = "image/no-user.md") -> Page:
    return parse_page(path, PAGE.format(more=more))


def test_the_log_names_its_schema_and_version_and_is_the_same_ascii_line_each_time() -> None:
    result = lint(fake_project({"ü.ts": "bad"}), [fake_rule(finder(message="`ü`"))], Settings())
    written = sarif.render(result, View(base="../.."))
    log = json.loads(written)
    assert set(log) == {"$schema", "runs", "version"}
    assert log["$schema"] == (
        "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
    )
    assert log["version"] == "2.1.0"
    assert written.isascii()
    assert (written.count("\n"), written[-1]) == (1, "\n")
    assert written == sarif.render(result, View())


def test_an_empty_run_has_results_and_the_rules_that_ran() -> None:
    assert run(LintResult(), Rule(page("preview: false"), finder)) == {
        "tool": {
            "driver": {
                "name": "dockerlint",
                "semanticVersion": __version__,
                "informationUri": "https://pypi.org/project/dockerlint/",
                "rules": [as_json(descriptor(page("preview: false")))],
            }
        },
        "automationDetails": {"id": "dockerlint/"},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True}],
        "results": [],
    }


def test_rules_that_are_off_are_described_only_when_they_found_something() -> None:
    rules = [
        fake_rule(finder("none"), "image/z-on.md"),
        fake_rule(finder("none"), "image/off-group.md", "group: style"),
        fake_rule(finder("none"), "image/off-preview.md", "preview: true"),
        fake_rule(finder("bad"), "image/on-demand.md", "group: pedantic"),
    ]
    result = lint(fake_project({"a.ts": "bad"}), rules, Settings(extend_select=("ALL",)))
    written = run(result, *rules)
    assert [one["id"] for one in written["tool"]["driver"]["rules"]] == ["on-demand", "z-on"]
    assert [(one["ruleId"], one["ruleIndex"]) for one in written["results"]] == [("on-demand", 0)]


def test_an_error_inside_a_rule_makes_the_run_unsuccessful() -> None:
    errors = (RuleError("no-user", "a b/c.ts", "KeyError at x.py:1"), RuleError("no-user", "", "TypeError"))
    assert run(LintResult(errors=errors))["invocations"] == [
        {
            "executionSuccessful": False,
            "toolExecutionNotifications": [
                {
                    "level": "error",
                    "message": {"text": "rule `no-user` failed: KeyError at x.py:1"},
                    "associatedRule": {"id": "no-user"},
                    "locations": [{"physicalLocation": {"artifactLocation": {"uri": "a%20b/c.ts"}}}],
                },
                {
                    "level": "error",
                    "message": {"text": "rule `no-user` failed: TypeError"},
                    "associatedRule": {"id": "no-user"},
                },
            ],
        }
    ]


def test_a_page_is_described_with_all_that_github_reads() -> None:
    one = page("cwe: [250, 79]\nsecurity-severity: 7\ngroup: hardening")
    assert as_json(descriptor(one)) == {
        "id": "no-user",
        "name": "ImageNoUser",
        "shortDescription": {"text": "A `USER` is missing"},
        "fullDescription": {"text": "The first part has two lines and a link: https://example.org/a."},
        "help": {
            "text": "The first part has\ntwo lines and a link: https://example.org/a.\n\nThe second part.",
            "markdown": PAGE.split("---\n", 2)[2].rstrip(),
        },
        "helpUri": "https://example.org/reference",
        "defaultConfiguration": {"level": "error"},
        "properties": {
            "tags": ["image", "hardening", "security", "external/cwe/cwe-250", "external/cwe/cwe-079"],
            "precision": "very-high",
            "problem.severity": "error",
            "security-severity": "7.0",
        },
    }


@pytest.mark.parametrize(
    ("severity", "level", "problem"),
    [("error", "error", "error"), ("warning", "warning", "warning"), ("info", "note", "recommendation")],
)
def test_a_severity_is_a_level_and_the_default_level_is_written_too(
    severity: str, level: str, problem: str
) -> None:
    rule = fake_rule(finder(), header=f"severity: {severity}")
    written = as_json(descriptor(rule.page))
    assert written["defaultConfiguration"] == {"level": level}
    assert written["properties"] == {
        "tags": ["image"],
        "precision": "high",
        "problem.severity": problem,
    }
    result = lint(fake_project({"a.ts": "bad"}), [rule], Settings())
    assert [one["level"] for one in run(result, rule)["results"]] == [level]


def test_a_page_without_text_and_links_is_described_by_its_title() -> None:
    written = as_json(descriptor(fake_rule(finder()).page))
    assert written["fullDescription"] == {"text": "Made up"}
    assert written["help"] == {"text": "Made up", "markdown": "# Made up"}
    assert written["helpUri"] == "https://pypi.org/project/dockerlint/"


def test_a_long_description_is_cut() -> None:
    text = as_json(descriptor(parse_page("image/x.md", PAGE.format(more="preview: true") + "\n")))
    assert len(text["fullDescription"]["text"]) == 63
    long = PAGE.format(more="preview: true").replace("two lines", "w" * 2000)
    cut = as_json(descriptor(parse_page("image/x.md", long)))["fullDescription"]["text"]
    assert (len(cut), cut[-2:]) == (1024, "w…")


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

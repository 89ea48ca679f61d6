"""Made-up rules, and configuration files in memory."""

from __future__ import annotations

from collections.abc import Mapping

from dockerlint.config import ConfigurationReader, Configurations, Settings, known_names
from dockerlint.engine import lint
from dockerlint.files import MemoryFiles
from tests.support.lint_fakes import fake_project, fake_rule, finder

FOUND = fake_rule(finder(), "image/found-word.md", "aliases: [DL1]")
HARD = fake_rule(finder("hard"), "image/hard-word.md", "group: hardening")
OTHER = fake_rule(finder("odd"), "pnpm/other-word.md", "severity: error")
RULES = (FOUND, HARD, OTHER)
KNOWN = known_names(RULES)


def configured(files: Mapping[str, str], settings: Settings | None = None) -> Configurations:
    tree = MemoryFiles(files)
    return Configurations(tree, settings or Settings(), ConfigurationReader(tree, KNOWN, str))


def found(files: Mapping[str, str], settings: Settings | None = None) -> list[tuple[str, str, str]]:
    """Return path, rule and severity of each finding under the configurations of a tree, and not in them."""
    settings = settings or Settings()
    result = lint(fake_project(files), RULES, settings, configured(files, settings))
    findings = [one for one in result.findings if not one.at.path.endswith((".yaml", ".toml"))]
    return [(one.at.path, one.rule, str(one.severity)) for one in findings]


KEYS = (
    *("extends", "select", "ignore", "extend-select", "extend-ignore", "severity"),
    *("per-path", "exclude", "fail-on", "min-severity", "pnpm-version"),
)

"""lint(project, rules, settings): from rules to findings."""

from dockerlint.engine.lint import lint
from dockerlint.engine.running import LintResult, RuleError
from dockerlint.engine.selection import select

__all__ = ["LintResult", "RuleError", "lint", "select"]

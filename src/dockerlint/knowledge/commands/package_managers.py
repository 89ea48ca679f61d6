"""The programs whose command lines are read: package managers, and the tools that JavaScript repositories build with.

The meaning of their words is in javascript_managers, system_managers, language_managers and build_tools; what they install, ask and
keep in package_installs, package_specs, package_questions and package_caches.
"""

from __future__ import annotations

from dockerlint.knowledge.commands.build_tools import BUILD_TOOLS
from dockerlint.knowledge.commands.command_lines import Tool
from dockerlint.knowledge.commands.javascript_managers import JAVASCRIPT_MANAGERS
from dockerlint.knowledge.commands.language_managers import LANGUAGE_MANAGERS
from dockerlint.knowledge.commands.system_managers import SYSTEM_MANAGERS

JAVASCRIPT: dict[str, Tool] = JAVASCRIPT_MANAGERS | BUILD_TOOLS
"""The programs that a package.json script or `npx` may run, and whose `run` runs a script."""

TOOLS: dict[str, Tool] = JAVASCRIPT | SYSTEM_MANAGERS | LANGUAGE_MANAGERS

SAME_AS = {
    "pnpx": "npx",
    "yarnpkg": "yarn",
    "apt": "apt-get",
    "aptitude": "apt-get",
    "yum": "dnf",
    "dnf5": "dnf",
    "microdnf": "dnf",
    "tdnf": "dnf",
    "tsgo": "tsc",
    "tspc": "tsc",
    "vue-tsc": "tsc",
}
"""Programs that are read like another one (pnpx is `pnpm dlx`, with npx's options; vue-tsc, ts-patch's tspc and tsgo have tsc's)."""

PYTHON_MODULES = frozenset({"pip", "pipx", "uv"})
"""Managers that `python -m NAME` runs, too."""

RUNS_SCRIPT = frozenset({"start", "test", "stop", "restart"})
"""Verbs of npm, pnpm and yarn that run the script of their own name."""

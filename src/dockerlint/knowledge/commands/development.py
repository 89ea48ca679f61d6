"""Programs and scripts that run an application for development, and those that run tests or load.

Sources: the tools' own command-line references for what watches, restarts, tests or sends requests.
"""

from __future__ import annotations

import re

_WATCHERS = "nodemon ts-node-dev tsnd node-dev tsc-watch air reflex watchexec"
TEST_PROGRAMS = frozenset(
    "vitest jest mocha ava karma playwright cypress wdio testcafe nightwatch newman pytest tox behave phpunit rspec".split()
)
_LOAD = "k6 locust artillery ab wrk vegeta"
DEVELOPMENT_PROGRAMS = frozenset(f"{_WATCHERS} {_LOAD}".split()) | TEST_PROGRAMS
"""Programs that restart what they run, run tests or make load: an image that starts one does not ship, whatever its name."""

WATCHES = {
    "node": frozenset({"--watch", "--watch-path"}),
    "bun": frozenset({"--watch", "--hot"}),
    "deno": frozenset({"--watch", "--watch-hmr"}),
    "tsx": frozenset({"watch", "--watch"}),
    "nest": frozenset({"--watch", "-w"}),
    "uvicorn": frozenset({"--reload"}),
    "gunicorn": frozenset({"--reload"}),
    "flask": frozenset({"--debug", "--reload"}),
}
"""Programs that restart what they run with one of these words."""

DEVELOPMENT_CALLS = frozenset(
    {
        ("next", "dev"),
        ("vite", ""),
        ("vite", "dev"),
        ("ng", "serve"),
        ("nuxt", "dev"),
        ("astro", "dev"),
    }
)
"""Tools with the verb that starts their development server (an empty one: without a verb)."""

SOURCE_PROGRAMS = frozenset({"ts-node", "tsx", "concurrently"})
SOURCE_CALLS = frozenset({("nest", "start")})
"""What runs sources, or several programs: images for development start these, but some that ship do so too."""

DEVELOPMENT_SCRIPT = re.compile(
    r"(?:start:)?(?:dev|develop|development|watch|debug)(?:[:.-].*)?|(?:test|e2e|storybook|cypress|playwright)(?:[:.-].*)?"
)
"""Names of package.json scripts that start an application for development, or test it."""

TEST_SCRIPT = re.compile(r"(?:test|e2e)(?:[:.-].*)?")
"""Names of package.json scripts that run tests."""

TEST_BASES = re.compile(
    r"(?:docker\.io/)?(?:cypress/(?:base|browsers|included)|postman/newman|grafana/k6|locustio/locust|artilleryio/artillery)"
)
"""Images that are there to run tests or load (https://github.com/cypress-io/cypress-docker-images, and the tools' own documentation)."""

ENVIRONMENTS = (
    "NODE_ENV",
    "RAILS_ENV",
    "RACK_ENV",
    "APP_ENV",
    "FLASK_ENV",
    "MIX_ENV",
    "ASPNETCORE_ENVIRONMENT",
    "DOTNET_ENVIRONMENT",
)
"""Variables in which frameworks look for the environment that they run in."""
DEVELOPMENT = frozenset({"development", "Development", "dev", "local", "test", "testing"})
PRODUCTION = frozenset({"production", "Production", "prod"})
DEVELOPMENT_MODES = {"GF_DEFAULT_APP_MODE": "development"}
"""What an image sets to turn a server's safeguards off: Grafana loads unsigned plugins
(https://grafana.com/docs/grafana/latest/setup-grafana/configure-grafana/#app_mode), in what `@grafana/create-plugin` generates."""

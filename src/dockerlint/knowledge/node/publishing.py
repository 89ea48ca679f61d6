"""What of a package.json shows how a registry gets the package (docs.npmjs.com "package.json" and "scripts")."""

from __future__ import annotations

import re

LOADED_FIELDS = ("exports", "main", "module", "bin")
"""The fields that name what others load or run."""

TYPESCRIPT = (".ts", ".tsx", ".mts", ".cts")
"""Node.js strips no types of files below node_modules (nodejs.org/api/typescript.html, "Type stripping in dependencies")."""

OTHER_PATHS = (".d.ts", ".d.mts", ".d.cts", ".json", ".css", "*")
"""Ends of paths of these fields that show nothing: declarations, data, and patterns that leave the extension to the importer."""

FILES_FIELD = "files"
"""The field that names what is packed."""

PUBLISH_FIELD = "publishConfig"

PLACEHOLDER = "0.0.0"
"""The version that generators write until a first release."""

BUILD_SCRIPTS = ("build", "compile", "dist", "bundle", "prepare", "postinstall", "release")
"""How scripts begin that may write what a package names."""

PREPARING_SCRIPTS = frozenset({"prepack", "prepublishOnly", "prepublish", "publish", "postpublish"})
"""Scripts that run when a package is packed or published, and that may write another manifest."""

GENERATED_TEST = 'echo "Error: no test specified" && exit 1'
"""The script `test` that `npm init` writes (docs.npmjs.com/cli/init)."""

GENERATED_FIELDS = {"version": "1.0.0", "main": "index.js"}
"""What `npm init` writes into these fields."""

PUBLISHES = re.compile(
    r"\b(?:npm|pnpm|yarn|bun|lerna|changeset|vsce|ovsx|rush)(?: (?!run\b|exec\b)[\w@:/.=-]+){0,8} publish(?![\w:-])|\b(?:semantic-release|release-it|release-please|multi-semantic-release"
    r"|standard-version|changesets/action|npm-publish|registry-url|npm_token|node_auth_token|nx release|auto shipit|bumpp)\b",
    re.IGNORECASE,
)
"""What scripts and workflows that publish packages contain: the commands, the common release tools, and the keys of actions/setup-node."""

RELEASE_FILES = frozenset({".changeset", "lerna.json", "release-please-config.json", ".releaserc"})
"""Files and folders of release tools, next to the package.json of the root."""

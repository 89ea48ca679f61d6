"""What of a package.json shows how a registry gets the package (docs.npmjs.com "package.json" and "scripts")."""

from __future__ import annotations

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

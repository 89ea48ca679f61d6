"""Programs that run a JavaScript or TypeScript file.

Sources: nodejs.org/api/cli.html, bun.sh/docs/cli/run, the READMEs of nodemon, pm2, ts-node, ts-node-dev, tsx, node-dev and swc-node.
"""

from __future__ import annotations

import re

NODE_LIKE = frozenset(
    "node nodejs nodemon pm2-runtime pm2 ts-node ts-node-dev tsx bun node-dev swc-node".split()
)
"""Programs whose first argument (other than options) is a JavaScript or TypeScript file."""

NODE_FLAGS_WITH_VALUE = frozenset(
    "-r --require --import --loader --experimental-loader -C --conditions --env-file --title --inspect-port "
    "--watch-path --icu-data-dir --openssl-config --input-type --project -P --tsconfig -i --instances --name -n".split()
)
"""Their options that take the next word."""

PRELOADS = frozenset("-r --require --import --loader --experimental-loader".split())
"""Those of them whose value is a module that runs before the file."""

NODE_VERBS = frozenset({"start", "run", "watch"})
"""Words that pm2, bun and tsx take before the file."""

NODE_SHEBANG = re.compile(r"#!.*\b(?:node|nodejs|bun|tsx|ts-node)\b")
"""The first line of a program that one of them runs, whatever the name of its file."""

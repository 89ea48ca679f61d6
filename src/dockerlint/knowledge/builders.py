"""Programs of package.json scripts: which of them bundle an application, and which only compile it file by file."""

from __future__ import annotations

BUNDLERS = frozenset(
    "next vite webpack webpack-cli rollup esbuild tsup tsdown rspack rsbuild rslib parcel ncc unbuild nuxt nuxi remix remix-vite "
    "react-router astro svelte-kit ng nx react-scripts vue-cli-service electron-builder electron-forge electron-vite "
    "microbundle bunchee pkgroll vinxi nitro nitropack expo quasar gatsby wrangler serverless sls bun deno turbopack "
    "vitepress docusaurus storybook build-storybook ember polymer preconstruct father dumi umi max pkg caxa nexe mastra".split()
)
"""What these emit holds the imported packages itself, or decides by its own configuration which it holds."""

COMPILERS = frozenset("tsc tspc ttsc vue-tsc nest swc babel tsc-watch tsgo".split())
"""These emit one JavaScript file for each source file and leave package imports as they are."""

RUNNERS = frozenset(
    "node nodejs ts-node ts-node-esm ts-node-dev tsx nodemon pm2-runtime pm2 swc-node esr babel-node".split()
)
"""These start the file that is their first argument."""

PACKAGE_MANAGERS = frozenset("npm pnpm yarn".split())

WRAPPERS = frozenset(
    "exec env cross-env cross-env-shell dotenv dotenvx tini dumb-init npx pnpx time nice doppler infisical".split()
)
"""These start the command that follows them."""

VALUE_FLAGS = frozenset(
    "-r --require --import --loader --experimental-loader -C --conditions --env-file -e --env -f --project -P -P --tsconfig "
    "--exec -x --watch -w -i --name --title --icu-data-dir --openssl-config --redirect-warnings --input-type".split()
)
"""Options of runners and wrappers whose value is a word of its own (nodejs.org/api/cli.html)."""

OUTPUT_FOLDERS = ("dist", "lib", "build", "out")
"""Where compilers are told to write when a tsconfig.json that could be read does not say it."""

MODULE_FOLDERS = frozenset("esm cjs es main module commonjs".split())
"""Folders inside an output folder that hold the same files in one module format."""

"""Programs of package.json scripts: which of them bundle an application, and which only compile it file by file."""

from __future__ import annotations

BUNDLERS = frozenset(
    "next vite webpack webpack-cli rollup esbuild tsup tsdown rspack rsbuild rslib parcel ncc unbuild nuxt nuxi remix "
    "remix-vite vite-node react-router astro svelte-kit ng nx react-scripts vue-cli-service electron-builder "
    "electron-forge electron-vite microbundle bunchee pkgroll vinxi nitro nitropack expo quasar gatsby wrangler "
    "serverless sls bun deno vitepress docusaurus storybook build-storybook ember father dumi umi max pkg caxa nexe "
    "mastra tauri cap craco preact solid-start waku plasmo wxt trigger".split()
)
"""Their output contains the imported packages, unless their own configuration excludes them."""

BROWSER_BUNDLERS = frozenset(
    "next vite nuxt nuxi react-scripts vue-cli-service ng astro gatsby vitepress docusaurus storybook build-storybook "
    "react-router remix remix-vite svelte-kit expo quasar parcel".split()
)
"""Those that bundle pages, or pages with a server of their own: they don't write what a `nest build` of the same package writes."""

ESBUILD = "esbuild"
EXTERNALS = frozenset({"--packages=external", "--bundle=false"})
"""Options with which esbuild leaves each import of a package as it is (https://esbuild.github.io/api/#packages)."""

COMPILERS = frozenset("tsc tspc ttsc vue-tsc nest swc babel tsc-watch tsgo".split())
"""These emit one JavaScript file for each source file and leave package imports as they are."""

PACKAGE_MANAGERS = frozenset("npm pnpm yarn bun".split())

OUTPUT_FOLDERS = ("dist", "lib", "build", "out")
"""The options by which compilers set the output folder, if no readable tsconfig.json does."""

MODULE_FOLDERS = frozenset("esm cjs es main module commonjs".split())
"""Folders inside an output folder that hold the same files in one module format."""

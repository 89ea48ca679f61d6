"""Compilers that distributions package, and the packages of JavaScript tools: needed by a build, not at run time.

Sources: packages.debian.org, pkgs.alpinelinux.org and packages.fedoraproject.org for the names of compilers and of what comes
with them; the `bin` fields of the npm packages; the tools' own documentation for what watches and restarts.
"""

from __future__ import annotations

import re

from dockerlint.knowledge.commands.command_lines import pairs

COMPILER_PACKAGES = frozenset(
    "build-essential build-base gcc g++ gcc-c++ clang llvm make cmake rust cargo golang go alpine-sdk".split()
)
"""Packages that compile native modules; one of them makes a toolchain."""

WITH_COMPILERS = frozenset(
    "python python2 python3 python3-dev python3-pip py3-pip py3-setuptools python-is-python3 musl-dev libc-dev libc6-dev "
    "linux-headers linux-libc-dev autoconf automake libtool pkg-config pkgconf nasm yasm".split()
)
"""Part of a toolchain (node-gyp uses Python) if a compiler is installed too; alone, the application may run them."""

COMPILES = frozenset(
    "gcc g++ cc c++ clang make cmake ninja go cargo rustc node-gyp npm npx pnpm pnpx yarn bun bunx pip pip3 pipx uv uvx poetry python "
    "python3 gem bundle composer php pecl mvn gradle dotnet nest tsc turbo nx prisma ruby".split()
)
"""Programs that compile, or that may when they install packages."""

KEEPS_VERBS = frozenset("cache config prune set".split())
"""Verbs of JavaScript's package managers that install nothing: `npm cache clean`, `npm config set`, `npm prune`."""

PURE_PACKAGES = frozenset("npm pnpm yarn corepack pm2 turbo serve".split())
"""Packages of npm that compile nothing when they are installed."""

ADDS_PLUGINS = frozenset("node-red n8n homebridge hb-service iobroker.js-controller".split())
"""Servers that install packages of npm while they run, native ones too (their documentation)."""

INSTALL_VERBS = frozenset("install ci add".split())
"""Verbs of JavaScript's package managers that compile native modules."""

TOOL_PACKAGES = pairs(
    "tsc:typescript nest:@nestjs/cli ng:@angular/cli swc:@swc/cli babel:@babel/cli babel-node:@babel/node "
    "webpack:webpack-cli env-cmd:env-cmd ts-node-esm:ts-node ts-node-script:ts-node "
    "mikro-orm:@mikro-orm/cli mikro-orm-esm:@mikro-orm/cli sequelize:sequelize-cli "
    "sequelize-cli:sequelize-cli graphql-codegen:@graphql-codegen/cli directus:directus "
    "remix:@remix-run/dev svelte-kit:@sveltejs/kit vue-cli-service:@vue/cli-service "
    "react-router:@react-router/dev remix-serve:@remix-run/serve dotenv:dotenv-cli"
)
"""Programs whose npm package has another name."""

BUILD_SCRIPT = re.compile(
    r"(?:build|compile|bundle|transpile)(?:[:._-](?!storybook|docs|test|e2e|dev\b|watch)[\w:.-]+)?"
)
"""Names of package.json scripts that build the application."""

BUILD_CALLS = frozenset(
    "nest next vite ng nuxt nuxi astro remix react-router react-scripts vue-cli-service gatsby svelte-kit vinxi parcel "
    "rsbuild rslib turbo nx lerna bun".split()
)
"""Tools that build where `build` is among their words."""

BUILD_PROGRAMS = frozenset(
    "tsc tspc ttsc vue-tsc tsgo webpack webpack-cli rollup esbuild tsup tsdown rspack ncc unbuild swc babel microbundle "
    "bunchee pkgroll".split()
)
"""Tools that build with any arguments (except those below)."""

IDLE = frozenset("echo true : exit cd test [".split())
"""Programs that build nothing: a script of only these replaces a build that does not exist."""

NO_BUILD_FLAGS = frozenset("--noEmit --version -v -V --help -h --init --showConfig --watch -w".split())

INSTALLER = re.compile(r"(?:.*[-_])?(?:install(?:er)?|setup|bootstrap)(?:[-_].*)?(?:\.sh)?")
"""Names of scripts that install something, and not of what they install."""

"""What `next build` and `vite build` begin with, and which names their configuration may give another meaning."""

from __future__ import annotations

NEXT, VITE = "next", "vite"

CONFIGURATIONS = {
    NEXT: tuple(f"next.config.{one}" for one in ("js", "mjs", "ts", "mts", "cjs")),
    VITE: tuple(f"vite.config.{one}" for one in ("js", "mjs", "ts", "mts", "cjs", "cts")),
}
"""The files that configure a bundler (nextjs.org/docs/app/api-reference/config/next-config-js, vite.dev/config)."""

BABEL = (".babelrc", ".babelrc.js", ".babelrc.json", "babel.config.js", "babel.config.json")
"""The files that configure Babel, whose plugins may rewrite imports."""

PAGE_EXTENSIONS = ("tsx", "ts", "jsx", "js")
"""The default of `pageExtensions` (nextjs.org/docs/app/api-reference/config/next-config-js/pageExtensions)."""

APP_FILES = frozenset(
    "page layout template loading error global-error not-found global-not-found forbidden unauthorized default route "
    "icon apple-icon opengraph-image twitter-image sitemap robots manifest".split()
)
"""The files below `app/` that Next builds (nextjs.org/docs/app/api-reference/file-conventions)."""

PROJECT_FILES = frozenset("middleware proxy instrumentation instrumentation-client mdx-components".split())
"""The files next to `app/` and `pages/` that Next builds (the same page)."""

NEXT_PROVIDES = frozenset(
    "next react react-dom scheduler server-only client-only styled-jsx setimmediate unfetch isomorphic-unfetch whatwg-fetch "
    "object-assign object.assign url @opentelemetry/api @vercel/og @swc/helpers @next/env @mdx-js/react".split()
)
"""Packages that Next has copies of (packages/next/src/build/create-compiler-aliases.ts)."""

PLAIN_MODULES = frozenset(
    "next next/constants @next/bundle-analyzer vite vitest/config @vitejs/plugin-react @vitejs/plugin-react-swc "
    "@vitejs/plugin-vue @vitejs/plugin-basic-ssl @tailwindcss/vite vite-tsconfig-paths vite-plugin-svgr "
    "vite-plugin-env-compatible rollup-plugin-visualizer".split()
)
"""What a configuration may load that resolves no other names than tsconfig.json does (read in the source of each)."""

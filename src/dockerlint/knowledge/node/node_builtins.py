"""The modules that are part of Node: `require("module").builtinModules` of Node 20, 22 and 24, which agree."""

from __future__ import annotations

BUILTINS = frozenset(
    "assert assert/strict async_hooks buffer child_process cluster console constants crypto dgram diagnostics_channel dns "
    "dns/promises domain events fs fs/promises http http2 https inspector inspector/promises module net os path path/posix "
    "path/win32 perf_hooks process punycode querystring readline readline/promises repl stream stream/consumers "
    "stream/promises stream/web string_decoder sys timers timers/promises tls trace_events tty url util util/types v8 vm "
    "wasi worker_threads zlib".split()
)
"""Names that need no `node:`. `test`, `sea` and `sqlite` do: without it they are packages."""

HOST_MODULES = frozenset({"electron", "vscode", "k6", "aws-sdk", "bun"})
"""Packages that the program's host provides and no manifest declares (Electron, VS Code, k6, Lambda's SDK of Node 16, Bun)."""

"""Compose projects as Compose itself resolves them, with the place of every winning value.

The stages are functions from tree to tree, in Compose's own order: interpolate, include, extends, merge, schema, long forms,
paths, checks. What they do is docker compose 2.40's documented and measured behaviour; each module names its part of it.
"""

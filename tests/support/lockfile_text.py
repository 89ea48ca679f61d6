"""A lockfile of one project with one dependency, for tests of the rules about lockfiles."""

from __future__ import annotations

LOCK = """lockfileVersion: '9.0'

settings:
  autoInstallPeers: true
  excludeLinksFromLockfile: false

importers:

  .:
    dependencies:
      a:
        specifier: ^1.0.0
        version: 1.2.0
"""

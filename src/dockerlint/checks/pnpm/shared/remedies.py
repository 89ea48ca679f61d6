"""Remedies that several rules about lockfiles name."""

from __future__ import annotations

INSTALL = "run `pnpm install` to bring the lockfile up to date"

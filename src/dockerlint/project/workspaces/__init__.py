"""Workspace roots, packages, selectors, linking and hoisting."""

"""Reports of findings as text: one module a format."""

""".gitignore and .dockerignore: which paths they exclude."""

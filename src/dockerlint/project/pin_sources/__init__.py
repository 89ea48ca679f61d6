"""Where pins stand: one module a kind of file."""

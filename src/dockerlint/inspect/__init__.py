"""What `dockerlint inspect` shows: the project as JSON, one module a kind of file."""

"""Facts about Compose: its files, schema, merge rules and formats."""

"""Rules about compose files: what Compose refuses, and what does not work when it runs."""

"""Which compose files form which projects, and which commands call Compose with what."""

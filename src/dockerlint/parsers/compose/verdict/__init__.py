"""What Compose refuses in a resolved configuration."""

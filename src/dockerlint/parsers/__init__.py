"""Text to (model, problems): pure, one module a format."""

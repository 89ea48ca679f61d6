"""Text to (model, problems): pure, one package a format or language; none sees `Files`."""

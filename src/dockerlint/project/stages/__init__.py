"""A Dockerfile under build arguments: variables, shell, working directory and paths."""

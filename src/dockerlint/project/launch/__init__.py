"""What a container starts, wrapper by wrapper."""

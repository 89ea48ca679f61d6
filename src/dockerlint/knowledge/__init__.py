"""Facts about the world, as data with their source."""

"""Rules about the reading itself: what could not be read, and where."""

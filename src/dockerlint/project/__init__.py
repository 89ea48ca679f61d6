"""The Project: what the files are together, and the questions that rules ask about it."""

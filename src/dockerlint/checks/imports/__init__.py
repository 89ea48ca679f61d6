"""Rules about the imports of the code that runs."""

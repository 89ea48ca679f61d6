"""Shell commands: words, programs, options and the places where they stand."""

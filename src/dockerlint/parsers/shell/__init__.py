"""Shell commands: words, programs, options and their places."""

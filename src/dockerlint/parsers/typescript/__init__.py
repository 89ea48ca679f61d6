"""TypeScript and JavaScript, in three steps: a regular expression, a syntax tree, and what the compiler keeps."""

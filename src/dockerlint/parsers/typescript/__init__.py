"""TypeScript and JavaScript in three steps: regular expressions, a syntax tree, and what the compiler keeps."""

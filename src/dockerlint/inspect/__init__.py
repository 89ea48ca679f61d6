"""The output of `dockerlint inspect`: the project as JSON, one module for each kind of file."""

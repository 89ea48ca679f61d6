"""One command line: its expansion, how it fails, what it installs and caches."""

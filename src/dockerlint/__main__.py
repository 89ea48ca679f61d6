"""`python -m dockerlint`."""

from dockerlint.cli import main

main()

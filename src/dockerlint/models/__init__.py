"""Frozen models of the files, long forms only: the parsers expand short forms."""

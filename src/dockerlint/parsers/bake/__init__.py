"""Bake: its files, the targets that they define, and the builds that a call makes of them."""

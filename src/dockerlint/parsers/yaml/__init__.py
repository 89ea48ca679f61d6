"""YAML 1.2 as a tree with places."""

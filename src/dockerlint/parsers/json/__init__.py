"""JSON, with comments where a format allows them, as a tree with places."""

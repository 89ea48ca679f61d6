"""The images of a tree by the names that their builders give them."""

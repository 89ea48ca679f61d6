"""What builds images besides compose files and workflows: Bake files, and what a person calls."""

"""Rules about images: what is built, and what ships."""

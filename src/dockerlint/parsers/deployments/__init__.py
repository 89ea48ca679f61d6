"""Files by which images are built outside of GitHub: CI services, release tools and hosting platforms."""

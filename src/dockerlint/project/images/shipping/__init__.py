"""What ships of the images: the context of a Dockerfile that nobody builds, applications, and what containers are for."""

"""What each step does to the files of an image."""

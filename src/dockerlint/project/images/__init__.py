"""Who builds what, what runs of it, what ships, and for which packages."""

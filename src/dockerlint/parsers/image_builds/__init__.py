"""What the builders of images share, whatever the file that calls them."""

"""GitHub Actions workflows, and the images that they build."""

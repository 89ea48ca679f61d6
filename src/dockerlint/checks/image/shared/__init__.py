"""What rules about images share."""

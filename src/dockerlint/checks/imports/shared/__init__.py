"""What rules about imports share."""

"""The nodes of a compose file: making, comparing and measuring them."""

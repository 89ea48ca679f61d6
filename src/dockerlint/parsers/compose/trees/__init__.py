"""The nodes of a compose file: create, compare and measure them."""

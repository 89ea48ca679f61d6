"""The steps by which Compose turns files into one resolved configuration."""

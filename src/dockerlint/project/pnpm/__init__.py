"""Which package manager installs each workspace, and which places deviate."""

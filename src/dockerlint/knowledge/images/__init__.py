"""Facts about published images: what they are, what they contain, and until when they are maintained."""

"""What runs: who reaches it, and what in it needs root."""

"""What specifiers mean, which modules are started, and what they import."""

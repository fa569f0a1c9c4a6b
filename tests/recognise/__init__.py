"""What lines and characters may be."""

"""Records and settings."""

"""Facts collected from a reading."""

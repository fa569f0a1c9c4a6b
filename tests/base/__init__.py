"""Files, phrases and processes."""

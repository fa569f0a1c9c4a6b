"""Authority tables and names in a text."""

"""From the bytes of a file to a text with offsets, lines and blocks."""

"""The TEI header."""

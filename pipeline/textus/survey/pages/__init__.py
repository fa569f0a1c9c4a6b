"""Pages: their marks and what is printed at their turn."""

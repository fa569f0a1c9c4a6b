"""Pages, books and records of a work."""

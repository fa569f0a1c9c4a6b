"""Prose: headings that count on, quotations, bylines."""

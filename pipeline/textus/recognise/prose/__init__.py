"""Prose: paragraphs, headings, bylines, quotations, epigraphs."""

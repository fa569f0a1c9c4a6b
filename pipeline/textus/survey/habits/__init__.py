"""Habits of the document: how it was typed, each decided once, with its certainty and reason."""

"""Habits of the document: how it was typed, each decided once, with how sure that is and why."""

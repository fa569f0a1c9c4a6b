"""Verse: how much of the text it is, and the numbers of its lines."""

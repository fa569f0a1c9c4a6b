"""Verse: lines and stanzas."""

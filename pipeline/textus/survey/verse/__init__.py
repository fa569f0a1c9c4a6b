"""Verse: how its lines look and sound."""

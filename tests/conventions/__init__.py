"""Conventions of transcription."""

"""Conventions of transcription: what marks mean in a text, a table each."""

"""The language server: what textus says, where the transcription is typed."""

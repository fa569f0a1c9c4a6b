"""textus turns plain-text transcriptions into validated, lossless TEI editions."""

__version__ = "0.1.0"

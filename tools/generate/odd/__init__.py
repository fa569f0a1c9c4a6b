"""The ODD: our grammar read as patterns, the declarations of an ODD, and the prose they are put into."""

from tools.generate.odd.guide import generate, missing

__all__ = ["generate", "missing"]

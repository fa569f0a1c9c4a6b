"""textus turns plain-text transcriptions into validated, lossless TEI editions."""

from textus.base.version import __version__ as __version__

"""Rules above grammar: ISO Schematron (ISO/IEC 19757-3:2020) with XPath 3.1, compiled to XSLT 3.0 and run by Saxon.

`Schema.read` compiles a schema once; `check` asks it about a document.
"""

from __future__ import annotations

from textus.validation.schematron.engine import Schema, SchematronError, Violation
from textus.validation.schematron.outcome import findings

__all__ = ["Schema", "SchematronError", "Violation", "findings"]

"""The records that stages hand on: the document, claims and decisions, names, and the TEI tree."""

"""Validation: is a file XML, is it TEI, does it keep to our grammar or another, to rules, to its own pointers."""

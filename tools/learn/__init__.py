"""Learns what lines are from texts whose TEI is known, and writes the table that `decide` weighs lines by."""

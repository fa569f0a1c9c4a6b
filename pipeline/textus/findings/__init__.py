"""Findings and the table of their rules; baselines, and the reports made of them."""

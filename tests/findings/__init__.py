"""Findings, baselines and reports."""

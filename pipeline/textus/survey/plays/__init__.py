"""Plays: who speaks, how, and what is done."""

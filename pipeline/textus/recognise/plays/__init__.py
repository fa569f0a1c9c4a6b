"""Plays: cast lists, speakers, stage directions, speeches."""

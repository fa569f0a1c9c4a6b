"""Lists: what tables of contents announce."""

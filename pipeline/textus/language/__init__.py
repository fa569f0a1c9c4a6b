"""What words alone tell: the language of a text or a passage, and dates, names and citations in it."""

"""Words and signs inside lines, counted over the whole text."""

"""Notes and their calls; remarks of editors."""

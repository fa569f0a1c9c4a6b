"""Notes: how they are called and labelled."""

"""From a reading to the tree of `text`."""

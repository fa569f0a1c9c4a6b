"""From the structure of a reading to the tree of `text`: building, and no decisions."""

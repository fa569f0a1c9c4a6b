"""From the facts of a work to its `teiHeader`."""

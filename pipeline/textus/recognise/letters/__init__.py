"""Letters: datelines, salutations, closers, signatures, addresses."""

"""From TEI to everything that is read: one stylesheet an output."""

"""Letters: where they begin and end, and what their lines say."""

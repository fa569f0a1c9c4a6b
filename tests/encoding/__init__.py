"""From text to TEI, by example."""

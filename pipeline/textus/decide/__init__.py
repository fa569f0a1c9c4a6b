"""From claims to the one best reading, the editor's decisions included, and why it is what it is."""

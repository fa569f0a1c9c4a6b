"""The reading, the decisions of an editor, and explanations."""

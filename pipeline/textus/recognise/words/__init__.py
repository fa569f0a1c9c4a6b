"""Words inside a block: dates, names, titles of works, emphasis, editorial marks, other languages."""

"""From what each line is to what the text is made of: divisions, letters, titles; each change with its reason."""

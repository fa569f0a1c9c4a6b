"""Persons, places, organisations and works: from tables of authorities to names in running text.

A collection keeps what it knows of them in spreadsheets saved as CSV (`authorities/people.csv` and so on). `tables`
reads and checks them, `index` makes one trie of all names, `matching` finds names in a text, and `settling` says which
of them are beyond doubt, which the text itself explains, and which an editor must be asked about.
"""

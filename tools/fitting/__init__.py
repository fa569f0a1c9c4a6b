"""Fits the weights of textus to texts whose TEI is known, and measures how sure and how robust its decisions are.

For people who change the tables of evidence; not shipped. The commands are `python -m tools.fit_evidence` and
`python -m tools.damage_texts`.
"""

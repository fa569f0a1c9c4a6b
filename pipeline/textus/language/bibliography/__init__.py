"""What credits, source lines and datelines say: dates, citations, statements of responsibility, names. Pure functions.

Everything takes the whole text and two offsets, and gives back spans with offsets into that text.
"""

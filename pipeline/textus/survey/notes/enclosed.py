"""Notes that are where they belong, in brackets that the text has for nothing else: {…}, ((…)), [[…]], […]."""

from __future__ import annotations

import re

from textus.base.regex import regex
from textus.survey.facts import Surveyed, fact

LONGEST = 2000
"""characters of a note in brackets"""
FEWEST_WORDS, MANY_WORDS = 3, 8
"""words of a note that ends like a sentence or has figures, and of one that need not"""
MOSTLY = 0.6
"""the least share of the brackets of one form that are notes, in a text that has notes in them"""
FEWEST = 2
"""notes in single square brackets, which most texts have for other things"""
_FORMS = (
    ("{", regex(rf"\{{(?P<words>[^{{}}]{{12,{LONGEST}}})\}}")),
    ("((", regex(rf"\(\((?P<words>(?:[^()]|\([^()]*\)){{4,{LONGEST}}})\)\)")),
    ("[[", regex(rf"\[\[(?P<words>(?:[^\[\]]|\[[^\[\]]*\]){{4,{LONGEST}}})\]\]")),
    ("[", regex(rf"(?<!\[)\[(?P<words>(?:[^\[\]]|\[[^\[\]]*\]){{4,{LONGEST}}})\](?!\])")),
)

_CITED = regex(r"[A-Z][\w ]{0,20}\.\s?(?:[\w ]{1,12}[.,]\s?){1,6}\d{1,4}\.?$")
"""a book in shortened words, and a place in it by its number: Var.l.3.c.15."""


@fact
def enclosed_notes(document: Surveyed) -> tuple[tuple[int, int, int], ...]:
    """Start and end of each, and how many characters open it and close it, in order."""
    found: list[tuple[int, int, int]] = []
    blocks = document.blocks
    for opening, form in _FORMS:
        if document.text.find(opening) < 0:
            continue
        every = 0
        notes: list[tuple[int, int, int]] = []
        for block in blocks.blocks:
            start, end = blocks.start(block), blocks.end(block)
            for match in form.finditer(document.text, start, end):
                if match.span() == (start, end):
                    continue
                every += 1
                if _is_note(match, opening):
                    notes.append((*match.span(), len(opening)))
        if notes and len(notes) >= (FEWEST if opening == "[" else 1) and len(notes) >= MOSTLY * every:
            found += notes
    return tuple(sorted(found))


def _is_note(match: re.Match[str], opening: str) -> bool:
    """Words that begin like a sentence and end like one, are many, or refer to a page, as citations in brackets do."""
    words = match["words"].strip()
    if words[:1].islower() and words[1:2].isupper():  # the sign that calls it
        words = words[1:]
    if not words[:1].isupper() and not words[:1].isdigit() and words[:1] not in "«“\"„'‘_*(":
        return False
    count = len(words.split())
    refers = any(map(str.isdigit, words)) and opening != "["
    if opening == "[" and _CITED.match(words):
        return True
    return count >= MANY_WORDS or (count >= FEWEST_WORDS and (refers or words[-1] in '.!?»”"'))

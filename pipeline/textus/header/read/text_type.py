"""What the text as a whole is, by what its record says and by the parts of it that were found."""

from __future__ import annotations

from collections.abc import Sequence

from textus.base.bundles import roles
from textus.header.read.correspondence import names_both
from textus.model.claims import Decision
from textus.model.structure import TextType
from textus.record.record import Record
from textus.survey.survey import Survey

LETTER = "letter"
"""@type of a division"""


def type_of(document: Survey, reading: Sequence[Decision], record: Record) -> TextType:
    """The type of the outermost division: the record's, or `letter` where the parts of a letter were found.

    Of some letters only the middle was printed, and nobody is greeted: then the title states who wrote to whom.
    """
    if record.type:
        return TextType(record.type, stated=True)
    found = [roles()[decision.claim.role] for decision in reading]
    parts = [role.letter for role in found]
    salutes = parts.count("greeting")
    headed = any(role.heading and role.place == "top" for role in found)
    if not {"closing", "date"} & set(parts) or (headed and not salutes):
        return TextType()
    named = not salutes and names_both(document, reading)
    return TextType(LETTER, stated=named) if salutes == 1 or named else TextType()

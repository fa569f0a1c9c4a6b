"""What « and » are in the text: whether they quote, and which way they point."""

from __future__ import annotations

import re

from textus.survey.facts import Surveyed, fact


@fact
def points_inward(document: Surveyed) -> bool:
    """Pointed marks open with », as in German and Danish prints."""
    opened = len(re.findall(r"(?<!\w)»(?=\w)", document.text))
    return opened > 0 and opened > len(re.findall(r"(?<!\w)«", document.text))


@fact
def quotes_pointedly(document: Surveyed) -> bool:
    """Pointed marks are quotation marks, the single ones within others."""
    return "«" in document.text or "»" in document.text

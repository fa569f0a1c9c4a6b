"""Words that are emphasised as a whole. No recogniser itself."""

from __future__ import annotations

from textus.survey.survey import Survey


def marks_around(survey: Survey, start: int, end: int) -> tuple[str, int, int] | None:
    """How words that are emphasised as a whole look, and how many characters mark that before and behind; None if
    they are not."""
    profile, text = survey.conventions.profile, survey.text
    for mark in profile.emphasis:
        if text.startswith(mark.close, end) and text.startswith(mark.open, start - len(mark.open)):
            found = profile.emphasised.match(text, start - len(mark.open))
            if found and profile.mark_of(found) is mark and found.end() == end + len(mark.close):
                return mark.role, len(mark.open), len(mark.close)
    return None

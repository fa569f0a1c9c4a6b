"""The main title: of several parts of a title one is the main one, and what repeats it is the main title again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textus.base.bundles import roles, span_kinds
from textus.base.regex import regex
from textus.model.claims import Decision, TitleType
from textus.model.structure import Passage
from textus.structure.changes import retyped

MAIN: TitleType = "main"
SUB: TitleType = "sub"
_WHY = {MAIN: "title.main", SUB: "title.sub"}
_LAYOUT = regex(r"[ \t\r\n\f]+")


def ranked(reading: Sequence[Decision], text: str) -> tuple[Decision, ...]:
    """The reading with the parts of the title as main title or subtitle; a printed title page has precedence.

    The first part called the main title is it, and where it is repeated, it is the main title again; without one, the
    first part is. `text` is what offsets count in.
    """
    parts = [decision for decision in reading if _is_ranked(decision)]
    parts.sort(key=lambda part: (part.claim.role == "title", part.claim.attributes["type"] != MAIN))
    first = next(iter(parts), None)
    title, made = "", []
    for decision in reading:
        if not _is_ranked(decision):
            made.append(decision)
            continue
        words = "".join(character for character in _words(decision, text).lower() if character.isalnum())
        title = words if decision is first else title
        made.append(_as(decision, MAIN if words == title else SUB))
    return tuple(made)


def settled(passages: Sequence[Passage], text: str) -> tuple[Passage, ...]:
    """One main title in a docTitle: the first; another below it is a subtitle, unless it says the same again."""
    titles = _doc_titles(passages)
    made = {number: passages[number].decision for numbers in titles for number in numbers}
    if made and all(decision.claim.attributes["type"] == SUB for decision in made.values()):
        first = min(made)
        made[first] = _as(made[first], MAIN)
    for numbers in titles:
        mains = [number for number in numbers if made[number].claim.attributes["type"] == MAIN]
        for number in mains[1:]:
            one, other = (_words(made[n], text).casefold() for n in (mains[0], number))
            if one not in other and other not in one:
                made[number] = _as(made[number], SUB)
    return tuple(replace(one, decision=made.get(number, one.decision)) for number, one in enumerate(passages))


def _doc_titles(passages: Sequence[Passage]) -> list[list[int]]:
    """The main titles and subtitles by the docTitle they are in, as numbers of passages."""
    titles: list[list[int]] = []
    for number, passage in enumerate(passages):
        if passage.path[-1] != "titlePart":
            continue
        if "docTitle" in passage.path:
            titles.append([])
        if _is_ranked(passage.decision):
            titles[-1].append(number)
    return titles


def _is_ranked(decision: Decision) -> bool:
    is_part = roles()[decision.claim.role].path.endswith("titlePart")
    return is_part and decision.claim.attributes.get("type") in (MAIN, SUB)


def _as(decision: Decision, kind: TitleType) -> Decision:
    same = decision.claim.attributes["type"] == kind
    return decision if same else retyped(decision, kind, _WHY[kind])


def _words(decision: Decision, text: str) -> str:
    """The characters of a passage that become text, without those of its markup."""
    claim = decision.claim
    left = list(text[claim.start : claim.end])
    for span in decision.spans:
        row = span_kinds()[span.role]
        consumed = [(span.start, span.end)]
        if not (row.empty or row.owner):
            consumed = [(span.start, span.start + span.before), (span.end - span.after, span.end)]
        for start, end in consumed:
            left[start - claim.start : end - claim.start] = [""] * (end - start)
    return _LAYOUT.sub(" ", "".join(left))

"""The head of a memorandum: to whom, from whom, when and about what, each after its label (TEI P5, 4.2.2)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textus.base.bundles import span_weight
from textus.base.knowledge import phrase_pattern
from textus.base.phrases import Phrases
from textus.base.regex import regex
from textus.language.bibliography.datelines import dateline_parts
from textus.model.claims import Claim, Evidence, Span
from textus.survey.front.wrapping import languages
from textus.survey.survey import Survey

FEWEST, FEWEST_HEADED = 3, 2
"""lines of different kinds in a head, and in one below the word "memorandum" """
LONGEST_VALUE, LONGEST_GOING_ON = 200, 70
"""characters of a labelled line, and of one that continues the value above it"""
LONGEST_NAME = 5
"""words of a name or office that ends with a full stop; more are a sentence"""
_ROLES = {
    "to": "memo.to",
    "from": "memo.from",
    "date": "memo.date",
    "subject": "memo.subject",
    "copies": "memo.copies",
}
_ONCE = frozenset({"from", "date", "subject"})
_MARKS = regex(r"[*_]{0,2}")
_BEHIND = regex(r"[ \t]*[*_]{0,2}[ \t]*(?::[ \t]*[*_]{0,2}[ \t]*\.*|\.{3,}|(?=\t| {2,}))|[ \t]*[*_]{0,2}$")
"""what separates a label from its value: a colon, a row of dots, a tab or wide space; or nothing follows"""
_LABELLED = regex(r"[*_]{0,2}[^\W\d_][\w .-]{0,24}:(?!\S)")


@dataclass(frozen=True, slots=True)
class _Entry:
    """A labelled line and those that go on with it, by their indices; `label` is the offset after the label."""

    kind: str
    first: int
    last: int
    label: int


def block_claims(survey: Survey) -> Iterator[Claim]:
    """The lines of every head that has text below it."""
    labels = [(kind, _phrases(survey, kind)) for kind in ("addressed", *_ROLES)]
    headings = _phrases(survey, "headings")
    found: list[_Entry] = []
    for number, block in enumerate(survey.blocks.blocks):
        index = block.first
        while index <= block.last:
            entry = None if number in survey.cast.speeches else _entry(survey, labels, index, block.last)
            if entry is None or (entry.kind in _ONCE and any(entry.kind == other.kind for other in found)):
                yield from _head(survey, headings, found)
                found = []
            if entry is not None:
                found.append(entry)
            titled = entry is None and index == block.first and headings.fullmatch(_words(survey, index))
            index = entry.last + 1 if entry else index + 1 if titled else block.last + 1


def _words(survey: Survey, index: int) -> str:
    """A line without the marks and stops around it."""
    line = survey.blocks.lines[index]
    return survey.text[line.start : line.end].strip(" \t*_.:")


def _phrases(survey: Survey, kind: str) -> Phrases:
    return phrase_pattern(survey.language.words("memorandum", kind))


def _entry(survey: Survey, labels: Sequence[tuple[str, Phrases]], index: int, last: int) -> _Entry | None:
    label = _label(survey, labels, index)
    if label is None:
        return None
    kind, end = label
    after = index + 1
    while after <= last and _label(survey, labels, after) is None and _goes_on(survey, index, after, end):
        after += 1
    return _Entry(kind, index, after - 1, end)


def _label(survey: Survey, labels: Sequence[tuple[str, Phrases]], index: int) -> tuple[str, int] | None:
    """Which label a line begins with, and the offset after it."""
    line = survey.blocks.lines[index]
    if line.end - line.start > LONGEST_VALUE:
        return None
    text = survey.text[line.start : line.end]
    marks = _MARKS.match(text)
    start = marks.end() if marks else 0
    for kind, phrases in labels:
        if (match := phrases.match(text, start)) is None:
            continue
        behind = _BEHIND.match(text, match.end())
        if behind or kind == "addressed":
            label = text[: behind.end() if behind else match.end()].rstrip()
            return ("to" if kind == "addressed" else kind), line.start + len(label)
    return None


def _goes_on(survey: Survey, index: int, after: int, label: int) -> bool:
    """A short line below that is set in, or shorter than a sentence; anything below a label with nothing behind it."""
    first, line = survey.blocks.lines[index], survey.blocks.lines[after]
    text = survey.text[line.start : line.end]
    if line.end - line.start > LONGEST_GOING_ON or _LABELLED.match(text):
        return False
    return label >= first.end or line.indent > first.indent or not text.endswith((".", "!", "?", ":"))


def _head(survey: Survey, headings: Phrases, found: Sequence[_Entry]) -> Iterator[Claim]:
    """Claims on the entries, if they are those of a memorandum: from, to and date alone may be those of a journey."""
    kinds = {entry.kind for entry in found} - {"copies"}
    headed = bool(found) and _is_headed(survey, headings, found[0].first)
    whole = "to" in kinds and len(kinds) >= (FEWEST_HEADED if headed else FEWEST) and (headed or "subject" in kinds)
    if not whole or not all(_names(survey, entry) for entry in found):
        return
    for entry in found:
        reasons = [Evidence("memo.label"), Evidence("memo.several", min(1.0, len(kinds) / FEWEST))]
        reasons += [Evidence("memo.headed")] if headed else []
        yield _claim(survey, entry, reasons)


def _is_headed(survey: Survey, headings: Phrases, first: int) -> bool:
    """The line above is the word "memorandum", or the first label has it: "Memorandum for the Director"."""
    above = _words(survey, first - 1) if first else ""
    return bool(headings.fullmatch(above) or headings.match(_words(survey, first)))


def _names(survey: Survey, entry: _Entry) -> bool:
    """The sender or addressee begins like a name and is no sentence; nothing is the address of an e-mail."""
    value = survey.text[entry.label : survey.blocks.lines[entry.last].end].strip()
    if "@" in value or (not value and entry.kind == "to"):
        return False
    first = next((c for c in value if c.isalnum()), "")
    sentence = value[-1] in ".!?" and len(value.split()) > LONGEST_NAME
    return entry.kind not in ("to", "from") or not (first.islower() or sentence)


def _claim(survey: Survey, entry: _Entry, reasons: Sequence[Evidence]) -> Claim:
    lines = survey.blocks.lines
    spans: tuple[Span, ...] = (
        Span(lines[entry.first].start, entry.label, "memo.label", weight=span_weight("memo.label")),
    )
    if entry.kind == "date":
        spans += dateline_parts(survey.text, entry.label, lines[entry.last].end, languages(survey))
    return survey.claim(entry.first, entry.last, _ROLES[entry.kind], *reasons, spans=spans)

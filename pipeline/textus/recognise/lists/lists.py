"""Lists with labels: items that count on or carry the same bullet, lists within items (TEI P5, 3.8)."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from textus.base.bundles import span_weight
from textus.base.regex import regex
from textus.model.claims import Claim, Span
from textus.recognise.lists._items import Run, Start, runs, starts
from textus.survey.layout.measure import introduced
from textus.survey.survey import Survey

LONGEST_DASHED = 200
"""characters of an item behind a dash; what is longer may be speech in a novel"""
FEWEST_DASHED = 3
DEEPEST = 2
"""lists within lists that have roles of their own"""
LONGEST_ALONE, ALONE = 1200, 0.8
"""characters of an item after a hyphen, where such a share of the lines that begin so are of one list"""
HYPHEN = "-"
_DASHES = ("-", "–", "—")
_IN_TEXT = regex(r"(?:(?<=\s)|(?<=[(]))(?P<label>\((?P<key>\d{1,2}|[a-z])\)|(?P<bare>\d{1,2}|[a-z])\))(?=\s\S)")
LONG = 500
"""characters of an item that may as well be a numbered paragraph"""
_SEMICOLON = regex(r";(?:\s+\w{1,4})?\s+$")
FEWEST_IN_TEXT = 3
LONGEST_IN_TEXT = 400
"""characters of an item of a list in running text"""


def block_claims(survey: Survey) -> Iterator[Claim]:
    """Items one by one, with the paragraphs that belong to them; what counts the lines of a sentence is no label."""
    behind = -1
    others = survey.interview.keys() | survey.counted_lines.keys()
    begun = [start for start in starts(survey) if start.first not in others]
    dashed = Counter(start.label for start in begun if start.label.startswith(_DASHES))
    for run in runs(begun):
        announced = introduced(survey, run.items[0].start.first)
        fewest = 2 if survey.typed_in_markdown else FEWEST_DASHED
        if not _is_list(run, announced) or _spoken(run, fewest, dashed):
            continue
        yield from _claims(survey, run, announced, run.items[0].start.first == behind)
        behind = run.last + 1


def _is_list(run: Run, announced: bool) -> bool:
    first = run.items[0].start
    several = len(run.items) > 1 or (announced and first.bullet and not first.label.startswith(_DASHES))
    if first.capital and not (announced or _together(run)):
        return False
    return several and (first.bullet or run.first_ordinal == 1)


def _together(run: Run) -> bool:
    """No blank line parts the items, as one would part headings."""
    return not any(item.start.apart for item in run.items[1:])


def _claims(survey: Survey, run: Run, announced: bool, anew: bool) -> Iterator[Claim]:
    reasons = ["item.bullet" if run.items[0].start.bullet else "item.counts-on"]
    if len(run.items) > 2:
        reasons.append("item.several")
    if announced:
        reasons.append("item.introduced")
    elif not _together(run) and sum(len(item.start.words) for item in run.items) > LONG * len(run.items):
        reasons.append("item.long")
    for number, item in enumerate(run.items):
        role = "item.new" if anew and number == 0 else "item"
        yield _item(survey, item.start, role, reasons)
        yield from _inside(survey, item.start, item.inner, reasons, 1)


def _item(survey: Survey, start: Start, role: str, reasons: Sequence[str]) -> Claim:
    label = Span(
        start.begin, start.text, "itemLabel", {"n": start.n} if start.n else {}, weight=span_weight("item.label")
    )
    return survey.claim(start.first, start.last, role, *reasons, spans=(label,))


def _inside(survey: Survey, start: Start, inner: Sequence[Run], reasons: Sequence[str], depth: int) -> Iterator[Claim]:
    for first, last in start.paragraphs:
        yield survey.claim(first, last, "item.p", *reasons)
    for run in inner:
        for item in run.items:
            role = "item.within" if depth < DEEPEST else "item.within-within"
            yield _item(survey, item.start, role, reasons)
            yield from _inside(survey, item.start, item.inner, reasons, depth + 1)


def _spoken(run: Run, fewest: int, dashed: Counter[str]) -> bool:
    """Speech begins with a dash, too: items after dashes are several, close together, and nobody asks.

    They are short, or each begins with a hyphen and no line elsewhere in the source does, as it would in speech.
    """
    label = run.items[0].start.label
    if not label.startswith(_DASHES):
        return False
    texts = [item.start.words for item in run.items]
    asking = sum(text.rstrip("\"'”»")[-1:] in ("!", "?") for text in texts)
    if len(run.items) < fewest or asking > 0 or not _together(run):
        return True
    alone = label == HYPHEN and len(run.items) >= max(FEWEST_DASHED, ALONE * dashed[label])
    return max(map(len, texts)) > (LONGEST_ALONE if alone else LONGEST_DASHED)


def inline_spans(survey: Survey, start: int, end: int) -> Iterator[Span]:
    """A list in running text: (1) …, (2) …, (3) …, each running to the next, the last to the end of its sentence."""
    if survey.text.find(")", start, end) < 0:
        return
    found: list[re.Match[str]] = []
    for match in _IN_TEXT.finditer(survey.text, start, end):
        if found and _ordinal(match) == len(found) + 1 and _form(match) == _form(found[0]):
            found.append(match)
        elif len(found) < FEWEST_IN_TEXT and _ordinal(match) == 1:
            found = [match]
    if len(found) < FEWEST_IN_TEXT or found[0].start() == start or not _announced(survey.text, found):
        return
    edges = [match.start() for match in found]
    close = _sentence_end(survey.text, found[-1].end(), end)
    pieces = list(zip(edges, [*edges[1:], close], strict=True))
    if max(after - first for first, after in pieces) > LONGEST_IN_TEXT:
        return
    yield Span(edges[0], close, "inlineList", weight=span_weight("list.inline"))
    for match, (first, after) in zip(found, pieces, strict=True):
        stop = first + len(survey.text[first:after].rstrip())
        number, label = match["key"] or match["bare"], len(match["label"]) + 1
        yield Span(first, stop, "inlineItem", {"n": number}, before=label, weight=span_weight("list.inline"))


def _announced(text: str, found: Sequence[re.Match[str]]) -> bool:
    """A colon stands before the first label, or semicolons before all others."""
    before = text[max(0, found[0].start() - 3) : found[0].start()].rstrip(" (\r\n\t")
    return before.endswith(":") or all(
        _SEMICOLON.search(text, earlier.end(), later.start()) for earlier, later in itertools.pairwise(found)
    )


def _form(match: re.Match[str]) -> tuple[bool, bool]:
    key = match["key"] or match["bare"]
    return match["key"] is None, key.isdecimal()


def _ordinal(match: re.Match[str]) -> int:
    key = match["key"] or match["bare"]
    return int(key) if key.isdecimal() else ord(key) - 96


def _sentence_end(text: str, start: int, end: int) -> int:
    """Behind the first stop that ends a sentence; the end of the block if there is none."""
    stop = re.compile(r"[.!?]+[”\"»’)]*(?=\s+[^\W\da-z_]|\s*$)").search(text, start, end)
    return stop.end() if stop else end

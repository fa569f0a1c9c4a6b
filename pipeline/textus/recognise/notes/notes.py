"""Notes and their calls: numbers in brackets, stars and daggers, superscripts; at the foot, at the end, in place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from textus.base.bundles import span_weight
from textus.base.knowledge import phrase_pattern
from textus.base.regex import regex
from textus.language.bibliography.lexicon import merged
from textus.model.claims import Claim, Span
from textus.read.blocks import Block
from textus.survey.layout.measure import introduced
from textus.survey.notes.calls import Label, call_at, calls_in, closed, in_place, key, labels_of
from textus.survey.notes.last_text import has_calls
from textus.survey.prose.quoted import wholly_quoted
from textus.survey.survey import Survey

SENTENCE = 4
"""words of a line that is no heading"""
SHORT = 60
"""characters of a line of verse"""
SET_IN = 2
"""columns by which quotations stand further in than the note they are in"""
LEAST_CAPITALS = 5
"""letters of a line in capitals that is no abbreviation"""
MOST_BLOCKS = 60
"""blocks a note in brackets may run over"""
_Labels = Sequence[Label]
_NUMERAL = regex(r"[IVXLC]+|\d{1,3}")
_SIGN_OFF = regex(r"[—–-]\s*(?P<who>[^—–]{2,40})[\])]*$")


def block_claims(survey: Survey) -> Iterator[Claim]:
    """Blocks and lines that begin with the label of a note; how likely depends on the calls that wait for one."""
    found = survey.note_series
    last_text = survey.last_text
    under_heading = follows_note = False
    open_until = -1
    margin = 0
    series = _Lists()
    for number, block in enumerate(survey.blocks.blocks):
        if number <= open_until:
            continue
        if number in survey.notes_headings:
            under_heading = True
            yield survey.block_claim(block, "notes.head", "notes.heading")
            continue
        labels = labels_of(survey, block, bare=under_heading or number in found.bare)
        if under_heading and not labels and _heads(survey, block):
            under_heading = follows_note = _labelled_below(survey, number)
            continue
        if labels and labels[0][2].re is in_place() and _goes_on_behind(survey, block):
            follows_note = False
            continue
        if labels and labels[0][2].re is in_place():
            open_until = _closing_block(survey, number)
            yield from _in_place(survey, block, labels, number, open_until)
            follows_note = False
            continue
        series.go_on(survey, block, labels)
        stated = survey.stated_value("notes")
        place = "end" if under_heading or number > last_text else "foot"
        if stated == "end" and place == "foot":
            continue
        place = "foot" if stated == "foot" else place
        margin = block.indent if labels else margin
        yield from _note_claims(survey, block, labels, series.reasons(under_heading), place)
        if not labels and (follows_note or under_heading):
            yield from _continued(survey, block, margin, under_heading)
        follows_note = any(line in found.called for line, _, _ in labels) or (follows_note and not labels)


def _heads(survey: Survey, block: Block) -> bool:
    """A line in capitals, a number, or the name of a division, on a line of its own."""
    text = survey.blocks.block_text(block).strip("_*=: .\t")
    if len(block) > 1 or len(text) > SHORT or block.indent >= SET_IN:
        return False
    if _NUMERAL.fullmatch(text):
        return True
    capitals = len([*filter(str.isalpha, text)]) >= LEAST_CAPITALS and text.isupper()
    return capitals or bool(phrase_pattern(tuple(survey.language.table("divisions"))).fullmatch(text))


def _labelled_below(survey: Survey, number: int) -> bool:
    """The next block begins with the label of a note: the line above heads notes too."""
    following = survey.blocks.blocks[number + 1 : number + 2]
    return bool(following) and bool(labels_of(survey, following[0]))


class _Lists:
    """Whether the labels of a block continue from a list that was announced."""

    def __init__(self) -> None:
        self._last = -1
        self._listed = False

    def go_on(self, survey: Survey, block: Block, labels: _Labels) -> None:
        """Look at the next block."""
        if not labels or labels[0][0] != block.first or not labels[0][1].isdecimal():
            self._last, self._listed = -1, False
            return
        self._listed = _announced(survey, block) or (self._listed and int(labels[0][1]) == self._last + 1)
        self._last = int(labels[-1][1]) if labels[-1][1].isdecimal() else -1

    def reasons(self, under_heading: bool) -> tuple[str, ...]:
        """What this says of the block last looked at."""
        if under_heading:
            return ("note.under-heading",)
        return ("note.introduced",) if self._listed else ()


def _announced(survey: Survey, block: Block) -> bool:
    """A sentence before it ends with a colon, and no heading."""
    before = survey.blocks.text(survey.blocks.lines[block.first - 1]) if block.first else ""
    return introduced(survey, block.first) and len(before.split()) >= SENTENCE and not before.isupper()


def _closing_block(survey: Survey, number: int) -> int:
    """The block at whose end the first bracket of block `number` is closed; `number` itself if there is none."""
    depth = 0
    for later, block in enumerate(survey.blocks.blocks[number : number + MOST_BLOCKS], number):
        text = survey.blocks.block_text(block)
        depth += text.count("[") - text.count("]")
        if depth <= 0:
            return later if text[-1] == "]" and depth == 0 else number
    return number


def _goes_on_behind(survey: Survey, block: Block) -> bool:
    """The bracket that opens a block is closed within it, and words follow: they are of the text, not of the note."""
    start, end = survey.blocks.start(block), survey.blocks.end(block)
    after = closed(survey.text, start, end)
    return 0 < after < end and survey.text.find("[", after, end) < 0


def _in_place(
    survey: Survey, block: Block, labels: list[tuple[int, str, re.Match[str]]], number: int, closing: int
) -> Iterator[Claim]:
    """Notes that stand in brackets and say what they are: one claim each, however many paragraphs it has."""
    if labels[0][0] != block.first:
        return
    if closing > number and len(labels) == 1:
        yield _run(survey, labels[0], survey.blocks.blocks[number : closing + 1])
        return
    places = [index for index, _, _ in labels] + [block.last + 1]
    for (index, label, match), after in zip(labels, places[1:], strict=True):
        end = survey.blocks.lines[after - 1].end
        text = survey.text[match.start() : end]
        spans = [
            Span(
                match.start(),
                match.end(),
                "noteLabel",
                {"n": label, "place": "foot"} if label else {},
                weight=span_weight("note.brackets"),
            )
        ]
        if text[-1] == "]" and text.count("[") == text.count("]"):
            spans.append(Span(end - 1, end, "noteEnd", after=1, weight=span_weight("note.brackets")))
        yield survey.claim(index, after - 1, "footnote", "note.in-place", spans=tuple(spans))


def _run(survey: Survey, label: tuple[int, str, re.Match[str]], blocks: Sequence[Block]) -> Claim:
    _, n, match = label
    end = survey.blocks.end(blocks[-1])
    about = {"n": n, "place": "foot"} if n else {}
    spans = [Span(match.start(), match.end(), "noteLabel", about, weight=span_weight("note.run-brackets"))]
    spans.append(Span(end - 1, end, "noteEnd", after=1, weight=span_weight("note.run-brackets")))
    for block in blocks:
        start = match.end() if block is blocks[0] else survey.blocks.start(block)
        stop = end - 1 if block is blocks[-1] else survey.blocks.end(block)
        if start < stop:
            spans.append(Span(start, stop, "p", weight=span_weight("note.run-paragraph")))
    return survey.claim(blocks[0].first, blocks[-1].last, "footnote.run", "note.in-place", spans=tuple(spans))


def _continued(survey: Survey, block: Block, margin: int, under_heading: bool) -> Iterator[Claim]:
    """Further paragraphs of a note, quotations and verse in it; `margin` is the indent of the note."""
    reasons = ["note.goes-on-under-heading"] if under_heading else []
    if has_calls(survey, block):
        reasons.append("note.has-calls")
    yield survey.block_claim(block, "note.p", *reasons)
    told = introduced(survey, block.first)
    set_in = block.indent >= margin + SET_IN
    if len(block) > 1 and (_like_verse(survey, block) or not (block.wrapped or set_in)):
        more = ["note.set-in"] if set_in else []
        yield survey.block_claim(block, "note.verse", *reasons, "verse.in-note", *more)
    text = survey.blocks.block_text(block)
    if (set_in and len(text) > SHORT) or (told and wholly_quoted(text)):
        yield survey.block_claim(block, "note.quote", *reasons, "note.set-in" if set_in else "note.quoted")


def _like_verse(survey: Survey, block: Block) -> bool:
    """Short lines, each with a capital at its beginning."""
    lines = [survey.blocks.text(line) for line in survey.blocks.lines[block.first : block.last + 1]]
    return all(line.lstrip("_*“„«\"'‘—–-(")[:1].isupper() and len(line) <= SHORT for line in lines)


def _note_claims(
    survey: Survey,
    block: Block,
    labels: list[tuple[int, str, re.Match[str]]],
    more: Sequence[str],
    place: str,
) -> Iterator[Claim]:
    if not labels or labels[0][0] != block.first:
        return
    places = [index for index, _, _ in labels] + [block.last + 1]
    for (index, label, match), after in zip(labels, places[1:], strict=True):
        reasons = ["note.label", *_called(survey, index), *more]
        end = survey.blocks.lines[after - 1].end
        about = {"n": label, "place": place} | _responsibility(survey, survey.text[max(0, end - 60) : end])
        span = Span(
            match.start(),
            match.end(),
            "noteLabel",
            {k: v for k, v in about.items() if v},
            weight=span_weight("note.brackets"),
        )
        yield survey.claim(index, after - 1, "note", *reasons, spans=(span,))


def _called(survey: Survey, line: int) -> Iterator[str]:
    """What the calls of the text say of a line that begins with a label."""
    series = survey.note_series
    if line in series.called:
        yield "note.called"
    elif line in series.counted:
        yield "note.counts-on"
    else:
        yield "note.not-called" if series.called else "note.no-calls"
    if line in series.fully:
        yield "note.all-called"


def inline_spans(survey: Survey, start: int, end: int) -> Iterator[Span]:
    """Calls in running text; those that no note answers stay readable as what they are."""
    known = survey.note_labels
    yield from _within(survey, start, end)
    answered = survey.note_series.calls
    if start in answered and (begun := call_at(survey, start, end)):
        yield Span(start, begun.end(), "noteCall", {"n": key(begun)}, weight=span_weight("note.call"))
    for match in calls_in(survey, start, end, bare=True):
        label = key(match)
        if match.start() in answered or _stays(match, label, known):
            yield Span(match.start(), match.end(), "noteCall", {"n": label}, weight=span_weight("note.call"))


def _stays(match: re.Match[str], label: str, known: frozenset[str]) -> bool:
    """Calls that have no note and are calls all the same."""
    return bool(match["footed"] or (match["square"] and label.isdecimal())) or (not match["bare"] and label in known)


def _within(survey: Survey, start: int, end: int) -> Iterator[Span]:
    """Notes with a label in brackets among other words, as far as their brackets are closed."""
    for match in in_place().finditer(survey.text, start, end) if survey.text.find("[", start, end) >= 0 else ():
        after = closed(survey.text, match.start(), end)
        if key(match) and after > match.end() + 1 and (match.start(), after) != (start, end):
            about = {"n": key(match), "place": "foot"}
            size = match.end() - match.start()
            yield Span(match.start(), after, "note", about, before=size, after=1, weight=span_weight("note.within"))


def _responsibility(survey: Survey, tail: str) -> dict[str, str]:
    """A note signed by an editor or translator says so at its end: – ED."""
    sign_off = phrase_pattern(tuple(merged((survey.language.code,), "signoffs").get("editor", ())))
    signed = _SIGN_OFF.search(tail)
    return {"type": "editorial"} if signed and sign_off.match(signed["who"].strip(" _*")) else {}

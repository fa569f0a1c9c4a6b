"""Drama and dialogue: speeches in verse and prose, with the directions inside them (TEI P5, 7.2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from textus.base.bundles import span_weight
from textus.base.knowledge import phrase_pattern
from textus.base.phrases import Phrases
from textus.model.claims import Claim, Span
from textus.read.blocks import Block
from textus.recognise.plays._directions import as_span, direction_marks, directs_alone
from textus.recognise.plays._songs import is_stanza, is_verse
from textus.recognise.verse._looks import verse_evidence
from textus.survey.layout.measure import wrapped
from textus.survey.plays.delivery import PROSE_LINE, kind, said_below
from textus.survey.plays.directions import Direction, direction_at, said_in_brackets, whole_direction
from textus.survey.plays.labels import Label
from textus.survey.survey import Survey

LONGEST_HEADING = 60
INDENT_STEP = 2
"""columns that count as one step of indent"""


def block_claims(survey: Survey) -> Iterator[Claim]:
    """Speeches, where speakers recur and answer one another, and what goes on with them."""
    found = survey.cast
    if not found.speeches:
        return
    division = phrase_pattern(tuple(survey.language.table("divisions")))
    songs = survey.song_headings
    open_speech, done = False, -1
    for number, block in enumerate(survey.blocks.blocks):
        if number <= done:
            continue
        if who := found.speeches.get(number):
            done = _last_block(survey, number, who)
            if done > number or len(block) > 1 or not who.alone or who.stage:
                yield _speech(survey, number, done, who)
                open_speech = True
        elif open_speech and number in songs and is_verse(survey, number + 1):
            done = number + 1
            yield _song(survey, block, done)
        elif _ends_speech(survey.blocks.block_text(block), division):
            open_speech = False
        elif open_speech:
            yield from _goes_on(survey, number, block)


def _last_block(survey: Survey, number: int, who: Label) -> int:
    """The last block that a speech certainly has: what is said below a name, with what stands over a song."""
    if len(survey.blocks.blocks[number]) > 1 or not who.alone:
        return number
    below = said_below(survey, number)
    sung = below > number and below in survey.song_headings and is_verse(survey, below + 1)
    return below + sung


def _ends_speech(text: str, division: Phrases) -> bool:
    return len(text) < LONGEST_HEADING and (bool(division.match(text.strip("_* "))) or text.isupper())


def _goes_on(survey: Survey, number: int, block: Block) -> Iterator[Claim]:
    """What stands behind a speech and has no speaker: more of it, or a direction with more of it behind."""
    start, end = survey.blocks.start(block), survey.blocks.end(block)
    if whole_direction(survey, start, end):
        if _said_on(survey, number + 1):
            marks = direction_marks(survey, block, survey.blocks.block_text(block))
            yield survey.block_claim(block, "sp.stage", "stage.bracketed", "stage.within-speech", spans=marks)
        return
    if directs_alone(survey, survey.blocks.block_text(block)):
        return
    yield survey.block_claim(block, "sp.p", "speech.goes-on")
    if len(block) > 1 and not wrapped(survey, block.first, block.last):
        stanza = ["speech.stanza"] if is_stanza(survey, number) else []
        role = "sp.lg" if stanza else "sp.verse"
        evidence = verse_evidence(survey, block)
        yield survey.block_claim(block, role, "speech.verse-goes-on", *stanza, *evidence)


def _said_on(survey: Survey, number: int) -> bool:
    """The block of this number is text that somebody before may go on saying: no speech, direction or heading."""
    blocks = survey.blocks.blocks
    if number >= len(blocks) or number in survey.cast.speeches:
        return False
    text = survey.blocks.block_text(blocks[number])
    division = phrase_pattern(tuple(survey.language.table("divisions")))
    if _ends_speech(text, division) or whole_direction(
        survey, survey.blocks.start(blocks[number]), survey.blocks.end(blocks[number])
    ):
        return False
    return len(text) > LONGEST_HEADING or len(blocks[number]) > 1 or text[-1:] in tuple(".!?…—–")


def _song(survey: Survey, block: Block, last: int) -> Claim:
    """A heading and the verse below it, sung by who spoke before."""
    whole = replace(block, last=survey.blocks.blocks[last].last)
    return survey.block_claim(
        whole, "sp.song", "speech.sung", "speech.verse-goes-on", spans=tuple(_sung(survey, block.first, whole.last))
    )


def _sung(survey: Survey, heading: int, last: int) -> Iterator[Span]:
    """The heading of a song, and its lines below."""
    lines = survey.blocks.lines
    yield Span(lines[heading].start, lines[heading].end, "lgHead", weight=span_weight("speech.part"))
    yield from _verses(survey, list(range(heading + 1, last + 1)), {})


def _verses(survey: Survey, run: Sequence[int], begins: Mapping[int, int]) -> Iterator[Span]:
    """Lines of verse, with the part they are of a shared line, or the steps they are set in by."""
    lines, shared = survey.blocks.lines, survey.shared_lines
    margin = min(lines[index].indent for index in run)
    for index in run:
        steps = (lines[index].indent - margin + INDENT_STEP - 1) // INDENT_STEP
        attributes = {"part": shared[index]} if index in shared else {"rend": f"indent{steps}"} if steps else {}
        yield Span(
            begins.get(index, lines[index].start), lines[index].end, "l", attributes, weight=span_weight("speech.part")
        )


def _speech(survey: Survey, number: int, last: int, who: Label) -> Claim:
    """The speech that begins in block `number` and ends in block `last`."""
    blocks, lines = survey.blocks.blocks, survey.blocks.lines
    speeches = survey.cast.speeches
    block = replace(blocks[number], last=blocks[last].last)
    spans = [Span(lines[block.first].start, who.end, "speaker", weight=span_weight("speech.part"))]
    if who.stage:
        direction = direction_at(survey, *who.stage)
        exact = direction is not None and direction.end == who.stage[1]
        spans.append(
            as_span(direction, "stage", span_weight("speech.part"))
            if direction and exact
            else Span(*who.stage, "stage", weight=span_weight("speech.part"))
        )
    said = who.said
    if not who.alone and not who.stage and (direction := direction_at(survey, said, lines[block.last].end)):
        spans.append(as_span(direction, "stage", span_weight("speech.part")))
        said = direction.end
    song = last - 1 if last - 1 > number and last - 1 in survey.song_headings else -1
    spoken = block if song < 0 else replace(block, last=blocks[song].first - 1)
    spans += _said(survey, spoken, said, who.alone, number in survey.speeches_in_verse, is_stanza(survey, last + 1))
    if song >= 0:
        spans.append(
            Span(lines[blocks[song].first].start, lines[block.last].end, "lg", weight=span_weight("speech.stanza"))
        )
        spans += _sung(survey, blocks[song].first, block.last)
    reasons = ["speech.speaker-alone" if who.alone else "speech.speaker-run-in"]
    if who.capitals:
        reasons.append("speech.capitals")
    near = any(number + i in speeches for i in (-2, -1, 1, 2))
    reasons.append("speech.among-speeches" if near else "speech.lonely")
    return survey.block_claim(block, "sp", *reasons, spans=tuple(spans))


def _said(
    survey: Survey, block: Block, start: int, alone: bool, one_line_is_verse: bool, stanzas: bool
) -> Iterator[Span]:
    """What follows the speaker: runs of lines in verse or prose, and directions on lines of their own between them."""
    lines = survey.blocks.lines
    begins = {
        i: _past_layout(survey, max(start, lines[i].start), lines[i].end)
        for i in range(block.first + alone, block.last + 1)
    }
    run: list[int] = []
    index = block.first + alone
    while index <= block.last and begins[index] > lines[index].end:
        index += 1
    while index <= block.last:
        direction = _own_lines(survey, block, index, begins[index])
        if direction is None:
            if begins[index] < lines[index].end:
                run.append(index)
            index += 1
            continue
        yield from _run(survey, run, begins, one_line_is_verse, stanzas)
        run = []
        yield as_span(direction[0], "stage", span_weight("speech.part"))
        index = direction[1] + 1
    yield from _run(survey, run, begins, one_line_is_verse, stanzas)


def _past_layout(survey: Survey, start: int, end: int) -> int:
    while start < end and survey.text[start] in " \t":
        start += 1
    return start


def _own_lines(survey: Survey, block: Block, index: int, begin: int) -> tuple[Direction, int] | None:
    """A direction that fills whole lines from `index` on, and its last line."""
    direction = direction_at(survey, begin, survey.blocks.lines[block.last].end)
    if direction is None or said_in_brackets(survey, direction):
        return None
    for last in range(index, block.last + 1):
        if survey.blocks.lines[last].end == direction.end:
            return direction, last
        if survey.blocks.lines[last].end > direction.end:
            return None
    return None


def _run(
    survey: Survey, run: list[int], begins: dict[int, int], one_line_is_verse: bool, stanzas: bool
) -> Iterator[Span]:
    if not run:
        return
    lines = survey.blocks.lines
    first, last = run[0], run[-1]
    shared = survey.shared_lines
    verse = True if first in shared or last in shared else kind(survey, first, last)
    if verse is None:
        verse = one_line_is_verse and lines[last].width <= PROSE_LINE
    if not verse:
        yield Span(begins[first], lines[last].end, "p", weight=span_weight("speech.part"))
        return
    if stanzas and len(run) > 1:
        yield Span(begins[first], lines[last].end, "lg", weight=span_weight("speech.stanza"))
    yield from _verses(survey, run, begins)

"""The marks around stage directions, and who is on the stage below the heading of a scene. No recogniser itself."""

from __future__ import annotations

from textus.base.bundles import span_weight
from textus.base.knowledge import phrase_pattern
from textus.model.claims import Span
from textus.read.blocks import Block
from textus.survey.plays.directions import Direction
from textus.survey.plays.persons import heads_scene
from textus.survey.survey import Survey

LONGEST_LIST, MOST_LINES = 200, 4
"""characters and lines of a list of those who are on the stage, under the heading of a scene"""


def as_span(direction: Direction, role: str, weight: float) -> Span:
    """A direction as a span; brackets stay in the text unless emphasis stands inside them."""
    start, end, marks = direction.start, direction.end, direction.marks
    if marks:
        return Span(start, end, role, {"rend": "italic"}, marks, marks, weight)
    return Span(start, end, role, weight=weight)


def direction_marks(survey: Survey, block: Block, text: str) -> tuple[Span, ...]:
    """A bracket with a mark of emphasis behind it: both come back through the rendition of the direction."""
    if not (
        text[:2] in ("[_", "[*", "(_", "(*") and text[-2:] in ("_]", "*]", "_)", "*)") and text.count(text[1]) == 2
    ):
        return ()
    start, end = survey.blocks.start(block), survey.blocks.end(block)
    return (
        Span(start, start + 2, "stageMark", {"rend": "italic"}, weight=span_weight("stage.italics")),
        Span(end - 2, end, "stageMark", after=2, weight=span_weight("stage.italics")),
    )


def directs_alone(survey: Survey, text: str) -> bool:
    """Words of directions and nothing else: Exeunt."""
    known = phrase_pattern(survey.language.words("stage", "words"))
    return known.fullmatch(text.strip("_*[]() .!")) is not None


def persons_below(survey: Survey, number: int) -> bool:
    """The block of this number is the heading of a scene, and below it, in the same block, who is on the stage."""
    speakers, block = survey.cast, survey.blocks.blocks[number]
    if not speakers.speeches or len(block) < 2 or number in speakers.speeches:
        return False
    lines = survey.blocks.lines
    first, rest = survey.blocks.text(lines[block.first]), survey.text[lines[block.first + 1].start :][:LONGEST_LIST]
    if len(block) > MOST_LINES or lines[block.last].end - lines[block.first + 1].start > LONGEST_LIST:
        return False
    return heads_scene(survey, first) and any(name in rest.upper() for name in speakers.names)

"""Stage directions: blocks of their own and inside speeches (TEI P5, 7.2.4)."""

from __future__ import annotations

from collections.abc import Iterator

from textus.base.bundles import span_weight
from textus.base.knowledge import phrase_pattern
from textus.base.phrases import Phrases
from textus.base.regex import regex
from textus.model.claims import Claim, Span
from textus.read.blocks import Block
from textus.recognise.plays._directions import as_span, direction_marks, directs_alone, persons_below
from textus.survey.plays.directions import directions, whole_direction
from textus.survey.survey import Survey

LONGEST_PLAIN = 200
"""characters of a direction that nothing sets off"""
_SETTING = regex(r"[^:.]{3,40}(?:[:—–]|[.]\s?[—–]|--|,)\s?\S")
"""SCENE: a yard"""


def block_claims(survey: Survey) -> Iterator[Claim]:
    """In a text that has speeches: bracketed blocks, blocks in italics, and the words directions begin with."""
    found = survey.cast
    if not found.speeches:
        return
    known = phrase_pattern(survey.language.words("stage", "words"))
    setting = phrase_pattern(survey.language.words("cast", "setting"))
    sung, opening = survey.song_headings, survey.scene_openings
    for number, block in enumerate(survey.blocks.blocks):
        if number in found.speeches:
            continue
        if persons_below(survey, number):
            yield survey.claim(block.first + 1, block.last, "stage", "stage.opens-scene", "stage.names-speaker")
            continue
        text = survey.blocks.block_text(block)
        reasons = _reasons(survey, block, text)
        if number in survey.unspoken:
            reasons.append("stage.unspoken")
        if number in sung and number + 1 in found.speeches:
            reasons.append("stage.song")
        if number in opening:
            reasons.append("stage.opens-scene")
        if number < found.first and len(block) == 1 and _SETTING.match(text) and setting.match(text):
            reasons.append("stage.setting")
        alone = directs_alone(survey, text)
        reasons += _words(text, known, found.names, alone or bool(reasons))
        reasons += ["stage.words-alone"] * alone
        if reasons:
            yield survey.block_claim(block, "stage", *reasons, spans=direction_marks(survey, block, text))


def _words(text: str, known: Phrases, names: frozenset[str], set_off: bool) -> Iterator[str]:
    """What the words say: those of directions at the beginning, and who comes and goes."""
    bare = text.strip("[](_* ")
    if not known.match(bare) or not (set_off or (len(text) < LONGEST_PLAIN and _names_somebody(bare, names))):
        return
    yield "stage.words"
    if any(name in bare.upper() for name in names):
        yield "stage.names-speaker"


def _reasons(survey: Survey, block: Block, text: str) -> list[str]:
    start, end = survey.blocks.start(block), survey.blocks.end(block)
    if whole_direction(survey, start, end) or (
        text[0] == "[" and text[-1] == "]" and len(text) < 600 and text.count("[") == 1
    ):
        return ["stage.bracketed"]
    if text[0] == "[" and len(text) < 200 and not set("[]") & set(text[1:]):
        return ["stage.bracket-open"]
    if text[0] in "_*" and text[-1] == text[0] and text.count(text[0]) == 2 and len(text) < 400:
        return ["stage.emphasised"]
    return []


def _names_somebody(text: str, names: frozenset[str]) -> bool:
    """A direction without brackets is short and says who comes and goes, or stands for itself: Exeunt."""
    return len(text.split()) <= 3 or any(name in text.upper() for name in names)


def inline_spans(survey: Survey, start: int, end: int) -> Iterator[Span]:
    """Directions inside speeches: (aside), [Rises]."""
    if not survey.cast.speeches:
        return
    for direction in directions(survey, start, end):
        if direction.start > start or direction.end < end:
            yield as_span(direction, "inlineStage", span_weight("stage.inside"))

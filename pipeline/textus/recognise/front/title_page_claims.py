"""The lines of a printed title page, and the persons, places, publishers and years in them."""

from __future__ import annotations

from collections.abc import Iterator

from textus.base.bundles import span_weight
from textus.language.bibliography.bylines import names_in, read_opening
from textus.language.bibliography.letter_spacing import is_spaced, kept
from textus.language.bibliography.title_imprints import read_page_imprint
from textus.model.claims import Claim, Span
from textus.read.blocks import Line
from textus.recognise.front._sentences import in_emphasis
from textus.survey.front.title_page_parts import Part
from textus.survey.front.wrapping import languages
from textus.survey.survey import Survey


def block_claims(survey: Survey) -> Iterator[Claim]:
    """A claim on every part of the title page, if there is one."""
    page = survey.title_page
    for part in page.parts if page else ():
        evidence = "page.part"
        if part.role == "page.epigraph":
            yield from _epigraph(survey, part)
        elif part.kind:
            yield survey.claim(part.first, part.last, part.role, evidence, type=part.kind)
        else:
            yield survey.claim(part.first, part.last, part.role, evidence, spans=_spans(survey, part))


def _spans(survey: Survey, part: Part) -> tuple[Span, ...]:
    lines = survey.blocks.lines
    start = lines[part.first].start
    codes = languages(survey)
    spans: tuple[Span, ...] = ()
    if part.role == "page.byline":
        spans = tuple(_persons(survey, part))
    elif part.role in ("page.imprint", "page.date"):
        rows = [(line.start, line.end) for line in lines[part.first : part.last + 1]]
        spans = read_page_imprint(survey.text, rows, codes)
    return tuple(span for span in spans if not in_emphasis(survey.text, start, span.start) or span.role == "persName")


def _offsets(survey: Survey, line: Line) -> list[int]:
    words = survey.text[line.start : line.end]
    return [line.start + offset for offset in (kept(words) if is_spaced(words) else range(len(words)))]


def _persons(survey: Survey, part: Part) -> Iterator[Span]:
    """Who is named, read without the spaces of lines that are letter-spaced."""
    lines = survey.blocks.lines[part.first : part.last + 1]
    offsets = [offset for line in lines for offset in (*_offsets(survey, line), line.end)]
    text = "".join(survey.text[offset] for offset in offsets[:-1]) + "\n"
    opening = read_opening(text[: text.index("\n")].rstrip("\r"))
    role = "docAuthor" if opening and opening.relator == "aut" else "persName"
    for span in names_in(text, opening.end if opening else 0, len(text) - 1, languages(survey)):
        first, after = offsets[span.start], offsets[span.end - 1] + 1
        emphasised = in_emphasis(survey.text, lines[0].start, first)
        yield Span(first, after, "persName" if emphasised else role, weight=span_weight("page.person"))


def _epigraph(survey: Survey, part: Part) -> Iterator[Claim]:
    """A quotation, in lines if it is verse; a last line that begins with a dash says whose it is."""
    last = survey.blocks.text(survey.blocks.lines[part.last])
    named = part.last > part.first and last.lstrip("_* ")[:1] in "—–-"
    words = part.last - named
    block = next(b for b in survey.blocks.blocks if b.first <= part.first <= b.last)
    verse = words > part.first and not block.wrapped
    yield survey.claim(part.first, words, "page.verse" if verse else "page.epigraph", "page.part")
    if named:
        yield survey.claim(part.last, part.last, "page.bibl", "page.part")

"""Lists without labels: entries that are names and things, glossaries, indexes (TEI P5, 3.8)."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from textus.base.bundles import span_weight
from textus.base.regex import regex
from textus.model.claims import Claim, Evidence, Span
from textus.read.blocks import Block
from textus.recognise.prose._wording import comma_share, names_and_things, number_share
from textus.recognise.verse._looks import entries_end_alike
from textus.survey.layout.measure import forced, full, introduced, wrapped
from textus.survey.prose.quoted import PAIRS
from textus.survey.survey import Survey

FEWEST_ENTRIES = 4
FEWEST_INTRODUCED = 2
SURELY_A_LIST = 0.7
LONGEST_HEAD = 50
LONGEST_ENTRY = 160
NEAR_TOP = 6
"""blocks at the top, where title pages and addresses stand"""
MANY = 5
SET_IN = 2
FEWEST_DEFINED = 3
LONGEST_TERM, MOST_WORDS = 40, 5
WIDE_LINE, MOST_ON, MOST_DIVIDED = 35, 0.6, 0.1
"""characters of lines of prose, the share of lines behind an open end that begin small in it, and of divided words"""
MOST_FULL = 0.5
SHARED = 0.15
_REFERENCES = regex(r",?\s(?:\d{1,4}|[ivxlc]{1,7})(?:\s?[-–,]\s?(?:\d{1,4}|[ivxlc]{1,7}))*(?:\s?[nf]{1,2})?\.?$")
_DEFINED = regex(rf"(?P<term>[^\s:=—–].{{0,{LONGEST_TERM}}}?)(?P<sign>:|\s[—–]|\s=|\s-)\s+(?=\S)")
"""a term, a sign and its definition; which sign is used is asked afterwards"""


def block_claims(survey: Survey) -> Iterator[Claim]:
    """Blocks that are lists as a whole, and entries that define a term."""
    blocks = survey.blocks.blocks
    for number, block in enumerate(blocks):
        announced = number > 0 and introduced(survey, block.first)
        fewest = FEWEST_INTRODUCED if announced else FEWEST_ENTRIES
        if len(block) < fewest or (number < NEAR_TOP and not announced):
            continue
        found = list(_unlabelled(survey, block, fewest, announced=announced))
        yield from found
        if found and _sure(found[0]) and not announced:
            yield from _headed(survey, blocks[number - 1], found[0])
    if not survey.cast.speeches:
        yield from _glossaries(survey)


def _sure(found: Claim) -> bool:
    return any(
        item.rule in ("list.names-and-things", "list.ends-alike") and item.strength >= SURELY_A_LIST
        for item in found.evidence
    )


def _unlabelled(survey: Survey, block: Block, fewest: int, *, announced: bool) -> Iterator[Claim]:
    """A block of entries, one a line, that are names and things and hardly any sentence."""
    entries = _entries(survey, block)
    texts = [survey.text[entry.start : entry.text] for entry in entries]
    if len(entries) < fewest or max(map(len, texts)) > LONGEST_ENTRY or "\t" in "".join(texts):
        return
    if wrapped(survey, block.first, block.last) and len(entries) == len(block):
        return
    if _runs_on(survey, entries):
        return
    evidence = [*_looks(survey, texts, announced=announced)]
    if len(entries) < len(block) or any(entry.depth for entry in entries):
        evidence.append(Evidence("list.hanging"))
    elif survey.paragraph_per_line:
        evidence.append(Evidence("list.only-breaks"))
    if announced:
        evidence.append(Evidence("list.introduced"))
    if block.indent >= SET_IN and survey.prose_measure:
        evidence.append(Evidence("list.set-in"))
    spans = tuple(_spans(entries))
    about = {"type": "index"} if any(item.rule == "list.references" for item in evidence) else {}
    yield survey.block_claim(block, "list", *evidence, spans=spans, **about)


def _runs_on(survey: Survey, entries: Sequence[_Entry]) -> bool:
    """Most entries begin where the line before was full: prose, some lines of which are set in by accident.

    Or words are divided between lines, or sentences of some width go on over most of them, however they are broken.
    """
    pairs = [
        (survey.text[one.start : one.text], survey.text[other.start : other.text])
        for one, other in itertools.pairwise(entries)
    ]
    if sum(_divided(one, other) for one, other in pairs) > MOST_DIVIDED * len(pairs):
        return True
    on = sum(other[0].islower() and (one[-1].isalnum() or one[-1] == ",") for one, other in pairs)
    wide = sum(len(one) for one, _ in pairs) >= WIDE_LINE * len(pairs)
    if wide and on >= MOST_ON * len(pairs):
        return True
    full_before = sum(full(survey, entry.line - 1) for entry in entries[1:])
    return survey.prose_measure > 0 and full_before > MOST_FULL * (len(entries) - 1)


def _divided(one: str, other: str) -> bool:
    return one[-1:] in ("-", "¬") and one[-2:-1].isalpha() and other[:1].islower()


def _looks(survey: Survey, texts: Sequence[str], *, announced: bool) -> Iterator[Evidence]:
    names = names_and_things(survey, texts)
    yield Evidence("list.names-and-things", names)
    if comma_share(texts) >= 0.6:
        yield Evidence("list.commas")
    if number_share(texts) >= 0.6:
        yield Evidence("list.numbers")
    if sum(bool(_REFERENCES.search(text[-40:])) for text in texts) >= 0.7 * len(texts):
        yield Evidence("list.references")
    first = Counter((text.split() or [""])[0] for text in texts).most_common(1)[0][1]
    if first >= 0.4 * len(texts) and first > 2:
        yield Evidence("list.like-beginnings")
    if entries_end_alike(texts):
        yield Evidence("list.ends-alike", 1.0 if announced else min(1.0, (len(texts) - 1) / MANY))
    if texts[0].lstrip("_*")[:1] in PAIRS and not all(text.lstrip("_*")[:1] in PAIRS for text in texts):
        yield Evidence("list.quoted")
    if survey.mostly_verse and names < SURELY_A_LIST:
        yield Evidence("list.among-verse")


def _headed(survey: Survey, before: Block, found: Claim) -> Iterator[Claim]:
    """A list and the short line right above it, its heading: one claim, for a heading without its list is none."""
    text = survey.blocks.block_text(before).strip("_* ")
    sentence = text[-1:] == "." and len(text.split()) > MOST_WORDS
    short = len(before) == 1 and text[:1].isupper() and len(text) <= LONGEST_HEAD
    if short and not sentence and not any(c in ",;!?" for c in text):
        start, end = survey.blocks.start(before), survey.blocks.end(before)
        head = Span(start, end, "listHead", weight=span_weight("list.part"))
        reasons = (*found.evidence, Evidence("list.headed"))
        yield replace(found, start=start, role="list.headed", evidence=reasons, spans=(head, *found.spans))


@dataclass(slots=True)
class _Entry:
    """An entry: its first line, where it starts, where its own words end, and how far in it stands."""

    line: int
    start: int
    text: int
    depth: int


def _entries(survey: Survey, block: Block) -> list[_Entry]:
    """The entries; a line set in goes on with the entry before, or is one below it where nothing broke that line."""
    lines = survey.blocks.lines
    entries: list[_Entry] = []
    margin, *further = _margins(survey, block)
    for index in range(block.first, block.last + 1):
        line = lines[index]
        chance = line.indent not in further and not survey.prose_measure
        if entries and line.indent > margin and not chance and not _below(survey, index):
            entries[-1].text = line.end
        else:
            entries.append(_Entry(index, line.start, line.end, int(line.indent in further)))
    return entries


def _margins(survey: Survey, block: Block) -> list[int]:
    """The indents that lines of a block share, the smallest first; what a line or two have among many is chance."""
    indents = Counter(line.indent for line in survey.blocks.lines[block.first : block.last + 1])
    return sorted(indent for indent, lines in indents.items() if lines >= SHARED * len(block)) or [block.indent]


def _below(survey: Survey, index: int) -> bool:
    """A line set in that the one before had room for: an entry of its own."""
    return survey.paragraph_per_line or (survey.prose_measure > 0 and not forced(survey, index - 1))


def _spans(entries: Sequence[_Entry]) -> Iterator[Span]:
    """Items, and lists within them of what stands below."""
    for number, entry in enumerate(entries):
        stop = next((at for at in range(number + 1, len(entries)) if entries[at].depth <= entry.depth), len(entries))
        below = entries[number + 1 : stop]
        end = below[-1].text if below else entry.text
        yield Span(entry.start, end, "item", weight=span_weight("list.part"))
        if below:
            yield Span(below[0].start, end, "innerList", weight=span_weight("list.nested"))


def _glossaries(survey: Survey) -> Iterator[Claim]:
    """Entries that each name a term, and behind a colon, a dash or an equals sign say what it is."""
    run: list[tuple[int, int, re.Match[str]]] = []
    for first, last in _paragraphs(survey):
        line = survey.blocks.lines[first]
        match = _DEFINED.match(survey.text, line.start, survey.blocks.lines[last].end)
        fits = match is not None and _is_term(match["term"])
        goes_on = match is not None and run and run[-1][2]["sign"] == match["sign"] and run[-1][1] + 1 == first
        if fits and match is not None and (not run or goes_on):
            run.append((first, last, match))
            continue
        yield from _glossary(survey, run)
        run = [(first, last, match)] if fits and match is not None else []
    yield from _glossary(survey, run)


def _paragraphs(survey: Survey) -> Iterator[tuple[int, int]]:
    """First and last line of each entry there might be: hanging ones, single lines, wrapped blocks."""
    lines = survey.blocks.lines
    for block in survey.blocks.blocks:
        if block.wrapped or wrapped(survey, block.first, block.last):
            yield block.first, block.last
            continue
        first = block.first
        for index in range(block.first + 1, block.last + 2):
            if index > block.last or lines[index].indent <= block.indent:
                yield first, index - 1
                first = index


def _is_term(term: str) -> bool:
    return len(term.split()) <= MOST_WORDS and not any(c in '.!?;"“”«»[](' for c in term) and term[-1] not in ","


def _glossary(survey: Survey, run: Sequence[tuple[int, int, re.Match[str]]]) -> Iterator[Claim]:
    announced = bool(run) and introduced(survey, run[0][0])
    if len(run) < FEWEST_DEFINED or (run[0][0] < NEAR_TOP and not announced):
        return
    small = sum(match["term"][0].islower() for _, _, match in run) == len(run)
    alphabetical = [match["term"].lower() for _, _, match in run]
    reasons = ["gloss.terms"] + ["gloss.introduced"] * announced + ["gloss.small"] * small
    if len(run) > FEWEST_DEFINED and alphabetical == sorted(alphabetical):
        reasons.append("gloss.alphabetical")
    if run[0][2]["sign"] == " =":
        reasons.append("gloss.equals")
    for first, last, match in run:
        colon = match["sign"] == ":"
        term = Span(match.start(), match.end("term") + colon, "label", weight=span_weight("list.part"))
        start = match.end() if colon else match.start("sign") + 1
        meaning = Span(
            start, survey.blocks.lines[last].end, "item", before=match.end() - start, weight=span_weight("list.part")
        )
        yield survey.claim(first, last, "gloss", *reasons, spans=(term, meaning))

"""Lists: items that count on or carry the same bullet; lists without labels, as of names (TEI P5, 3.8)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from textus.blocks import Block
from textus.claims import Claim, Evidence, Span
from textus.document import Document
from textus.recognisers._looks import comma_share, names_and_things, number_share, wrapped

_ITEM = re.compile(
    r"(?:(?P<number>\(?\d{1,3}[.)])|(?P<letter>\(?[a-z][.)])|(?P<roman>\(?[ivx]{1,5}\))|(?P<bullet>[•▪◦‣*]|-))"
    r"[ \t]+(?=\S)"
)
LONGEST_DASHED = 200
"""characters of an item behind a hyphen; what is longer may be speech in a novel"""
FEWEST_DASHED = 3
FEWEST_ENTRIES = 4
SURELY_A_LIST = 0.7
LONGEST_HEAD = 50
LONGEST_ENTRY = 160
NEAR_TOP = 6
"""blocks at the top, where title pages and addresses stand"""


def block_claims(document: Document) -> Iterator[Claim]:
    """Items one by one, and blocks that are lists as a whole."""
    yield from _items(document)
    for number, block in enumerate(document.blocks.blocks):
        if len(block) >= FEWEST_ENTRIES and number >= NEAR_TOP:
            found = list(_unlabelled(document, block))
            yield from found
            if found and found[0].evidence[0].strength >= SURELY_A_LIST:
                yield from _headed(document, document.blocks.blocks[number - 1], found[0])


def _items(document: Document) -> Iterator[Claim]:
    starts = [match for block in document.blocks.blocks for match in _labelled(document, block)]
    for run in _runs(starts):
        for first, last, match, ordinal, _, _ in run:
            reasons = ["item.bullet" if ordinal is None else "item.counts-on"]
            if len(run) > 2:
                reasons.append("item.several")
            n = match.group().strip(" \t().") if ordinal is not None else ""
            label = Span(match.start(), match.end(), "itemLabel", {"n": n} if n else {}, weight=100.0)
            yield document.claim(first, last, "item", *reasons, spans=(label,))


_Start = tuple[int, int, "re.Match[str]", "int | None", int, bool]


def _labelled(document: Document, block: Block) -> list[_Start]:
    """Of each item a block holds: first line, last line, label, number, end, and whether a blank line is before it."""
    found = []
    lines = document.blocks.lines
    for index in range(block.first, block.last + 1):
        match = _ITEM.match(document.text, lines[index].start, lines[index].end)
        if match and any(c.isalnum() for c in document.text[match.end() : lines[index].end]):
            found.append((index, match))
    if not found or found[0][0] != block.first:
        return []
    ends = [index - 1 for index, _ in found[1:]] + [block.last]
    if not block.wrapped and len(block) > len(found) and not _hanging(document, [i for i, _ in found], ends):
        return []
    return [
        (index, end, match, _ordinal(match), lines[end].end, lines[index].blank_before > 0)
        for (index, match), end in zip(found, ends, strict=True)
    ]


def _hanging(document: Document, firsts: Sequence[int], ends: Sequence[int]) -> bool:
    """Further lines of items are set in."""
    lines = document.blocks.lines
    return all(
        lines[i].indent > lines[first].indent
        for first, end in zip(firsts, ends, strict=True)
        for i in range(first + 1, end + 1)
    )


def _ordinal(match: re.Match[str]) -> int | None:
    label = match.group().strip(" \t().")
    if match["number"]:
        return int(label)
    if match["letter"]:
        return ord(label) - 96
    return (
        {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}.get(label)
        if match["roman"]
        else None
    )


def _runs(starts: Sequence[_Start]) -> list[list[_Start]]:
    """Items that follow one another and count on, or carry the same bullet."""
    runs: list[list[_Start]] = []
    for start in starts:
        last = runs[-1][-1] if runs else None
        follows = last is not None and start[0] == last[1] + 1 and start[2].lastgroup == last[2].lastgroup
        if follows and last is not None and (start[3] is None or (last[3] is not None and start[3] == last[3] + 1)):
            runs[-1].append(start)
        else:
            runs.append([start])
    return [run for run in runs if len(run) > 1 and run[0][3] in (None, 1) and not _spoken(run)]


def _spoken(run: Sequence[_Start]) -> bool:
    """Speech begins with a dash, too: items behind hyphens are short, several, close together, and nobody asks."""
    if run[0][2].group().strip() != "-":
        return False
    texts = [start[2].string[start[2].start() : start[4]] for start in run]
    asking = sum(text.rstrip("\"'”»")[-1:] in tuple("!?") for text in texts)
    apart = sum(first[5] for first in run[1:])
    return len(run) < FEWEST_DASHED or max(map(len, texts)) > LONGEST_DASHED or asking > 0 or apart > 0


def _unlabelled(document: Document, block: Block) -> Iterator[Claim]:
    """A block of entries, one a line, that are names and things and hardly any sentence."""
    entries = _entries(document, block)
    texts = [document.text[start:end] for start, end in entries]
    if len(entries) < FEWEST_ENTRIES or max(map(len, texts)) > LONGEST_ENTRY or "\t" in "".join(texts):
        return
    if wrapped(document, block.first, block.last) and len(entries) == len(block):
        return
    evidence = [Evidence("list.names-and-things", names_and_things(document, texts))]
    if len(entries) < len(block):
        evidence.append(Evidence("list.hanging"))
    if comma_share(texts) >= 0.6:
        evidence.append(Evidence("list.commas"))
    if number_share(texts) >= 0.6:
        evidence.append(Evidence("list.numbers"))
    first = Counter((text.split() or [""])[0] for text in texts).most_common(1)[0][1]
    if first >= 0.4 * len(texts) and first > 2:
        evidence.append(Evidence("list.like-beginnings"))
    spans = tuple(Span(start, end, "item", weight=100.0) for start, end in entries)
    yield document.block_claim(block, "list", *evidence, spans=spans)


def _headed(document: Document, before: Block, found: Claim) -> Iterator[Claim]:
    """A list and the short line right above it, its heading: one claim, for a heading without its list is none."""
    text = document.blocks.block_text(before).strip("_* ")
    if len(before) == 1 and text[:1].isupper() and len(text) <= LONGEST_HEAD and not any(c in ",;!?" for c in text):
        start, end = document.blocks.start(before), document.blocks.end(before)
        head = Span(start, end, "listHead", weight=100.0)
        reasons = (*found.evidence, Evidence("list.headed"))
        yield replace(found, start=start, role="list.headed", evidence=reasons, spans=(head, *found.spans))


def _entries(document: Document, block: Block) -> list[tuple[int, int]]:
    """Start and end of each entry; a line set in goes on with the entry before."""
    lines = document.blocks.lines[block.first : block.last + 1]
    entries: list[tuple[int, int]] = []
    for line in lines:
        if entries and line.indent > block.indent:
            entries[-1] = entries[-1][0], line.end
        else:
            entries.append((line.start, line.end))
    return entries

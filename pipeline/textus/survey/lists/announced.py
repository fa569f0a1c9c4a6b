"""What a table of contents announces, and where the announced headings are.

An entry and its heading say the same words; numbers, page numbers and rows of dots around them may differ.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from textus.base.knowledge import anywhere, phrase_pattern
from textus.base.phrases import Phrases
from textus.base.regex import regex
from textus.language.bibliography.lexicon import alternation
from textus.read.blocks import Block
from textus.survey.facts import Surveyed, fact
from textus.survey.prose.series import run_in_headings

FEWEST = 3
"""entries that make a table"""
LONGEST = 160
MOST_BLOCKS = 150
MOST_OF_NUMBER = 3
"""words of the name and number of a division: Chapter I, Second Part"""
_NUMBER = regex(r"^(?:\d{1,3}|[IVXLC]{1,8})[.):]?\s+")
_WORDS = regex(r"[^\W_]+")


@functools.cache
def _leader() -> re.Pattern[str]:
    page = alternation(anywhere("pages", "pages"))
    return re.compile(rf"(?:[.…·_\s]{{2,}}|\s)(?:{page}\.\s?)?(?:\d{{1,4}}|[ivxlc]{{1,7}})$")


def plain(text: str) -> str:
    """The words of an entry or a heading, in small letters, without the page it points to."""
    return " ".join(_WORDS.findall(_leader().sub("", text.strip("_* ")).lower()))


def title(text: str) -> str:
    """The same without a number before them."""
    return plain(_NUMBER.sub("", text.strip("_* ")))


@fact
def contents(document: Surveyed) -> Mapping[int, str]:
    """The lines of tables of contents, each with the words it announces; none where nothing is announced."""
    divisions = document.language.table("divisions")
    headings = phrase_pattern(tuple(name for name, kind in divisions.items() if kind == "contents"))
    names = phrase_pattern(tuple(divisions))
    found: dict[int, str] = {}
    later: dict[str, int] | None = None
    said: dict[int, tuple[str, str]] = {}
    blocks = document.blocks.blocks
    for number, block in enumerate(blocks):
        words = document.blocks.block_text(block).strip("_*=: .") if len(block) == 1 else ""
        if words and len(words) < LONGEST and headings.fullmatch(words):
            later = _last_standing(document) if later is None else later
            found.update(_entries(document, blocks[number + 1 : number + 1 + MOST_BLOCKS], later, said, names))
    return found


def _entries(
    document: Surveyed,
    blocks: tuple[Block, ...],
    later: Mapping[str, int],
    said: dict[int, tuple[str, str]],
    names: Phrases,
) -> dict[int, str]:
    """The lines of one table; `said` keeps what each line looked at says, for tables that follow close upon another."""
    entries: dict[int, str] = {}
    seen: set[str] = set()
    announced = 0
    lines = document.blocks.lines
    for block in blocks:
        within = range(block.first, block.last + 1)
        if max(lines[i].end - lines[i].start for i in within) > LONGEST:
            break  # running text
        said.update((i, _said(document.blocks.text(lines[i]))) for i in within if i not in said)
        if len(block) == 1 and later.get(said[block.first][0]) == block.first:
            break  # the first heading that was announced
        if len(block) == 1 and entries and said[block.first][1] in seen:
            break  # a half-title that says again what an entry said
        for index in within:
            seen.add(said[index][1])
            words = next((w for w in said[index] if later.get(w, -1) > block.last), "")
            words = words or _numbered(said[index][0], names, later, block.last)
            announced += bool(words)
            entries[index] = words
    while entries and not next(reversed(entries.values())):
        entries.popitem()
    return entries if announced >= max(FEWEST, 0.5 * len(entries)) else {}


def _numbered(words: str, names: Phrases, later: Mapping[str, int], before: int) -> str:
    """The name and number of a division that an entry begins with, where its heading says no more: "Chapter I"."""
    parts = words.split()
    if len(parts) < 3 or not names.match(words):
        return ""
    begun = (" ".join(parts[:count]) for count in range(min(len(parts) - 1, MOST_OF_NUMBER), 1, -1))
    return next((some for some in begun if later.get(some, -1) > before), "")


def _said(text: str) -> tuple[str, str]:
    return plain(text), title(text)


def _last_standing(document: Surveyed) -> dict[str, int]:
    """The last line that says each of the things short lines of blocks of few lines say."""
    standing: dict[str, int] = {}
    for block in document.blocks.blocks:
        if len(block) > 3:
            continue
        for index in range(block.first, block.last + 1):
            text = document.blocks.text(document.blocks.lines[index])
            if len(text) <= LONGEST:
                standing[plain(text)] = standing[title(text)] = index
        if len(block) > 1:
            standing[plain(document.blocks.block_text(block))] = block.first
    for number, (start, end) in run_in_headings(document).items():
        text = document.text[start:end]
        standing[plain(text)] = standing[title(text)] = document.blocks.blocks[number].first
    standing.pop("", None)
    return standing


@fact
def announcements(document: Surveyed) -> Mapping[str, int]:
    """Words that a table of contents announces, each with the number of the last block of the table."""
    entries = contents(document)
    if not entries:
        return {}
    last = max(entries)
    number = next(n for n, block in enumerate(document.blocks.blocks) if block.last >= last)
    return {words: number for words in entries.values() if words}

"""The lines of front and end matter, grouped where one goes on in the next."""

from __future__ import annotations

import functools
import re
from itertools import pairwise

from textus.base.frozen import frozen
from textus.base.knowledge import anywhere
from textus.base.regex import regex
from textus.language.bibliography import segments
from textus.language.bibliography.credits import read_credit
from textus.language.bibliography.dates import find_dates
from textus.language.bibliography.fields import read_fields
from textus.language.bibliography.finding_aids import REPOSITORY, read_parts
from textus.language.bibliography.lexicon import Codes, alternation, small_words, table_pattern
from textus.language.bibliography.names import is_personal_name
from textus.read.blocks import Block, Line
from textus.read.lines_apart import is_rule_of
from textus.read.long_lines import LONGEST_WRAPPED_LINE
from textus.survey.facts import Surveyed, fact
from textus.survey.front.archive_phrases import credit_opening, headnote_opening, rights, running
from textus.survey.front.coded_head import coded_head
from textus.survey.front.wrapping import languages, wrapped_until

NEAR = 0.92
"""share of the measure from which a line may be full"""
SURE_NAME = 1.5
FEW_LINES = 40
FEW_SHARE = 0.1
"""share of lines, longer than two of the measure, with which a source is not set in lines after all"""
NEARLY_FULL, LONGEST_TYPED, FEW_FULL = 55, 90, 3
"""columns of a typed line that is nearly full, and of the longest; how many show that lines are set"""
HANGING = 4
"""columns by which the lines of a labelled value stand in below their label"""
LONGEST_VALUE = 80
"""characters of a line that is the value of a label alone above it"""
LONG_VALUE = 30
"""characters from which a labelled line may go on in the next"""
ANY_LABEL = regex(r"[_*]*[^\W\d_a-z][\w ’'/&-]{1,30}:[_*]*\s")


@functools.cache
def _unfinished() -> re.Pattern[str]:
    small = small_words("and", "articles", "of", "in", "for", "from")
    by = alternation(anywhere("statements", "by"))
    return re.compile(rf"(?:,|{small}|{by})(?<!\sI)$", re.IGNORECASE)


_HALF_TITLE = regex(
    lambda: rf"^[^\W\d_].*\s{small_words('articles', 'of', 'in', 'for', 'from')}(?<!\sI)(?<!\sA)$", re.IGNORECASE
)
"""a line that ends with a small word which stands before another, as "Aufruf an die" does"""


@frozen
class Unit:
    """Lines of one block that say one thing: `first` and `last` are indices of lines, both within."""

    first: int
    last: int
    start: int
    end: int
    labelled: bool
    credit: bool


def units(document: Surveyed, block: Block) -> tuple[Unit, ...]:
    """The lines of a block, grouped where one goes on in the next."""
    codes = languages(document)
    lines = document.blocks.lines
    groups: list[list[int]] = []
    labels: set[int] = set()
    for index in range(block.first, block.last + 1):
        line = lines[index]
        label = bool(read_fields(document.text, line.start, line.end, codes))
        opens = label or _opens_credit(document, block, index)
        if (
            groups
            and not opens
            and index not in coded_head(document)
            and (
                _goes_on(document, block, index)
                or _label_goes_on(document, labels, groups, index)
                or _credit_goes_on(document, groups, index)
            )
        ):
            groups[-1].append(index)
        else:
            groups.append([index])
        labels |= {index} if label else set()
    return tuple(_unit(document, group, codes) for group in groups)


def _opens_credit(document: Surveyed, block: Block, index: int) -> bool:
    """A statement of responsibility begins in this line, and it is not the middle of a sentence of the line before."""
    codes = languages(document)
    line = document.blocks.lines[index]
    if not credit_opening(codes).match(document.text, line.start, line.end):
        return False
    if index == block.first:
        return True
    before = document.blocks.lines[index - 1]
    if _runs_on(document, before):
        return False
    amid = _is_mid_sentence(document, document.blocks.text(before), document.blocks.text(line))
    return not amid or read_credit(document.text, line.start, line.end, codes) is not None


def _runs_on(document: Surveyed, line: Line) -> bool:
    """A full line of a set source that ends within a sentence: "… and the Online Distributed / Proofreading Team"."""
    words = document.blocks.text(line)
    return words[-1].isalpha() and line.width >= NEARLY_FULL and _is_set(document)


def _credit_goes_on(document: Surveyed, groups: list[list[int]], index: int) -> bool:
    """What a statement of responsibility has begun continues in small letters: "… by A. Roe / for the Reading Room"."""
    first, line = document.blocks.lines[groups[-1][0]], document.blocks.lines[index]
    before = document.blocks.text(document.blocks.lines[index - 1])
    goes_on = document.text[line.start].islower() and before[-1] not in ".;:!?"
    return goes_on and read_credit(document.text, first.start, line.start, languages(document)) is not None


def _label_goes_on(document: Surveyed, labels: set[int], groups: list[list[int]], index: int) -> bool:
    """What stands behind a label and has not been closed goes on in the next line."""
    lines = document.blocks.lines
    words, following = document.blocks.text(lines[index - 1]), document.blocks.text(lines[index])
    new = bool(ANY_LABEL.match(following) or running(languages(document)).match(following))
    new = new or (words[-1].isdigit() and following[0].isupper() and not _is_set(document))
    alone = words.endswith(":") and groups[-1] == [index - 1]
    if groups[-1][0] in labels and alone and not new and len(following) <= LONGEST_VALUE:
        return True
    if groups[-1][0] in labels and not new and lines[index].indent >= lines[groups[-1][0]].indent + HANGING:
        return True
    long = len(words) > LONG_VALUE or following[0] == "\u3000"
    return groups[-1][0] in labels and long and words[-1] not in ".;:!?)]" and not new


def _goes_on(document: Surveyed, block: Block, index: int) -> bool:
    """This line continues the one before it."""
    lines = document.blocks.lines
    before, line = lines[index - 1], lines[index]
    words, following = document.blocks.text(before), document.blocks.text(line)
    if is_rule_of(document.text, (before.start, before.end), (line.start, line.end)):
        return True
    if _is_mid_sentence(document, words, following) or _is_half_title(words, following):
        return True
    entered = rights(languages(document)).match(words) and words.rstrip(" ,.")[-1:].isdigit()
    if entered and table_pattern(languages(document), "byline", "words").match(following):
        return True  # "Copyright, 1911 / By The Wicket Company"
    closed = words[-1] in ".;:"
    if not _unfinished().search(words) and _stands_alone(document, following):
        return False
    if _begins_imprint(following, languages(document)):
        return False
    if closed and (not _is_set(document) or running(languages(document)).match(following)):
        return False
    if _is_set(document) and (block.wrapped or _is_statement(document, block)):
        return True
    if _unfinished().search(words) and len(words) > 25:
        return True
    if line.indent > before.indent + 2 and ":" in words[:30]:
        return True
    measure = document.blocks.layout.measure
    forced = _is_set(document) and before.width + 1 + len(following.split(" ", 1)[0]) > NEAR * measure
    return forced and not closed


def _is_half_title(words: str, following: str) -> bool:
    """A short line with capitals ends with a small word, and another such line follows: a title over two lines."""
    short = max(len(words), len(following)) < NEARLY_FULL and words[0].isupper() and following[0].isupper()
    return short and bool(_HALF_TITLE.search(words))


def _is_mid_sentence(document: Surveyed, words: str, following: str) -> bool:
    """A long line that nothing closes, and small letters below it that begin no statement of their own."""
    open_ended = len(words) > LONG_VALUE and (words[-1].isalpha() or words[-1] == ",")
    if not (open_ended and following[0].islower()):
        return False
    return not (running(languages(document)).match(following) or _stands_alone(document, following))


@fact
def _is_set(document: Surveyed) -> bool:
    """The lines of the source are those of a page or screen, not paragraphs."""
    lines = document.blocks.lines
    narrow = len(lines) > FEW_LINES and all(line.width <= LONGEST_WRAPPED_LINE for line in lines)
    measure = document.blocks.layout.measure
    paragraphs = sum(line.width > 2 * measure for line in lines) if measure else 0
    wrapped = document.blocks.layout.wrapped and paragraphs < max(2, FEW_SHARE * len(lines))
    return wrapped or narrow or wrapped_until(document) > 0 or _is_typed(document)


def _is_typed(document: Surveyed) -> bool:
    """No line is long, and several that are nearly so are followed by another in their block."""
    lines = document.blocks.lines
    full = sum(a.width >= NEARLY_FULL and not b.blank_before for a, b in pairwise(lines))
    return full >= FEW_FULL and all(line.width <= LONGEST_TYPED for line in lines)


def _stands_alone(document: Surveyed, text: str) -> bool:
    """A line that is a name, perhaps with "by" before it, or a date, or who keeps the original, and nothing else."""
    bare = text.strip("_*()[] .")
    codes = languages(document)
    if not bare.isupper() and any(kind == REPOSITORY for kind, _ in read_parts(bare, codes)):
        return True
    if by := table_pattern(codes, "byline", "words").match(bare):
        bare = bare[by.end() :].strip() or bare
    if is_personal_name(bare, codes, document.lower_case_words) >= SURE_NAME:
        return True
    return len(bare) < 30 and any(
        span.end - span.start >= len(bare) - 1 for span in find_dates(bare, 0, len(bare), codes) if span.attributes
    )


def _begins_imprint(text: str, codes: Codes) -> bool:
    """ "London: …", "Boston, 1908"."""
    place = re.match(r"[_*]*([^\W\d_][^,:;\n]{2,30})[,:]\s", text)
    return bool(place) and segments.places(place[1], codes) is not None  # type: ignore[index]


def _is_statement(document: Surveyed, block: Block) -> bool:
    """In a source set in lines: a block that begins like a credit or a remark goes on to its end."""
    text = document.blocks.block_text(block)
    codes = languages(document)
    start, end = document.blocks.start(block), document.blocks.end(block)
    credit = credit_opening(codes).match(text) and read_credit(document.text, start, end, codes)
    opens = credit or rights(codes).match(text) or headnote_opening().match(text)
    return bool(opens or text[0] == "[") and ":" not in text[:20]


def _unit(document: Surveyed, group: list[int], codes: Codes) -> Unit:
    start, end = document.blocks.lines[group[0]].start, document.blocks.lines[group[-1]].end
    labelled = bool(read_fields(document.text, start, end, codes))
    return Unit(group[0], group[-1], start, end, labelled, read_credit(document.text, start, end, codes) is not None)

"""What closes a letter: words of farewell, signature, postscript, and what is noted below it (TEI P5, 4.2.2, 4.2.3)."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from textus.base.bundles import span_weight
from textus.base.knowledge import anywhere, phrase_pattern
from textus.base.regex import regex
from textus.language.bibliography.lexicon import alternation
from textus.model.claims import Claim, Span
from textus.read.blocks import Block
from textus.recognise.letters._notes_below import NotesBelow
from textus.survey.layout.measure import forced, set_right
from textus.survey.letters.covers import is_cover
from textus.survey.letters.letter_words import SIGNATURE, without_seal
from textus.survey.letters.segments import Letters, Segment
from textus.survey.letters.short_lines import SHORT, name_line
from textus.survey.letters.signatories import unbraced
from textus.survey.survey import Survey

CRY = 60
"""a farewell longer than this that ends with a stop is a sentence"""
LONGEST_FAREWELL = 110
MOST_CLOSING, SIGNED_WITHIN = 3, 3
STANZA = 3
"""lines of a stanza, at least, below what may be its title"""
MOST_SIGNING, ATTESTING = 12, 260
"""lines of names under a deed, and characters of the sentence above them"""
MOST_OFFICES = 3
"""lines under a name that state what the person is"""
_ABBREVIATED = regex(r"^(?:[^\W\d_a-z]\w{0,4}\.(?:\s?&)?\s?){2,}$")
_INITIALS = regex(r"^(?:[^\W\d_a-z]\.\s?){2,4}$")


_ATTESTS = regex(lambda: rf"\b{alternation(anywhere('signatures', 'attesting'))}\b", re.IGNORECASE)
_SAYS_SIGNED = regex(lambda: rf"^\(?{alternation(anywhere('signatures', 'signed'))}", re.IGNORECASE)


def block_claims(survey: Survey) -> Iterator[Claim]:
    """Claims on single short lines, and on the blocks behind a signature."""
    known = survey.letters
    notes = NotesBelow(survey)
    for block in survey.blocks.blocks:
        yield from _postscript(survey, known, block)
        yield from notes.claims(survey, known, block)
        deed = _under_deed(survey, block)
        for index in range(block.first, block.last + 1):
            text = known.texts.get(index, "")
            if text and index in known.alone:
                yield from _closer(survey, known, block, index, text)
                yield from _signed(survey, known, index, text, index == block.last)
                if deed and len(text) <= SHORT and name_line().match(text) and not known.words.date(text):
                    yield survey.claim(index, index, "signed", "signed.deed")
        yield from _above_signature(survey, known, block)
    for last, first in known.long_farewells.items():
        reasons = ["closer.valediction", "closer.near-signature", *["closer.near-end"] * known.near_end(last)]
        yield survey.claim(first, last, "closer.salute", *reasons)


def _under_deed(survey: Survey, block: Block) -> bool:
    """A few short lines, one with a seal after the name, or below a sentence that attests to what the deed states."""
    lines = survey.blocks.lines
    words = [survey.blocks.text(line) for line in lines[block.first : block.last + 1]]
    if len(block) > MOST_SIGNING or any(len(line) > SHORT for line in words):
        return False
    if any(without_seal(line) != line for line in words):
        return True
    above = survey.text[max(0, lines[block.first].start - ATTESTING) : lines[block.first].start]
    return bool(_ATTESTS.search(above))


def _above_signature(survey: Survey, known: Letters, block: Block) -> Iterator[Claim]:
    """A few lines in one block with a signature at the right edge, or at its end, are the close, whatever they say."""
    last = block.last
    while last > block.first and set_right(survey, last):
        last -= 1
    if any(survey.blocks.lines[i].end - survey.blocks.lines[i].start > LONGEST_FAREWELL for i in (block.first, last)):
        return  # whole paragraphs, each a line
    if last < block.last and last - block.first < MOST_CLOSING and not set_right(survey, block.first):
        yield survey.claim(block.first, last, "closer.salute", "closer.above-signature")
        return
    segment = known.segment(block.last)
    if segment is None or segment.signature != block.last or not 3 <= len(block) <= MOST_CLOSING + 1:
        return
    if all(forced(survey, index) for index in range(block.first, block.last - 1)):
        if all(_names_only(known, index) for index in range(block.first, block.last)):
            return
        reasons = ["closer.above-name", *["closer.valediction"] * (block.first in known.farewells)]
        yield survey.claim(block.first, block.last - 1, "closer.salute", *reasons)


def _names_only(known: Letters, index: int) -> bool:
    """A line is a name of two words or more, none of them one of courtesy: one of several who sign."""
    text = known.texts.get(index, "")
    return text[-1:] != "," and bool(name_line().match(text)) and known.words.names_somebody(text)


def _closer(survey: Survey, known: Letters, block: Block, index: int, text: str) -> Iterator[Claim]:
    if index < block.last and _is_office(known, index + 1, known.texts.get(index + 1, "")):
        return
    found = 0 if index in known.farewells else known.words.farewell(text)
    above = len(text) <= SHORT and _above_name(known, block, index)
    if len(text) > LONGEST_FAREWELL or (found is None and not above):
        return
    others = known.words.date(text) or all(_names_only(known, above) for above in range(block.first, index + 1))
    if found is None and others:
        return
    begins = index in known.farewells and index - 1 not in known.farewells and _is_opened(known, index)
    if not begins and index > block.first and _goes_on(known, block, index - 1) >= index:
        return
    last = _goes_on(known, block, index)
    reasons = [
        *["closer.above-name"] * above,
        *([] if found is None else ["closer.valediction" if found < 25 else "closer.valediction-inside"]),
        *_form(text),
        *["closer.near-end"] * known.near_end(index),
        *["closer.unsigned"] * (not _signed_below(survey, known, index)),
        *["closer.told"] * _told(survey, known, index),
        *["closer.goes-on"] * (last > index),
        *["closer.farewell-and-name"] * ((found == 0 or text[-1] == ",") and _names_under(known, block, last)),
    ]
    yield survey.claim(index, last, "closer.salute", *reasons)


def _is_opened(known: Letters, index: int) -> bool:
    segment = known.segment(index)
    return segment is not None and segment.opened


def _names_under(known: Letters, block: Block, index: int) -> bool:
    """The next line of the block is the signature of a letter that begins with a greeting or a date, and ends it."""
    segment = known.segment(index)
    if segment is None or not segment.opened or segment.signature != index + 1 or index == block.last:
        return False
    named = bool(name_line().match(known.texts.get(index + 1, "")))
    return named and block.last - index <= MOST_OFFICES + 1


def _form(text: str) -> Iterator[str]:
    """How long a line is and how it ends."""
    if len(text) <= 45:
        yield "closer.short"
    if text[-1] == ",":
        yield "closer.comma"
    elif text[-1] in "?;:" or (text[-1] in ".!" and len(text) > CRY):
        yield "closer.sentence"


def _above_name(known: Letters, block: Block, index: int) -> bool:
    """The line is in the block of the signature and above it, with nothing but short lines between."""
    segment = known.segment(index)
    if segment is None or not segment.opened or not block.first <= index < segment.signature <= block.last:
        return False
    short = all(0 < len(known.texts.get(i, "")) <= LONGEST_FAREWELL for i in range(index, segment.signature))
    return short and segment.signature - index <= MOST_CLOSING + 1


def _goes_on(known: Letters, block: Block, index: int) -> int:
    """The last line of the same block in which a farewell continues: "In old friendship" and "your Tom Marsh"."""
    last = index
    while last < min(block.last, index + MOST_CLOSING - 1):
        above, text = known.texts.get(last, ""), known.texts.get(last + 1, "")
        if not 0 < len(text) <= SHORT or not above or above[-1] in ".!?;:":
            break
        if above[-1] == "," and text[0].isupper():
            break
        if last + 1 not in known.farewells and not known.words.nameless(text):
            break
        last += 1
    return last


def _told(survey: Survey, known: Letters, index: int) -> bool:
    """A line that a quotation mark and an indent open, of a letter whose greeting is no line of its own."""
    line, segment = survey.blocks.lines[index], known.segment(index)
    opened = segment is not None and segment.opened
    return not opened and line.indent > 0 and survey.text[line.start] in '“„«"‘'


def _signed_below(survey: Survey, known: Letters, index: int) -> bool:
    """One of the next lines is short and has the form of a name or stands at the right edge; or nothing follows."""
    segment = known.segment(index)
    if segment and (index == segment.last or index < segment.signature <= index + SIGNED_WITHIN):
        return True
    below = range(index + 1, min(index + 1 + SIGNED_WITHIN, len(survey.blocks.lines)))
    texts = {i: known.texts[i] for i in below if known.texts.get(i)}
    return any(len(t) <= SHORT and (name_line().match(t) or set_right(survey, i)) for i, t in texts.items())


def _signed(survey: Survey, known: Letters, index: int, text: str, final: bool) -> Iterator[Claim]:
    if index in known.rows or _is_office(known, index, text) or is_cover(survey, known, known.block(index)):
        return
    if index in survey.signatories and not survey.cast.speeches:
        yield from _signatory(survey, known, index, text)
        return
    segment, under = known.segment(index), index in survey.section_signatures
    closes = segment is not None and segment.signature <= index <= segment.closed
    if closes and any(_office_below(survey, known, above) >= index for above in _names_above(segment, index)):
        return
    if not under and index not in known.behind_farewell and (index in known.before_greeting or survey.cast.speeches):
        return
    named, right = bool(name_line().match(text)), set_right(survey, index)
    if _ends_text(survey, text) or not (right or under or closes or _may_be_signed(known, segment, index, text)):
        return
    if not (segment and segment.opened) and _heads_poem(survey, known, index):
        return
    if text[-1] in ":," and not (right or (closes and index in known.behind_farewell)):
        return
    if len(text) > SHORT or not (named or right or closes) or not any(map(str.isalpha, text)):
        return
    if known.words.date(text):
        return
    near = known.near_end(index)
    reasons = [
        *["signed.name"] * named,
        *["signed.set-right"] * right,
        *["signed.closes"] * closes,
        *["signed.near-end"] * near,
        *["signed.ends-block"] * final,
        *["signed.ends-text"] * bool(segment and index == segment.last and near),
        *["signed.near-farewell"] * (index in known.behind_farewell),
        *["signed.close-goes-on"] * (known.goes_on(index) and not known.words.labelled(text)),
        *["signed.under-section"] * under,
        *["signed.under-farewell"] * _under_farewell(known, index),
        *["signed.under-prose"] * _under_prose(survey, known, index),
        *["signed.above-postscript"] * (closes and known.above_postscript(index)),
        *_spelling(survey, text, named),
    ]
    last = _office_below(survey, known, index) if closes else index
    lines = itertools.pairwise(survey.blocks.lines[index : last + 1])
    breaks = tuple(Span(one.end, below.start, "keptLine", weight=span_weight("line.kept")) for one, below in lines)
    yield survey.claim(index, last, "signed", *reasons, *["signed.with-office"] * (last > index), spans=breaks)


def _under_farewell(known: Letters, index: int) -> bool:
    """A name directly under words of farewell in the same block, which ends with it."""
    block = known.block_of[index]
    above = index - 1 in known.farewells and known.block_of[index - 1] == block
    return above and _names_under(known, known.block(index), index - 1)


def _signatory(survey: Survey, known: Letters, index: int, text: str) -> Iterator[Claim]:
    """One of the names at the foot of a text, with what the person is in the lines below it."""
    if _only_office(survey, known, index):
        return
    last = index
    while _only_office(survey, known, last + 1):
        last += 1
    braced = unbraced(text) != text
    reasons = ["signed.at-foot", *["signed.name"] * bool(name_line().match(text)), *["signed.braced"] * braced]
    reasons += ["signed.set-right"] * set_right(survey, index) + ["signed.under-prose"] * known.set_name(index)
    yield survey.claim(index, last, "signed", *reasons, *["signed.with-office"] * (last > index))


def _only_office(survey: Survey, known: Letters, index: int) -> bool:
    """What a person is, below the name; no name with an office behind it."""
    below = index in survey.signatories and index - 1 in survey.signatories
    text = known.texts.get(index, "")
    return below and known.states_office(index) and unbraced(text) == text and len(text.split()) < MOST_OFFICES


def _under_prose(survey: Survey, known: Letters, index: int) -> bool:
    """A name set at the right edge under prose, in no play and among no verse."""
    return known.set_name(index) and not (survey.cast.speeches or survey.mostly_verse)


def _is_office(known: Letters, index: int, text: str) -> bool:
    """A line directly below "Very truly yours, Aaron Pike" that is nobody else's name: "Director"."""
    same = index > 0 and known.block_of[index - 1] == known.block_of[index]
    return bool(text) and same and known.signs_itself(index - 1) and not known.begins_with_name(text)


def _ends_text(survey: Survey, text: str) -> bool:
    """ "The End", "Finis": words that end a text are nobody's name."""
    return bool(phrase_pattern(tuple(survey.language.table("headings").get("end", ()))).match(text))


def _heads_poem(survey: Survey, known: Letters, index: int) -> bool:
    """In a source of verse, a line by itself above a stanza: the title of the next poem."""
    number = known.block_of[index]
    below = survey.blocks.blocks[number + 1 : number + 2]
    alone = len(survey.blocks.blocks[number]) == 1
    return survey.mostly_verse and alone and bool(below) and len(below[0]) >= STANZA


def _may_be_signed(known: Letters, segment: Segment | None, index: int, text: str) -> bool:
    """More than a single word signs what nobody is greeted in, parts from, or dates."""
    letter = index in known.behind_farewell or (segment is not None and segment.opened)
    return letter or len(text.split()) > 1 or bool(_INITIALS.match(text) or _SAYS_SIGNED.match(text))


def _names_above(segment: Segment | None, index: int) -> range:
    """The lines of the close directly above a line that a name may be in, which has its office there."""
    first = segment.signature if segment else index
    return range(max(first, index - MOST_OFFICES), index)


def _office_below(survey: Survey, known: Letters, index: int) -> int:
    """The last of the lines under a name in the same block that state what the person is: "Secretary", "his mark"."""
    block, last = survey.blocks.blocks[known.block_of[index]], index
    while last < min(block.last, index + MOST_OFFICES):
        text, above = known.texts.get(last + 1, ""), known.texts[last]
        if not 0 < len(text) <= SHORT or known.words.date(text) or known.words.parts(text) or text[-1] in "?!:":
            break
        named = above[-1] == "," and not known.begins_with_name(text)
        if not (known.states_office(last + 1) or named or (last > index and _ABBREVIATED.match(text))):
            break
        last += 1
    return last


def _spelling(survey: Survey, text: str, named: bool) -> Iterator[str]:
    """How a signature is written, or marked as one."""
    if _SAYS_SIGNED.match(text) or text[0] in "—–":
        yield "signed.mark"
    if named and _INITIALS.match(text):
        yield "signed.initials"
    if text.isupper() and len(text) > 1:
        yield "signed.capitals"
    names = re.findall(r"[^\W\d_]{2,}", text)
    if names and not any(word.lower() in survey.lower_case_words for word in names):
        yield "signed.no-common-word"


def _postscript(survey: Survey, known: Letters, block: Block) -> Iterator[Claim]:
    text = known.texts.get(block.first) or survey.blocks.text(survey.blocks.lines[block.first])
    if known.words.says_postscript(text):
        yield from _labelled(survey, known, block)
        return
    segment = known.segment(block.first)
    if segment and survey.mostly_verse and not segment.opened:
        return
    if not segment or segment.inside or not any(c.isalnum() for c in text) or known.heads_letter(block):
        return
    if 0 <= segment.closed < block.first:
        if block.first > segment.closed + 1 and len(block) == 1 and _signs_again(survey, known, block.first):
            reasons = ["signed.name", "signed.under-postscript", *_spelling(survey, text, named=True)]
            yield survey.claim(block.first, block.first, "postscript.signed", *reasons)
        if known.is_behind(block.first):
            after = ["postscript.after-label"] * _is_after_label(survey, known, segment, block)
            yield survey.block_claim(block, "postscript", "postscript.behind-signature", *after)
    elif known.near_end(block.first) and known.parts_between(segment.first, block.first):
        yield survey.block_claim(block, "postscript", "postscript.near-end")


def _is_after_label(survey: Survey, known: Letters, segment: Segment, block: Block) -> bool:
    """A paragraph that stands behind a postscript that says so: it goes on."""
    blocks = survey.blocks
    if block.first in known.texts and len(block) == 1 and len(known.texts[block.first]) <= SHORT:
        return False
    between = blocks.blocks[known.block_of[segment.closed] : known.block_of[block.first]]
    firsts = (blocks.text(blocks.lines[other.first]) for other in between if other.first > segment.closed)
    return any(known.words.says_postscript(first) for first in firsts)


def _signs_again(survey: Survey, known: Letters, index: int) -> bool:
    """A line is initials or a name at the right edge: it signs what is below the signature of the letter."""
    text = known.texts.get(index, "")
    return _names(known, index) and (bool(_INITIALS.match(text)) or set_right(survey, index))


def _labelled(survey: Survey, known: Letters, block: Block) -> Iterator[Claim]:
    """A postscript that says so, and the name under it, in the same block or in the next line."""
    last = block.last
    if last > block.first and _names(known, last) and not forced(survey, last - 1):
        last -= 1
    text = survey.text[survey.blocks.lines[block.first].start : survey.blocks.lines[last].end]
    label = known.words.postscript.match(text)
    says = any(c.isalnum() for c in text[label.end() if label else 0 :])
    yield survey.claim(block.first, last if says else block.last, "postscript", "postscript.label")
    if says and last + 1 < len(survey.blocks.lines) and _names(known, last + 1):
        yield survey.claim(last + 1, last + 1, "postscript.signed", "signed.name", "signed.under-postscript")


def _names(known: Letters, index: int) -> bool:
    text = known.texts.get(index, "")
    return (
        0 < len(text) <= SIGNATURE
        and bool(name_line().match(text))
        and not known.words.date(text)
        and index not in known.rows
    )

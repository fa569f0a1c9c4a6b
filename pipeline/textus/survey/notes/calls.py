"""How notes are called and labelled: 1, [1], (1), {1}, 1), ¹, ^1, *, *), †, [a], (a).

Forms that words and figures have too, as `ill2)` or `feast(a)`, call a note only where some line begins with that label
in that form.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from textus.base.knowledge import anywhere, function_words
from textus.base.regex import regex
from textus.language.bibliography.lexicon import alternation
from textus.read.blocks import Block
from textus.survey.facts import Surveyed, fact
from textus.survey.words.emphasis import emphasis_marks

_SUPERSCRIPT = "¹²³⁴⁵⁶⁷⁸⁹⁰ᵃᵇᶜᵈᵉᶠᵍ"
_PLAIN = str.maketrans(_SUPERSCRIPT, "1234567890abcdefg")
_KEY = r"(?:\d{1,3}[a-z*]?|\*{1,4}|†{1,3}|‡{1,3}|§|¶|\#|[a-z]{1,2}|[A-Z]{1,2}(?=\](?!\w)))"
_BEHIND = r"(?<=[\w.,;:!?”’\"')\]»«>])"
_NO_CLAUSE = r"(?<!\(\w\))(?<!\(\w\w\))"
"""no clause of a statute directly before, as in 7545(o)(1)"""
_CALL = regex(
    rf"""\[(?P<square>{_KEY})\]                        # [1] [*] [a]
    |\[\^(?P<footed>[\w-]{{1,20}})\](?!:)             # [^1]
    |\{{(?P<curly>\d{{1,3}})\}}                        # {{1}}
    |{_BEHIND}{_NO_CLAUSE}\((?P<round>\d{{1,3}}|\*{{1,3}}|†{{1,2}})\)(?!\()     # word(1), not 7545(o)(1)(A)
    |(?P<raised>[{_SUPERSCRIPT}]{{1,3}})               # ¹
    |{_BEHIND}\^\{{?(?P<caret>\d{{1,3}}|[a-z])\}}?(?![\w^])   # word^1
    |(?:{_BEHIND}|(?<=\s))(?P<starred>\*{{1,3}}|†{{1,2}}|‡{{1,2}})\)   # word*) or word *)
    |{_BEHIND}(?P<sign>\*{{1,3}}|†{{1,2}}|‡{{1,2}}|§{{1,2}}(?!\s*(?:\d|[IVXLC]+\b)))
        (?=\s|$|[.,;:!?”’"')\]<—–†‡§]|(?<=[^\W\d_].)[A-ZÄÖÜÉ])   # word*
    |{_BEHIND}(?<!\d){_NO_CLAUSE}\((?P<letter>[a-z])\)(?!\()    # word(a), not 501(c)
    |(?<=[\w.!?”»’"')\]]\s)\((?P<spaced>\d{{1,2}})\)(?=[\s.,;:!?”»])    # word (1)
    |{_BEHIND}(?<![\d(])(?P<half>\d{{1,2}})\)(?!\w)    # word1)
    |(?:(?<=[^\W\d_])|(?<=[^\W\d_][.,;:!?”"’»)]))(?P<bare>[1-9]\d{{0,2}})(?![\w'’]|[.,:]\d)    # word1, word.1
    """,
    re.VERBOSE,
)
_FIRST = regex(rf"[\d\[{{(^*†‡§¶#{_SUPERSCRIPT}]")
"""what a call or a label begins with"""
_LABEL = regex(
    rf"""(?:\[(?P<square>{_KEY})\]:?(?:[ \t]*↑)?|\[\^(?P<footed>[\w-]{{1,20}})\]:?
    |\{{(?P<curly>\d{{1,3}})\}}|\((?P<round>\d{{1,3}}|\*{{1,3}}|†{{1,2}})\)
    |\((?P<letter>[a-z])\)|(?P<half>\d{{1,3}})\)|(?P<plain>\d{{1,3}}\*?)\.(?:[ \t]*↑)?
    |(?P<raised>[{_SUPERSCRIPT}]{{1,3}})[.)]?
    |\^\{{?(?P<caret>\d{{1,3}}|[a-z])\}}?[.)]?|(?P<starred>\*{{1,3}}|†{{1,2}}|‡{{1,2}})\)
    |(?P<sign>\*{{1,3}}|†{{1,2}}|‡{{1,2}}|§{{1,2}}(?!\s*(?:\d|[IVXLC]+\b))))
    (?:[ \t]+|(?=[^\W\d_“"„«]))""",
    re.VERBOSE,
)
_WORDED = regex(r"(?P<word>[^\W\d_]{2,14}\.?)[ \t](?P<worded>\d{1,3})[:.)][ \t]+")
_BARE = regex(r"(?P<bare>[1-9]\d{0,2})[ \t]+(?=[^\W_]|[“\"„«(\[<_*])")
_ONLY_ANSWERED = {"letter": "letter", "half": "half", "spaced": "round"}
"""forms of a call that are one only where a label of the form in question answers it"""
_SQUARE = regex(r"[\[\]]")
REFERENCE = 40
"""characters before a bracket that say in which section it is"""
_NUMBER_BEFORE = regex(r"\s\d[\w.()-]*$")
FRAME = 2
"""asterisks at least that frame a line"""
_SENTENCE_END = regex(r"[.!?…][”»’\"')]?\s")
OPEN_WITHIN = 200
"""characters before half a bracket in which the other half is looked for"""
Label = tuple[int, str, "re.Match[str]"]
"""the line, the label, the characters it is written with"""


def key(match: re.Match[str]) -> str:
    """The label of a call or a note, without the signs around it."""
    return match[match.lastgroup].translate(_PLAIN) if match.lastgroup else ""


@functools.cache
def in_place() -> re.Pattern[str]:
    """A note that is where it is called for and states what it is: "[Footnote 3: ", "[Anm.: "."""
    said = alternation((*anywhere("remarks", "footnote"), *anywhere("remarks", "note")))
    return re.compile(rf"\[\s*{said}(?:\s+(?P<n>[\w*†‡]{{1,4}}))?\s*:\s*", re.IGNORECASE)


@functools.cache
def _note_words() -> frozenset[str]:
    return frozenset((*anywhere("remarks", "footnote"), *anywhere("remarks", "note")))


def labels_of(document: Surveyed, block: Block, *, bare: bool = False) -> list[Label]:
    """Each line of a block that begins like a note; where `bare`, also with a number and nothing else."""
    found: list[Label] = []
    for index in range(block.first, block.last + 1):
        line = document.blocks.lines[index]
        match = _label_at(document.text, line.start, line.end, bare)
        if match is None or match.end() >= line.end or match.start() in emphasis_marks(document):
            continue
        if not found or _counts_on(found[-1], key(match)):
            found.append((index, key(match), match))
    return found


def _counts_on(last: Label, name: str) -> bool:
    """Within a block, a number at the beginning of a line labels it only where it counts on."""
    return not (name.isdecimal() and last[1].isdecimal()) or int(name) == int(last[1]) + 1


def _label_at(text: str, start: int, end: int, bare: bool) -> re.Match[str] | None:
    """ "[1] ", "Note 1: "; the words for a note are only asked for where a word and a number begin the line."""
    if text[start].isalpha() and text[start] not in _SUPERSCRIPT:
        worded = _WORDED.match(text, start, end)
        return worded if worded and worded["word"].lower() in _note_words() else None
    if not _FIRST.match(text, start):
        return None
    if text[start] == "[" and (said := in_place().match(text, start, end)):
        return said
    return _LABEL.match(text, start, end) or (_BARE.match(text, start, end) if bare else None)


def closed(text: str, start: int, end: int) -> int:
    """The offset after the bracket that closes the one at `start`; -1 if none does."""
    depth = 0
    for match in _SQUARE.finditer(text, start, end):
        depth += 1 if match.group() == "[" else -1
        if not depth:
            return match.end()
    return -1


def _is_reference(document: Surveyed, match: re.Match[str], start: int) -> bool:
    """A place in a law: "(h)(12)", "section 9003(2)", "section 9 (2)"."""
    text, at = document.text, match.start() - bool(match["spaced"])
    if text[at - 1] == ")" or text[match.end() : match.end() + 1] == "(":
        return True
    before = text[max(start, at - REFERENCE) : at]
    if (number := _NUMBER_BEFORE.search(before)) is None:
        return False
    words = before[: number.start()].split()
    divisions = document.language.table("divisions")
    return bool(words) and (words[-1].lower() in divisions or words[-1].lower().removesuffix("s") in divisions)


def _called(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """What has the form of a call; the pattern, which is slow, is only asked where a call may begin."""
    behind = start
    for first in _FIRST.finditer(text, start, end):
        if first.start() >= behind and (match := _CALL.match(text, first.start(), end)):
            behind = match.end()
            yield match


def calls_in(document: Surveyed, start: int, end: int, *, bare: bool = False) -> Iterator[re.Match[str]]:
    """What calls notes between two offsets, the beginnings of lines left out; bare numbers if asked for."""
    text = document.text
    for match in _called(text, start, end):
        at = match.start()
        if at == start or text[at - 1] in "\r\n" or at in emphasis_marks(document):
            continue
        if (match["round"] or match["letter"] or match["spaced"]) and _is_reference(document, match, start):
            continue
        if (match["square"] and completes_year(text, match)) or _ends_banner(text, match):
            continue
        if match["bare"] and not bare:
            continue
        form = _ONLY_ANSWERED.get(match.lastgroup or "")
        if form and (key(match), form) not in _forms(document):
            continue
        if match["spaced"] and _enumerates(document, match, start, end):
            continue
        if match["half"] and text.count("(", max(start, at - OPEN_WITHIN), at) > text.count(
            ")", max(start, at - OPEN_WITHIN), at
        ):
            continue
        yield match


def call_at(document: Surveyed, offset: int, end: int) -> re.Match[str] | None:
    """What has the form of a call at an offset, though a line begins there."""
    return _CALL.match(document.text, offset, end)


def _enumerates(document: Surveyed, match: re.Match[str], start: int, end: int) -> bool:
    """It, or the number before or behind it in the same sentence, stands where parts are told off.

    That is behind a comma or a small word: "falls (1) on seed, and (2) on lime".
    """
    text, number = document.text, int(match["spaced"])
    before, after = text.rfind(f"({number - 1})", start, match.start()), text.find(f"({number + 1})", match.end(), end)
    places = [match.start()]
    if before >= 0 and not _SENTENCE_END.search(text, before, match.start()):
        places.append(before)
    if after >= 0 and not _SENTENCE_END.search(text, match.end(), after):
        places.append(after)
    return any(_told_off(document, start, place) for place in places)


def _told_off(document: Surveyed, start: int, place: int) -> bool:
    before = document.text[max(start, place - OPEN_WITHIN) : place].split()
    return not before or before[-1][-1] in ",;:—–" or before[-1].lower() in function_words(document.language.code)


@fact
def _forms(document: Surveyed) -> frozenset[tuple[str, str]]:
    """The labels that some line begins with, each with its form."""
    return frozenset(
        (label, match.lastgroup or "")
        for block in document.blocks.blocks
        for _, label, match in labels_of(document, block)
    )


@fact
def note_labels(document: Surveyed) -> frozenset[str]:
    """The labels that some line begins with."""
    return frozenset(label for label, _ in _forms(document))


def _ends_banner(text: str, match: re.Match[str]) -> bool:
    """The asterisks at the end of a line that begins with as many: "***END OF THE BOOK***"."""
    sign = match["sign"]
    if not sign or len(sign) < FRAME:
        return False
    first = max(text.rfind("\n", 0, match.start()), text.rfind("\r", 0, match.start())) + 1
    return text.startswith(sign, first) and text[match.end() : match.end() + 1] in ("", "\n", "\r")


def completes_year(text: str, match: re.Match[str]) -> bool:
    """Figures in brackets that make a year with those beside them: 18[97], [18]97."""
    inside = match.group()[1:-1]
    before, after = text[max(0, match.start() - 4) : match.start()], text[match.end() : match.end() + 4]
    digits = len(before) - len(before.rstrip("0123456789")) + len(after) - len(after.lstrip("0123456789"))
    return inside.isdecimal() and digits > 0 and digits + len(inside) == 4

"""How a decision of the record addresses a passage: the fewest words that tell it from all others."""

from __future__ import annotations

import bisect

from textus.decide.overrule import passages, ranges, words_of
from textus.record.commented import toml
from textus.record.record import Overrule
from textus.survey.survey import Survey


def snippet(document: Survey, start: int, end: int, role: str) -> str:
    """The `[[decision]]` that says of a passage of whole lines that it is of a role, ready for the record."""
    return "\n".join(["[[decision]]", *_address(document, start, end), f'role = "{role}"']) + "\n"


def denial(document: Survey, start: int, end: int, kind: str) -> str:
    """The `[[decision]]` that says of characters that there is no such thing, with as many words as tell them apart."""
    behind = document.text[end : end + 200].split()
    for count in range(min(len(behind), 12) + 1):
        at = " ".join([*document.text[start:end].split(), *behind[:count]])
        found = ranges(document, Overrule(at=at))
        if len(found) == 1:
            break
    nth = next((number for number, (first, _) in enumerate(found, 1) if first >= start), 0) if len(found) > 1 else 0
    which = [f"nth = {nth}"] if nth else []
    return "\n".join(["[[decision]]", f"at = {toml(at)}", *which, f'not = "{kind}"']) + "\n"


def _address(document: Survey, start: int, end: int) -> tuple[str, ...]:
    """The keys of a decision that address whole lines and nothing else, the fewest words that do."""
    lines = document.blocks.lines
    first = bisect.bisect_left(lines, start, key=lambda line: line.start)
    last = bisect.bisect_left(lines, end, key=lambda line: line.start) - 1
    words = words_of(document, first, last).split()
    counts = [count for count in (4, 8, 16, 32) if count < len(words)]
    for count in (*counts, len(words)):
        at = " ".join(words[:count])
        for counted in (0, last - first + 1):
            found = list(passages(document, Overrule(at=at, lines=counted)))
            if found == [(first, last)]:
                return (f"at = {toml(at)}", *([f"lines = {counted}"] if counted else []))
    number = found.index((first, last)) + 1
    return (f"at = {toml(at)}", f"lines = {counted}", f"nth = {number}")

"""Lines that are letter-spaced, as title pages have them: "K A R L   B R A N D T", with more between words."""

from __future__ import annotations

from textus.base.regex import regex

_SPACED = regex(r"\W*\w[.,:;!?]*(?: [^\s\w]*\w[.,:;!?]*)+(?: {2,}[^\s\w]*\w[.,:;!?]*(?: [^\s\w]*\w[.,:;!?]*)*)*\W*")
_PARTED = regex(r"\s{2,}|\n")
LEAST = 4
"""letters of a single word that is letterspaced, not a row of initials"""


def is_spaced(line: str) -> bool:
    """Whether every letter of a line has a space after it."""
    bare = line.strip()
    return sum(map(str.isalnum, bare)) >= LEAST and "." not in bare[:-1] and _SPACED.fullmatch(bare) is not None


def closed_up(line: str) -> str:
    """The words of a letter-spaced line without the spaces in them; any other line as it is."""
    return "".join(line[offset] for offset in kept(line)) if is_spaced(line) else line


def kept(line: str) -> list[int]:
    """The offsets of the characters of a letter-spaced line that stay: all but the spaces inside words."""
    found, at = [], 0
    while at < len(line):
        gap = _PARTED.match(line, at)
        if gap:
            found.append(at)
            at = gap.end()
            continue
        if not line[at].isspace():
            found.append(at)
        at += 1
    return found

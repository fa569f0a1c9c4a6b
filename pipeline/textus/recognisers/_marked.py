"""Marks of emphasis as transcribers type them, for whoever must tell them from other signs. No recogniser itself."""

from __future__ import annotations

import functools
import re

from textus.document import Document

MARKED = re.compile(
    r"""(?P<bold>(?<![\w*])\*\*(?=[^\s*])(?:(?!\*\*)[^\r\n]|\r?\n(?![ \t]*\r?\n)){1,4000}?(?<=[^\s*])\*\*(?![\w*]))
    |(?P<star>(?<![\w*])\*(?=[^\s*])[^*]{1,2000}?(?<=[^\s*])\*(?![\w*]))
    |(?P<italic>(?<![^\W_])(?<!__)_(?=[^\s_])[^_]{1,2000}?(?<=[^\s_])_(?![^\W_]|__))
    |(?P<equals>(?<![\w=])=(?=[^\s=])[^=]{1,1000}?(?<=[^\s=])=(?![\w=]))
    |(?P<double>(?<!\w)__(?=[^\s_])[^_]{1,1000}?(?<=[^\s_])__(?!\w))
    |(?P<slash>(?<![\w/<.:)])/(?=[^\s/\d])[^/<>|]{1,120}?(?<=[^\s/])/(?![\w/(]))
    |(?P<tilde>(?<![\w~])~(?=[^\s~\d])[^~]{1,300}?(?<=[^\s~])~(?![\w~]))
    |(?P<plus>(?<![\w+])\+(?=[^\s+\d])[^+]{1,300}?(?<=[^\s+])\+(?![\w+]))""",
    re.VERBOSE,
)


@functools.lru_cache(maxsize=8)
def emphasis_marks(document: Document) -> frozenset[int]:
    """The offsets of all asterisks that open or close emphasis: they call no note and label none."""
    marks: set[int] = set()
    for block in document.blocks.blocks:
        for match in MARKED.finditer(document.text, document.blocks.start(block), document.blocks.end(block)):
            width = 2 if match.lastgroup == "bold" else 1
            if match.group()[0] == "*" and any(c.isalnum() for c in match.group()):
                marks.update((*range(match.start(), match.start() + width), *range(match.end() - width, match.end())))
    return frozenset(marks)


def marks_around(text: str, start: int, end: int) -> tuple[str, int] | None:
    """How words that are emphasised as a whole look, and how many characters mark that on either side; None if not."""
    found = MARKED.match(text, _opening(text, start))
    if found is None:
        return None
    width = start - found.start()
    if found.end() - width != end or width > (2 if found.lastgroup == "bold" else 1):
        return None
    bold = found.lastgroup in ("bold", "equals")
    return ("bold" if bold else "italic"), width


def _opening(text: str, start: int) -> int:
    """Where the marks before an offset begin."""
    while start and text[start - 1] in "*_=":
        start -= 1
    return start

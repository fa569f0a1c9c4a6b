"""Forms of a name to what the tables may hold: "Engels’", "Luxemburgs", "Троцкого", "Розы".

The endings are rows of the language tables: `ending > what it may stand for`, several parted by a comma. `endings`
are those of any word of a name, `last_endings` those of its last word.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

from textus.base.knowledge import language
from textus.names.folding import fold

EXACT, DECLINED, LAST = 0, 1, 2
LONGEST_ENDING = 4
SHORTEST = 3
"""letters of an ending at most, and of a word at least"""

Rules = dict[str, tuple[str, ...]]


@functools.cache
def rules(code: str, name: str) -> Rules:
    """The endings of a list, folded, with what each may stand for."""
    found: Rules = {}
    for row in language(code).words("forms", name):
        ending, _, bases = row.partition(">")
        ending = fold(ending.strip())
        found[ending] = (*found.get(ending, ()), *(fold(base.strip()) for base in bases.split(",")))
    return found


def bases(folded: str, code: str) -> Iterator[tuple[str, int]]:
    """What a folded word may be a form of, and how: itself, declined as any word, or as the last word of a name."""
    yield folded, EXACT
    for name, how in (("endings", DECLINED), ("last_endings", LAST)):
        listed = rules(code, name)
        for length in range(1, min(LONGEST_ENDING + 1, len(folded))) if listed else ():
            stem, ending = folded[:-length], folded[-length:]
            for base in listed.get(ending, ()):
                if len(stem + base) >= SHORTEST and not (ending == "s" and stem[-1] in _SIBILANTS):
                    yield stem + base, how


_SIBILANTS = frozenset("sxzß")
"""behind which there is no s of the genitive"""

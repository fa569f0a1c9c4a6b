"""Lines of verse with numbers in the margin."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Mapping

from textus.base.frozen import frozen
from textus.base.regex import regex
from textus.survey.facts import Surveyed, fact

NUMBER_LAST = regex(r"\s{2,}[\[(]?(?P<n>\d{1,5})[\])]?$")
NUMBER_FIRST = regex(r"[\[(]?(?P<n>\d{1,5})[\])]?\s{2,}(?=\S)")
STEPS = (5, 10, 4, 3, 2, 1)
"""lines after which a number is set in the margin"""


@frozen
class Number:
    """The number of a line of verse with the space between them, from `start` to `end`."""

    start: int
    end: int
    n: str
    first: bool
    """it comes before the words of the line"""

    @property
    def value(self) -> int:
        """The number as one."""
        return int(self.n)


@fact
def numbered_lines(document: Surveyed) -> Mapping[int, Number]:
    """The numbers in the margin of verse, by line: they grow from line to line as evenly as the lines do.

    The first line may have its number, too, where the next is the fifth.
    """
    found: list[tuple[int, Number]] = []
    for index, line in enumerate(document.blocks.lines):
        match = NUMBER_LAST.search(document.text, max(line.start, line.end - 20), line.end)
        first = None if match else NUMBER_FIRST.match(document.text, line.start, line.end)
        if match and match.start() > line.start:
            found.append((index, Number(match.start(), match.end(), match["n"], first=False)))
        elif first:
            found.append((index, Number(first.start(), first.end(), first["n"], first=True)))
    steps = Counter(after[1].value - before[1].value for before, after in itertools.pairwise(found))
    step = max(STEPS, key=lambda size: steps[size])
    multiples = [item for item in found if item[1].value % step == 0]
    if len(multiples) < 2 or (len(multiples) > 2 and steps[step] < 0.5 * (len(multiples) - 1)):
        return {}
    begins = [item for item in found if item[1].value == 1 < step and 0 < multiples[0][0] - item[0] < step]
    return dict((*begins, *multiples))

"""Notes by the marks that the conventions of a text have for them: "@@" calls what a line with "@@@" answers."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Mapping

from textus.base.frozen import frozen
from textus.survey.facts import Surveyed, fact

NUMBER = "{n}"
_N = r"(?P<n>[\w*†‡§]{1,6})"


@frozen
class MarkedNotes:
    """Calls by their offsets, each with its end and what it calls; labels by their lines, with the same."""

    calls: tuple[tuple[int, int, str], ...]
    labels: Mapping[int, tuple[int, str]]


@fact
def marked_notes(document: Surveyed) -> MarkedNotes:
    """Notes and calls in the marks of the profile; those without a number have one in the order of their calls."""
    calls: list[tuple[int, int, str]] = []
    labels: dict[int, tuple[int, str]] = {}
    for row in document.conventions.profile.notes:
        call, label = _pattern(str(row["call"])), _pattern(str(row["label"]))
        waiting: defaultdict[bool, deque[str]] = defaultdict(deque)
        count = 0
        for index, line in enumerate(document.blocks.lines):
            start = line.start
            if begins := label.match(document.text, start, line.end):
                name = begins.groupdict().get("n") or (waiting[True].popleft() if waiting[True] else "")
                start = begins.end()
                while start < line.end and document.text[start] in " \t":
                    start += 1
                labels[index] = start, name
            for match in call.finditer(document.text, start, line.end):
                count += 1
                name = match.groupdict().get("n") or str(count)
                if match.start() > line.start:
                    calls.append((match.start(), match.end(), name))
                    waiting["n" not in match.groupdict()].append(name)
    return MarkedNotes(tuple(sorted(calls)), labels)


def _pattern(marks: str) -> re.Pattern[str]:
    """The marks and no more of them: "@@" is not the beginning of "@@@"."""
    before, number, behind = marks.partition(NUMBER)
    first, last = re.escape(marks[0]), re.escape(marks[-1])
    edges = (f"(?<!{first})", f"(?!{last})") if not number else ("", "")
    return re.compile(edges[0] + re.escape(before) + (_N if number else "") + re.escape(behind) + edges[1])

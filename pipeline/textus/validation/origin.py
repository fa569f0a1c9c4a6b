"""Where in the transcription that stands which is wrong in an edition of ours.

An edition swears by the digest of a file. A transcription of its name with that digest, beside it or in a folder next
to one of those it lies in, is what it was made from; as nothing is lost on the way, counting characters leads from a
place in the TEI to one in the transcription, and back to where the two begin to differ.
"""

from __future__ import annotations

import hashlib
import os
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from textus.base.regex import regex
from textus.findings.finding import Finding, Place
from textus.prove import losslessness
from textus.read import source
from textus.validation.places import Lines

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
    from lxml.etree import _ElementTree as Tree

    from textus.prove.losslessness import Survey
    from textus.read.source import Source

_UPWARDS = 3
_MOST_FOLDERS = 200
_CHANGED = "lossless/text-changed"
_CONTENT = regex(r"[^ \t\r\n\f]")


def traced(findings: Sequence[Finding], tree: Tree, path: Path, shown: str, data: bytes) -> tuple[Finding, ...]:
    """The findings, those within the text with their place in the transcription, if that can be found."""
    made_from = _transcription(tree.getroot(), path, shown) if findings else None
    if made_from is None:
        return tuple(findings)
    return tuple(_Trace(tree, data, made_from).of(finding) for finding in findings)


def _transcription(root: Element, path: Path, shown: str) -> Source | None:
    claimed = losslessness.sworn(root)
    if claimed is None:
        return None
    for candidate in _candidates(path):
        if hashlib.sha256(candidate.read_bytes()).hexdigest() == claimed.source_sha256:
            name = os.path.normpath(os.path.join(os.path.dirname(shown), os.path.relpath(candidate, path.parent)))
            return source.read(candidate, shown=name)[0]
    return None


def _candidates(path: Path) -> Iterator[Path]:
    """Files of the name of the edition: beside it, or in a folder of a folder it lies in."""
    name = path.with_suffix(".txt").name
    for above in Path(os.path.abspath(path)).parents[:_UPWARDS]:
        try:
            folders = [above, *sorted(folder for folder in above.iterdir() if folder.is_dir())[:_MOST_FOLDERS]]
            yield from (folder / name for folder in folders if (folder / name).is_file())
        except OSError:
            continue


class _Trace:
    """One edition beside its transcription; what the two have in common at either end is known to be the same."""

    def __init__(self, tree: Tree, data: bytes, made_from: Source) -> None:
        self._source = made_from
        self._offsets = [match.start() for match in _CONTENT.finditer(made_from.text)]
        self._survey: Survey = losslessness.survey(tree.getroot())
        self._lines = Lines(data)
        places = self._lines.places()
        elements = list(tree.iter("*"))
        self._places = dict(zip(elements, places.elements, strict=False))
        self._at = {place: element for element, place in self._places.items()}
        self._in_order = list(self._at)
        ours = losslessness.normalised(made_from.text)
        self._before = _common(ours, self._survey.characters)
        self._behind = _common(ours[::-1], self._survey.characters[::-1])

    def of(self, finding: Finding) -> Finding:
        """A finding with what can be said of its place in the transcription."""
        if finding.rule == _CHANGED:
            return self._difference(finding)
        place = (finding.place.line or 0, finding.place.column or 0)
        count = self._survey.starts.get(self._at[place]) if place in self._at else self._count_behind(place)
        return finding if count is None else replace(finding, origin=self._place(count))

    def _count_behind(self, place: tuple[int, int]) -> int | None:
        """For words that stand where none may: how many characters there are before the element behind them."""
        number = bisect_right(self._in_order, place)
        behind = self._at[self._in_order[number]] if number < len(self._in_order) else None
        return None if behind is None or not place[1] else self._survey.starts.get(behind)

    def _difference(self, finding: Finding) -> Finding:
        """Where the text begins to differ: the last element before that, and the character of the transcription."""
        here = [element for element, count in self._survey.starts.items() if count <= self._before]
        line, column = next(
            filter(self._begins_line, (self._places.get(one, (0, 0)) for one in reversed(here))), (0, 0)
        )
        place = Place(finding.place.path, line, column) if line else finding.place
        return replace(finding, place=place, excerpt=self._lines.excerpt(line, column), origin=self._word(self._before))

    def _begins_line(self, place: tuple[int, int]) -> bool:
        """No other element stands before it in its line: a paragraph, a verse line, a heading."""
        begun = _CONTENT.search(self._lines.text(place[0]))
        return begun is not None and begun.start() == place[1] - 1

    def _word(self, count: int) -> Place | None:
        """The beginning of the word in which the two differ: its first letters may be the same by chance."""
        while 0 < count < len(self._offsets) and self._offsets[count - 1] == self._offsets[count] - 1:
            count -= 1
        return self._place(count)

    def _place(self, count: int) -> Place | None:
        """Where the character stands that has so many before it in the TEI; None where the two differ around it."""
        left = len(self._survey.characters) - count
        if count <= self._before and count < len(self._offsets):
            return self._source.place(self._offsets[count])
        if 0 < left <= self._behind:
            return self._source.place(self._offsets[-left])
        return None


def _common(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (left, right) in pairs if left != right), min(len(one), len(other)))

"""Texts with the TEI they should become: a folder of NAME.xml and, beside it or in folders below, of NAME.txt."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from textus.base.bundles import roles
from textus.base.knowledge import language
from textus.decide.decide import lattice
from textus.decide.lattice import Readings, Step, search
from textus.language.identify import identify
from textus.model.claims import Claim
from textus.read import blocks as layout
from textus.read import source
from textus.read.blocks import Blocks
from textus.recognise.registry import block_claims
from textus.survey.survey import Survey
from tools.fitting.gold import Label, faults, labels


@dataclass(frozen=True, eq=False)
class Text:
    """A text as the decision sees it, and what its lines are."""

    name: str
    blocks: Blocks
    labelled: Sequence[Label | None]
    claims: Sequence[Claim]

    def steps(self) -> list[list[Step]]:
        """All readings, with the scores of the tables as they are now."""
        return lattice(self.blocks, self.claims)

    def read(self) -> Readings:
        """The reading by the tables as they are now."""
        return search(len(self.blocks.lines), self.steps())

    @functools.cached_property
    def front(self) -> int:
        """How many lines stand before the first one that is in the text of the TEI: titles and credits."""
        return next((line for line, label in enumerate(self.labelled) if label), 0)

    def faults(self, step: Step) -> int:
        """What is wrong with a step; of front matter no more is known than that it is front matter."""
        above = max(0, min(step.after, self.front) - step.first)
        if "front" in roles()[step.claim.role].zones:
            above = 0
        return above + faults(self.labelled, step.first, step.after, step.claim.role)

    def known(self, step: Step) -> bool:
        """Whether anything is known of its lines."""
        return any(self.labelled[step.first : step.after])


def pairs(folder: Path) -> list[tuple[str, Path, Path]]:
    """Name, text and TEI of each text that has one, by name."""
    editions = {file.stem: file for file in sorted(folder.glob("*.xml"))}
    return [
        (file.stem, file, editions[file.stem])
        for file in sorted(folder.rglob("*.txt"), key=lambda file: (file.stem, str(file)))
        if file.stem in editions
    ]


def halves(folder: Path) -> Iterator[tuple[int, str, Path, Path]]:
    """The pairs, with the half each work belongs to: 0 is fitted on, 1 only measured."""
    found = pairs(folder)
    half = {name: index % 2 for index, name in enumerate(sorted({name for name, _, _ in found}))}
    yield from ((half[name], name, text, edition) for name, text, edition in found)


def prepare(name: str, words: str, edition: Path) -> Text:
    """A text looked at by all recognisers, and aligned with its TEI."""
    text = source.of_text(words, name)
    blocks = layout.cut(text)
    survey = Survey(text, blocks, language(identify(words).code))
    return Text(name, blocks, labels(blocks, edition), list(block_claims(survey)))

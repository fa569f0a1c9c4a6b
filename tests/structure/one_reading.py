"""The comparison of what `textus explain` names with what the TEI has, line by line: `python -m tests.structure.one_reading`.

Without arguments it is run over 2,000 random texts; `--texts N` says how many, paths of texts what else.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from tests.structure import random_texts, told
from textus import work
from textus.decide import explain_text as explaining
from textus.read import source
from textus.read.source import Source
from textus.record.record import Record


@dataclass(frozen=True, slots=True)
class Difference:
    """A line that `explain` calls one thing and the TEI another."""

    line: int
    role: str
    elements: tuple[str, ...]


def compare(text: Source, record: Record | None = None) -> tuple[int, list[Difference]]:
    """The number of lines compared, and those that differ; a text that is refused has none."""
    encoded = work.encode_source(text, record or Record())
    if encoded.xml is None or encoded.reading is None:
        return 0, []
    named: dict[int, list[str]] = {}
    for row in explaining.rows(encoded.reading.document, encoded.reading.decisions):
        for number in range(row.first, row.last + 1):
            named.setdefault(number, []).append(row.role)
    lines = list(_lines(text.text, list(told.chains(etree.fromstring(encoded.xml)))))
    return len(lines), [found for number, around in lines for found in _differences(number, named[number], around)]


def _lines(text: str, characters: Sequence[tuple[str, told.Chain]]) -> Iterator[tuple[int, list[told.Chain]]]:
    """The number of every line that is not blank, with the elements around each of its characters."""
    done = 0
    for number, line in enumerate(_cut(text), 1):
        here = "".join(character for character in line if character not in told.LAYOUT)
        if here:
            found = characters[done : done + len(here)]
            assert "".join(character for character, _ in found) == here
            yield number, [chain for _, chain in found]
            done += len(here)
    assert done == len(characters)


def _cut(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _differences(number: int, roles: Sequence[str], around: Sequence[told.Chain]) -> Iterator[Difference]:
    """The first character of a line is in what its first passage is, the last in the last, each other in one of them."""
    wanted = [roles[:1], *([roles] * (len(around) - 2)), roles[-1:]] if len(around) > 1 else [roles[:1]]
    for chain, allowed in zip(around, wanted, strict=True):
        if not any(told.fits(role, chain) for role in allowed):
            yield Difference(number, "/".join(allowed), chain)
            return


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare and print; 1 if anything differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path, help="transcriptions to compare as well")
    parser.add_argument("--texts", type=int, default=2000, help="how many random texts")
    options = parser.parse_args(arguments)
    texts = [(f"text {n}", source.of_text(random_texts.text(n))) for n in range(options.texts)]
    texts += [(str(path), read) for path in options.paths if (read := source.read(path)[0]) is not None]
    compared, kinds, shown = 0, Counter[str](), 0
    for name, text in texts:
        count, differences = compare(text)
        compared += count
        kinds.update(difference.role for difference in differences)
        for one in differences:
            shown += 1
            if shown <= 20:
                print(f"{name}:{one.line}: {one.role} is in {'/'.join(one.elements)}")
    print(f"{len(texts)} texts, {compared} lines compared, {sum(kinds.values())} differences {dict(kinds) or ''}")
    return 1 if kinds else 0


if __name__ == "__main__":
    sys.exit(main())

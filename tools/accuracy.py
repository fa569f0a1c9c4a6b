"""How often textus is right, as the tables in README and documentation show it.

    ./run accuracy FOLDER [--groups FILE --by COLUMN]
    ./run accuracy FOLDER FOLDER --table TABLE --table TABLE      each with what was learnt from other projects

FOLDER holds NAME.xml, the TEI that scholars made, and, beside it or in folders below, any number of NAME.txt: the same
text as transcriptions. Each is encoded, and the two TEI texts are compared element by element: an element is right if
the other has one of the same kind with the same letters and digits. `--groups` is a tab-separated table with a heading
line; its column `name` has the names, and another one what to group them by (a genre, a language, a project).
`--table` is what `./run learn --out TABLE` made without the projects of a folder: the figures are then those of
projects that nothing was learnt from.
"""

from __future__ import annotations

import argparse
import csv
import statistics
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from textus import work
from textus.decide import learnt_table
from textus.read import source

TEI = "{http://www.tei-c.org/ns/1.0}"
KINDS = frozenset(
    "p head l lg sp speaker stage quote note list item table row cell castItem epigraph byline docAuthor titlePart"
    " opener dateline salute closer signed postscript".split()
)
NOT_PRINTED = frozenset("corr reg expan fw teiHeader standOff facsimile".split())
"""elements whose words the transcription does not have: of each pair in a `choice` the one that is printed counts"""

Elements = Counter[tuple[str, str]]
"""how often there is an element of a kind with these letters"""


@dataclass(frozen=True)
class Measured:
    """What was measured of one text; `written` states whether its TEI passed the proof and the validation."""

    name: str
    expected: Elements
    found: Elements
    written: bool


@dataclass(frozen=True)
class Score:
    """Elements expected, found, and right (in both)."""

    expected: int
    found: int
    right: int

    @property
    def precision(self) -> float:
        """The share of the elements found that are right."""
        return self.right / max(1, self.found)

    @property
    def recall(self) -> float:
        """The share of the elements expected that were found."""
        return self.right / max(1, self.expected)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.right / max(1, self.expected + self.found)


def main() -> None:
    """Measure, and print tables in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER")
    parser.add_argument("--table", type=Path, action="append", default=[], help="what was learnt, for each folder")
    parser.add_argument("--groups", type=Path, help="a table of the texts, tab-separated")
    parser.add_argument("--by", default="genre", help="the column of that table to group by")
    parser.add_argument("--least", type=int, default=100, help="elements of a kind that is shown")
    options = parser.parse_args()
    if len(options.table) not in (0, len(options.folders)):
        parser.error("state --table once for each folder, or not at all")
    found: list[Measured] = []
    for number, folder in enumerate(options.folders):
        if options.table:
            use(options.table[number])
        found += measured(folder)
    groups = _groups(options.groups, options.by) if options.groups else {}
    print("\n".join([*overall(found, groups), "", *kinds(found, options.least)]))


def use(file: Path) -> None:
    """Read texts with another table of what was learnt of lines."""
    learnt_table.FILE = file
    learnt_table.learnt.cache_clear()


def measured(folder: Path) -> Iterator[Measured]:
    """Every text of the folder that has a TEI, measured."""
    for file in sorted(folder.rglob("*.txt")):
        edition = folder / f"{file.stem}.xml"
        if edition.exists():
            made = work.encode_source(source.of_text(file.read_text(encoding="utf-8"), file.name)).xml
            found = elements(etree.fromstring(made)) if made else Counter()
            yield Measured(file.stem, elements(etree.parse(edition).getroot()), found, made is not None)


def elements(root: etree._Element) -> Elements:
    """The elements of a TEI text, each with its letters; a note counts by itself and not with the words around it."""
    counted: Elements = Counter()
    for text in root.iter(f"{TEI}text"):
        _letters(text, counted)
    return counted


def _letters(element: etree._Element, counted: Elements) -> str:
    name = etree.QName(element).localname
    if name in NOT_PRINTED:
        return ""
    parts = [_key(element.text)]
    for child in element:
        if isinstance(child.tag, str):
            inner = _letters(child, counted)
            parts.append("" if etree.QName(child).localname == "note" else inner)
        parts.append(_key(child.tail))
    letters = "".join(parts)
    if name in KINDS and letters:
        counted[name, letters] += 1
    return letters


def _key(text: str | None) -> str:
    """The letters and digits of a text, without case, accents and forms of letters."""
    plain = unicodedata.normalize("NFKD", (text or "").replace("ſ", "s")).casefold()
    return "".join(filter(str.isalnum, plain))


def score(texts: Iterable[Measured], kind: str = "") -> Score:
    """All elements of the texts, or those of a kind."""
    expected = found = right = 0
    for text in texts:
        for key in text.expected.keys() | text.found.keys():
            if not kind or key[0] == kind:
                expected += text.expected[key]
                found += text.found[key]
                right += min(text.expected[key], text.found[key])
    return Score(expected, found, right)


def overall(texts: Sequence[Measured], groups: Mapping[str, str]) -> Iterator[str]:
    """All texts and each group: how many, F1 over all elements, the mean of the texts, and what was written."""
    rows: dict[str, list[Measured]] = defaultdict(list)
    for text in texts:
        rows[groups.get(text.name, "")].append(text)
    yield "| texts | number | elements right (F1) | mean of texts | lossless and valid |"
    yield "|---|---:|---:|---:|---:|"
    for name, members in [("all", list(texts)), *((name, rows[name]) for name in sorted(rows) if name)]:
        mean = statistics.mean(score([text]).f1 for text in members)
        written = sum(text.written for text in members)
        yield f"| {name} | {len(members)} | {score(members).f1:.2f} | {mean:.2f} | {written} |"


def kinds(texts: Sequence[Measured], least: int) -> Iterator[str]:
    """Each kind of element, the commonest first."""
    yield "| element | expected | precision | recall | F1 |"
    yield "|---|---:|---:|---:|---:|"
    scores = {kind: score(texts, kind) for kind in KINDS}
    for kind, one in sorted(scores.items(), key=lambda item: (-item[1].expected, item[0])):
        if one.expected >= least:
            yield f"| `{kind}` | {one.expected} | {one.precision:.2f} | {one.recall:.2f} | {one.f1:.2f} |"


def _groups(file: Path, column: str) -> dict[str, str]:
    with file.open(encoding="utf-8", newline="") as table:
        return {row["name"]: row[column] for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)}


if __name__ == "__main__":
    main()

"""How often the habits of a text are recognised, and whether the stated certainty is right.

    ./run habits FOLDER... [--misses HABIT]

FOLDER holds transcriptions, NAME.txt, and SAMPLE.tsv, a tab-separated table with a heading line: its column `name` has
the names, its column `habits` the true habits as JSON, by the names in `TRUE`. Where NAME.xml, the TEI that the text
should become, has no element that a habit is of (no note, no heading), the true habit is none.
"""

from __future__ import annotations

import argparse
import csv
import itertools
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from textus import work
from textus.read import source
from textus.survey.survey import Survey

TEI = "{http://www.tei-c.org/ns/1.0}"
BANDS = (0.0, 0.6, 0.75, 0.9, 0.97, 1.01)
"""limits of the bands of certainty in the table of calibration"""
TRUE: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "lines": ("lines", {"wrapped": "wrapped", "source lines": "kept", "unwrapped": "unwrapped"}),
    "paragraphs": (
        "paragraphs",
        {
            "blank line": "blank-lines", "two blank lines": "two-blank-lines", "indent only": "indents",
            "indent and blank line": "both", "one a line": "lines",
        },
    ),
    "emphasis": (
        "emphasis",
        {"none": "none", "none there": "none", "caps": "capitals", "i": "<i>…</i>", "wiki": "''"},
    ),
    "notes": ("notes", {"none": "none", "para": "foot", "page": "foot", "inline": "inline", "end": "end"}),
    "calls": (
        "calls",
        {
            "none": "none", "[1]": "square", "(1)": "round", "^1": "caret", "superscript": "raised", "bare": "bare",
            "[^1]": "footed", "{1}": "curly", "symbols": "signs",
        },
    ),
    "pages": (
        "pages",
        {"none": "none", "own line": "lines", "inline": "inline", "bare number": "numbers", "running heads": "numbers"},
    ),
    "running-heads": ("pages", {"running heads": "present", "": "none"}),
    "headings": (
        "headings",
        {
            "hash": "hash", "underlined": "underlined", "bold": "bold", "centred": "centred", "caps": "capitals",
            "capscentred": "centred-capitals", "plain": "none", "numbered": "none",
        },
    ),
}  # fmt: skip
"""by the name of a habit: what the table calls it, and the values it has there with ours"""

SHOWN_BY: Mapping[str, Sequence[str]] = {
    "emphasis": ("hi", "emph", "foreign", "title"), "notes": ("note",), "calls": ("note",), "pages": ("pb",),
    "headings": ("head",),
}  # fmt: skip
"""elements of which a text needs one to show a habit"""


@dataclass(frozen=True)
class Compared:
    """One habit of one text."""

    text: str
    habit: str
    true: str
    found: str
    sure: float

    @property
    def right(self) -> bool:
        """Whether the habit found is right."""
        return self.true == self.found


def main() -> None:
    """Compare, and print tables in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="+")
    parser.add_argument("--misses", default="", help="list the texts where this habit is wrong")
    options = parser.parse_args()
    found = [one for folder in options.folder for one in compared(folder)]
    print("\n".join([*by_habit(found), "", *calibration(found)]))
    for one in found:
        if one.habit == options.misses and not one.right:
            print(f"{one.text}: {one.true}, found {one.found} ({one.sure:.2f})")


def compared(folder: Path) -> Iterator[Compared]:
    """Every habit of every text of the folder."""
    with (folder / "SAMPLE.tsv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))
    for row in rows:
        file = folder / f"{row['name']}.txt"
        said = json.loads(row["habits"])
        edition = etree.parse(file.with_suffix(".xml")).getroot()
        survey = Survey.of(work.look(source.of_text(file.read_text(encoding="utf-8"), file.name), file))
        for habit in survey.habits:
            column, values = TRUE[habit.name]
            stated = said[column].split()[0] if habit.name == "notes" else said[column]
            true = values.get(stated, values.get("", stated))
            true = true if _can_show(habit.name, edition) else "none"
            found = habit.details["marks"].split()[0] if habit.value == "marks" else habit.value
            yield Compared(row["name"], habit.name, true, found, habit.sure)


def _can_show(name: str, edition: etree._Element) -> bool:
    texts = list(edition.iter(TEI + "text"))
    return name not in SHOWN_BY or any(True for text in texts for tag in SHOWN_BY[name] for _ in text.iter(TEI + tag))


def by_habit(every: Sequence[Compared]) -> Iterator[str]:
    """Each habit: how often it is right, how often the commonest value would be, and the stated certainty."""
    yield "| habit | texts | right | always the commonest | stated | most mistaken |"
    yield "|---|---:|---:|---:|---:|---|"
    rows: dict[str, list[Compared]] = defaultdict(list)
    for one in every:
        rows[one.habit].append(one)
    for name, members in rows.items():
        right = sum(one.right for one in members) / len(members)
        commonest = Counter(one.true for one in members).most_common(1)[0][1] / len(members)
        stated = sum(one.sure for one in members) / len(members)
        wrong = Counter(f"{one.true} as {one.found}" for one in members if not one.right).most_common(3)
        shown = ", ".join(f"{what} ({count})" for what, count in wrong)
        yield f"| {name} | {len(members)} | {right:.2f} | {commonest:.2f} | {stated:.2f} | {shown} |"


def calibration(every: Sequence[Compared]) -> Iterator[str]:
    """The stated certainty, and how often it is right."""
    yield "| sure | decisions | stated | right |"
    yield "|---|---:|---:|---:|"
    for low, high in itertools.pairwise(BANDS):
        members = [one for one in every if low <= one.sure < high]
        if members:
            stated = sum(one.sure for one in members) / len(members)
            right = sum(one.right for one in members) / len(members)
            yield f"| {low:.2f}–{min(high, 1):.2f} | {len(members)} | {stated:.2f} | {right:.2f} |"


if __name__ == "__main__":
    main()

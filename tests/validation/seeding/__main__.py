"""`python -m tests.validation.seeding [FILE.xml …]`: 25 seeds of every kind, and the table of what was found.

Without files the sample works of this project are seeded.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.conftest import ROOT
from tests.validation.seeding.judged import Row, judge, said
from tests.validation.seeding.markup import Document
from tests.validation.seeding.seeds import kinds

SAMPLES = ROOT / "tei" / "encoded"
SEEDS = 25


def main(names: list[str]) -> None:
    """Print the table, what went wrong, and what is found in the sound documents."""
    files = [Path(name) for name in names] or sorted(SAMPLES.glob("*.xml"))
    documents = [(path, Document(path.read_bytes())) for path in files]
    rows = [judge(kind, documents, SEEDS) for kind in kinds()]
    print(f"{'':56}{'seeds':>6}{'once':>6}{'rule':>6}{'place':>6}   in the transcription")
    for row in rows:
        print(f"{row.kind.name:56}{row.seeds:6}{row.once:6}{row.rule:6}{row.place:6}   {row.origin} of {row.in_text}")
    print(f"{len(rows)} kinds, {sum(row.seeds for row in rows)} seeds: {_sum(rows)}")
    for path, document in documents:
        for finding in said(document.data, path):
            print(f"sound: {path.name}: {finding.severity} {finding.rule}")
    for row in rows:
        for words in row.wrong[:2]:
            print(f"{row.kind.name}: {words}")


def _sum(rows: list[Row]) -> str:
    parts = ("once", "rule", "place", "origin", "in_text")
    return ", ".join(f"{part} {sum(getattr(row, part) for row in rows)}" for part in parts)


if __name__ == "__main__":
    main(sys.argv[1:])

"""Texts of one kind of line and nothing else, for which no recogniser was made: what each of them costs.

`python -m tests.bench.hostile [KB]`: CPU seconds at that size and at twice that size (50 and 100 KB), the slowest first.
What is linear takes about twice as long for twice as much.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

SIZE = 50
SHOWN = 12
KINDS = {
    "dates": "Velden, November {d}, 1911\n", "dates alone": "{d} March 1871\n", "years": "1911, ",
    "headings": "CHAPTER {n}\n\n", "capitals": "THE WINTER ROAD\n\n", "numerals": "XIV.\n\n", "scenes": "SCENE {n}\n\n",
    "notes": "[{n}] A note on the ferry.\n\n", "starred notes": "* A note.\n\n", "calls": "He came back.[{n}]\n",
    "items": "{n}. bread\n", "bullets": "- bread and butter\n", "speakers": "ILSE.\n", "speeches": "ILSE. I came.\n\n",
    "cast": "ILSE, a ferrywoman\n", "directions": "(Enter Ilse.)\n\n", "brackets": "[", "parentheses": "( he ",
    "quotation marks": "“he said ", "straight marks": "\"he said ", "pages": "[p. {n}]\n", "page numbers": "{n}\n\n",
    "stars": "*so ", "underscores": "_so ", "slashes": " /so", "names": "Anton Prey\n\n", "bylines": "by Anton Prey\n",
    "labels": "Title: On the Ferry\n", "sources": "Source: The Gazette, No. {n}, 1911, pp. 3-4.\n",
    "credits": "Transcribed by Anton Prey\n", "imprints": "London: Hartnoll & Co., 1911\n",
    "contents": "CONTENTS\n\nThe Road {n}\n\n", "leaders": "Bread ........ {n}\n", "tabs": "bread\t{n}\t{n}\n",
    "columns": "bread     {n}     {n}\n", "bars": "| bread | {n} |\n", "verse": "The river runs beside the road\n",
    "greetings": "Dear Ilse,\n\n", "farewells": "Ever yours,\nAnton Prey\n\n", "breaks": "* * *\n\n", "dots": ". ",
    "hyphens": "exam-\n", "figures": "[Illustration: A ferry {n}]\n\n", "one letter": "a", "one figure": "1",
    "short lines": "x\n", "short paragraphs": "he\n\n", "colons": "as follows:\n\n", "ends": "THE END\n\n",
    "lists of notes": "NOTES\n\n1. So.\n\n", "figures alone": "1\n", "capitals alone": "ABC\n", "hashes": "# he\n",
    "far apart": "he" + " " * 3000, "one capital": "A", "hyphens inside": "ab-", "tags": "<b>he</b> ",
    "page marks": "[Page 1]\n", "indented": "    he\n", "citations": "The Gazette, vol. 3, no. 4 (1911), pp. 3-4. ",
}  # fmt: skip


def text(kind: str, size: int) -> str:
    """About `size` characters of one kind of line."""
    return "".join(_lines(KINDS[kind], size))


def _lines(line: str, size: int) -> Iterator[str]:
    length = number = 0
    while length < size:
        number += 1
        written = line.replace("{n}", str(number)).replace("{d}", str(1 + number % 28))
        length += len(written)
        yield written


def main(kilobytes: int) -> None:
    """Print the table."""
    from textus import work

    print(f"texts of one kind of line; CPU seconds of {kilobytes} KB and of {2 * kilobytes} KB, the slowest {SHOWN}")
    rows: list[tuple[float, float, str]] = []
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "text.txt")
        file.write_text(text("verse", 1000), encoding="utf-8")
        work.encode(file)  # tables are read and patterns compiled
        for kind in KINDS:
            costs = []
            for size in (kilobytes, 2 * kilobytes):
                file.write_text(text(kind, size * 1000), encoding="utf-8")
                started = time.process_time()
                work.encode(file)
                costs.append(time.process_time() - started)
            rows.append((costs[1], costs[0], kind))
    for twice, once, kind in sorted(rows, reverse=True)[:SHOWN]:
        print(f"  {kind:<20}{once:7.2f} s{twice:7.2f} s{twice / once:6.1f}")
    print()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZE)

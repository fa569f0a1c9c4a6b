"""Names by authority tables: 50 and 50,000 entries over a megabyte of text: `python -m tests.bench.names`.

The peer is one alternation of all names, compiled by `re`; it knows no inflection and settles nothing.
"""

from __future__ import annotations

import random
import re
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from textus.base.knowledge import language
from textus.names import index, settling

ENTRIES, SIZE = (50, 5_000, 50_000), 1_000_000
PEER_SIZE = 20_000
"""characters the peer is given: it takes as long for these as textus for all"""
SURNAME = 0.8
"""share of names that are a surname alone"""
Result = TypeVar("Result")


def main() -> None:
    """Print the table of figures."""
    people = list(_people(ENTRIES[-1]))
    text = _text(people)
    print(f"names over {len(text) / 1e6:.1f} MB of text; CPU seconds")
    print(f"  {'entries':>8}{'load':>8}{'find':>8}{'names':>9}{'re, a MB':>10}{'ratio':>8}")
    with tempfile.TemporaryDirectory() as folder:
        for number in ENTRIES:
            rows = (
                f'{key},"{surname}, {given}",{surname},18{key[1:3]:0>2}\n' for key, surname, given in people[:number]
            )
            Path(folder, "people.csv").write_text("id,name,variants,birth\n" + "".join(rows), encoding="utf-8")
            print(_row(number, folder, text, people[:number]))


def _row(number: int, folder: str, text: str, people: list[tuple[str, str, str]]) -> str:
    loaded, seconds = _timed(lambda: index.load(folder))
    lines = [(match.start(), match.end()) for match in re.finditer(r"[^\n]+", text)]
    said = settling.Said()
    settled, found = _timed(lambda: settling.settle(text, lines, language("en"), frozenset(), loaded, said))
    forms = sorted({form for _, surname, given in people for form in (surname, f"{given} {surname}")}, key=len)
    pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, reversed(forms))) + r")\b")
    _, peer = _timed(lambda: pattern.findall(text[:PEER_SIZE]))
    peer *= len(text) / PEER_SIZE
    return f"  {number:8,}{seconds:8.2f}{found:8.2f}{len(settled.names):9,}{peer:10.2f}{found / peer:8.3f}"


def _people(number: int) -> Iterator[tuple[str, str, str]]:
    choice = random.Random(3)
    given = [_word(choice, 2) for _ in range(400)]
    for key in range(number):
        yield f"p{key}", _word(choice, 3) + choice.choice("lmnrst"), choice.choice(given)


def _text(people: list[tuple[str, str, str]]) -> str:
    choice = random.Random(5)
    words = [_word(choice, choice.randint(1, 3)).lower() for _ in range(3000)]
    parts: list[str] = []
    size = 0
    while size < SIZE:
        _, surname, given = choice.choice(people)
        name = surname if choice.random() < SURNAME else f"{given} {surname}"
        sentence = " ".join(["Then", *choice.sample(words, 8), name, *choice.sample(words, 8)]) + "."
        parts.append(sentence + ("\n\n" if choice.random() < 0.1 else " "))
        size += len(parts[-1])
    return "".join(parts)


def _word(choice: random.Random, syllables: int) -> str:
    return "".join(choice.choice("bdfghklmnprstvw") + choice.choice("aeiou") for _ in range(syllables)).capitalize()


def _timed(work: Callable[[], Result]) -> tuple[Result, float]:
    started = time.process_time()
    result = work()
    return result, time.process_time() - started


if __name__ == "__main__":
    main()

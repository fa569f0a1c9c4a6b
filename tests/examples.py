"""Examples as prose: a heading that says what is true, a text, and what becomes of it.

A file of examples is Markdown. Each example is a level-two heading, a fenced block `text` and a fenced block `tei`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_EXAMPLE = re.compile(
    r"^## (?P<title>.+?)\n+```text\n(?P<text>.*?)\n?```\n+```tei\n(?P<tei>.*?)```", re.MULTILINE | re.DOTALL
)


@dataclass(frozen=True)
class Example:
    file: Path
    line: int
    title: str
    text: str
    tei: str

    def __str__(self) -> str:
        return f"{self.file.stem}:{self.line}"


def read(folder: Path) -> Iterator[Example]:
    """All examples of the Markdown files in a folder, in order; every level-two heading must begin a whole example."""
    for file in sorted(folder.glob("*.md")):
        words = file.read_text(encoding="utf-8")
        found = list(_EXAMPLE.finditer(words))
        assert len(found) == len(re.findall(r"^## ", words, re.MULTILINE)), f"{file.name}: an example is not complete"
        for match in found:
            line = words.count("\n", 0, match.start()) + 1
            yield Example(file, line, match["title"], match["text"] + "\n", match["tei"])


def rewrite(file: Path, results: dict[str, str]) -> None:
    """Put what the program does into the file, by title."""
    words = file.read_text(encoding="utf-8")

    def put(match: re.Match[str]) -> str:
        return match.group()[: match.start("tei") - match.start()] + results.get(match["title"], match["tei"]) + "```"

    file.write_text(_EXAMPLE.sub(put, words), encoding="utf-8")

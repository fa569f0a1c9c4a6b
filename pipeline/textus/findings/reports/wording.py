"""Words of findings for people: the line with a caret under it, numbers, and nothing that could steer a terminal."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from textus.findings.finding import Finding, Severity

EXCERPT_WIDTH = 100
_TAB = 4
_JOINERS = "\u200c\u200d"
_NOUNS = {
    Severity.ERROR: ("error", "errors"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.REVIEW: ("review", "review"),
    Severity.INFO: ("info", "info"),
}


def summary(findings: Iterable[Finding]) -> str:
    """How many findings there are of each severity: `1 error, 2 warnings`, or `no findings`."""
    parts = [f"{count} {_NOUNS[severity][count != 1]}" for severity, count in counts(findings).items() if count]
    return ", ".join(parts) or "no findings"


def excerpt(line: str, column: int, width: int = EXCERPT_WIDTH) -> tuple[str, str]:
    """The line as a terminal can show it, at most about `width` cells of it, and a caret under its column.

    Tabs become spaces, control and direction characters a visible stand-in; wide characters count two cells and
    combining ones none. `column` counts code points from 1 and may stand just behind the line.
    """
    cells = _cells(line)
    at = min(max(column - 1, 0), len(cells))
    starts = [0]
    for _, size in cells:
        starts.append(starts[-1] + size)
    first, last = _window(starts, at, width)
    before, after = ("…" if first else ""), ("…" if last < len(cells) else "")
    shown = before + "".join(cell for cell, _ in cells[first:last]) + after
    return shown, " " * (len(before) + starts[at] - starts[first]) + "^"


def printable(words: str) -> str:
    """The words on one line, with nothing in them that could steer a terminal."""
    return "".join(_byte(character) or _stand_in(character) for character in words)


def _window(starts: Sequence[int], at: int, width: int) -> tuple[int, int]:
    """The range of characters to show: the whole line if it fits, else what surrounds the character at `at`."""
    if starts[-1] <= width:
        return 0, len(starts) - 1
    left = max(0, min(starts[at] - width // 2, starts[-1] - width))
    first = next(index for index, start in enumerate(starts) if start >= left)
    last = max(index for index, start in enumerate(starts) if start <= starts[first] + width)
    return first, last


def _cells(line: str) -> list[tuple[str, int]]:
    cells: list[tuple[str, int]] = []
    total = 0
    for character in line:
        size = _TAB - total % _TAB if character == "\t" else _cell_width(character)
        cells.append((" " * size if character == "\t" else _stand_in(character), size))
        total += size
    return cells


def _cell_width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me") or character in _JOINERS:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _stand_in(character: str) -> str:
    if character.isprintable() or character in _JOINERS or unicodedata.category(character) == "Zs":
        return character
    code = ord(character)
    return chr(0x2400 + code) if code < 0x20 else "\u2421" if code == 0x7F else "\ufffd"


def _byte(character: str) -> str:
    """A byte of a file name that is no text (Python keeps it as a lone surrogate) as an escape; else nothing."""
    return f"\\x{ord(character) - 0xDC00:02x}" if "\udc80" <= character <= "\udcff" else ""


def counts(findings: Iterable[Finding]) -> Mapping[Severity, int]:
    """The number of findings of each severity, the gravest first."""
    counted = Counter(finding.severity for finding in findings)
    return {severity: counted[severity] for severity in sorted(Severity, reverse=True)}
